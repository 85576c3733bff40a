import { LinkButton } from '../../../platform/pages/button/button.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { dayInWords } from '../../../platform/texts/dates.ts';
import type { KeptPromises } from '../../follow-ups/index.tsx';
import type { Coverage, NotAsked } from '../store/coverage.ts';
import { staffWords as t } from '../texts/staff.ts';

export type CoverageWithPromises = Coverage & { promises: KeptPromises };

/** Who was asked, who answered, to whom a person answered in time. Counts of people, never of moods. A column a period: three fit on a phone. */
export const CoverageTable = ({ name, coverage }: { name: string; coverage: CoverageWithPromises[] }) => (
  <div class="wide">
    <table>
      <caption>{t('coverage.caption', { name, pupils: coverage[0]?.pupils ?? 0 })}</caption>
      <thead>
        <tr>
          <td>{t('coverage.last')}</td>
          {coverage.map(({ weeks }) => (
            <th scope="col">{t('coverage.weeks', { weeks })}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {linesOf(coverage).map(({ what, cells }) => (
          <tr>
            <th scope="row">{what}</th>
            {cells.map((cell) => (
              <td>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const linesOf = (coverage: CoverageWithPromises[]): { what: string; cells: (string | number)[] }[] => [
  { what: t('coverage.asked'), cells: coverage.map(({ asked, pupils }) => t('coverage.of', { count: asked, pupils })) },
  { what: t('coverage.answered'), cells: coverage.map(({ answered, pupils }) => t('coverage.of', { count: answered, pupils })) },
  { what: t('coverage.not-reached'), cells: coverage.map(({ asked, pupils }) => pupils - asked) },
  { what: t('coverage.kept'), cells: coverage.map(({ promises }) => (promises.due === 0 ? t('coverage.kept-none') : t('coverage.kept-of', { ...promises }))) },
];

interface SchoolProps {
  frame: Frame;
  /** Null for somebody who sees their own classes only. */
  whole: CoverageWithPromises[] | null;
  /** `left` is how many the open check-in has not reached; null when none is open. */
  classes: { id: string; name: string; left: number | null }[];
}

/** The classes stand in the order of their names, and each shows only whom somebody still has to ask. */
export const CoveragePage = ({ frame, whole, classes }: SchoolProps) => (
  <StaffPage frame={frame} title={t('coverage.title')} here="/staff/coverage">
    <h1>{t('coverage.title')}</h1>
    <p>{t('coverage.intro')}</p>
    {whole && <CoverageTable name={t('coverage.school')} coverage={whole} />}
    <h2>{t('coverage.classes')}</h2>
    <ul class="rows">
      {classes.map(({ id, name, left }) => (
        <li>
          <span>
            <strong>{name}</strong> {left === null ? t('coverage.class-shut') : t('coverage.class-left', { count: left })}
          </span>
          <LinkButton look="second" to={`/staff/classes/${id}`}>
            {t('coverage.look')}
            <span class="off-screen">{` ${name}`}</span>
          </LinkButton>
        </li>
      ))}
    </ul>
    {whole && (
      <section class="card">
        <h2>{t('coverage.guardians')}</h2>
        <p>{t('coverage.guardians-text')}</p>
        <LinkButton look="second" to="/staff/check-ins/guardians">
          {t('class.rhythm')}
        </LinkButton>
      </section>
    )}
  </StaffPage>
);

interface NotAskedProps {
  pupils: NotAsked[];
  more?: boolean;
  /** On Vandaag, with pupils of several classes. */
  isToday?: boolean;
  /** Whether any class is asked now. */
  isOpen?: boolean;
}

/** Alphabetical, with a way to say who will ask. */
export const NotAskedList = ({ pupils, more = false, isToday = false, isOpen = true }: NotAskedProps) => (
  <>
    <h2 id="not-asked">{t('not-asked.title')}</h2>
    {pupils.length === 0 && <p>{t(isOpen ? 'not-asked.everybody' : 'not-asked.shut')}</p>}
    <ul class="rows">
      {pupils.map(({ personId, givenName, familyName, classId, className, plannedBy, plannedOn }) => (
        <li>
          <div>
            <bdi>
              {givenName} {familyName}
            </bdi>
            {isToday && ` (${className})`}
            {plannedBy && plannedOn && <p class="quiet">{t('not-asked.planned', { person: plannedBy, day: dayInWords('nl', plannedOn) })}</p>}
          </div>
          {!plannedBy && (
            <form method="post" action={`/staff/check-ins/${classId}/plans`}>
              {isToday && <input type="hidden" name="from" value="today" />}
              <button class="button quietly" name="pupil" value={personId} aria-label={t('not-asked.plan-for', { name: `${givenName} ${familyName}` })}>
                {t('not-asked.plan')}
              </button>
            </form>
          )}
          <a
            class="button second"
            href={`/staff/check-ins/${classId}/talks?pupil=${personId}`}
            aria-label={t('not-asked.talk-with', { name: `${givenName} ${familyName}` })}
          >
            {t('not-asked.talk')}
          </a>
        </li>
      ))}
    </ul>
    {more && <p>{t('not-asked.more')}</p>}
  </>
);
