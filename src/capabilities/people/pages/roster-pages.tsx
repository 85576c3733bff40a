import { Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Choices } from '../../../platform/pages/choice/choice.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { dateInWords } from '../../../platform/texts/dates.ts';
import type { RosterProblem } from '../roster/roster.ts';
import type { RosterSummary } from '../rules/roster-summary.ts';
import type { RosterImport } from '../store/roster.ts';
import { personKinds } from '../tables.ts';
import { staffWords as t } from '../texts/staff.ts';

interface RosterProps {
  frame: Frame;
  imports: RosterImport[];
  slip?: 'roster.no-file' | 'roster.again';
  problems?: RosterProblem[];
  done?: 'roster.applied' | 'roster.undone' | undefined;
}

/** Bringing in a roster: choose a file; and what was brought in before. */
export const RosterPage = ({ frame, imports, slip, problems = [], done }: RosterProps) => (
  <StaffPage frame={frame} title={t('roster.title')} here="/staff/roster">
    <h1>{t('roster.title')}</h1>
    {done && (
      <Notice>
        {t(done)} <a href="/staff/coverage">{t('roster.to-classes')}</a>
      </Notice>
    )}
    <p>{t('roster.intro')}</p>
    <p class="quiet">{t('roster.never')}</p>
    {problems.length > 0 && (
      <Notice worry>
        <p>{t('roster.problems')}</p>
        <ul>
          {problems.map(({ message }) => (
            <li>{message}</li>
          ))}
        </ul>
      </Notice>
    )}
    <form class="card" method="post" action="/staff/roster" enctype="multipart/form-data">
      <div class="field">
        <label for="file">{t('roster.file')}</label>
        <input id="file" name="file" type="file" accept=".zip,application/zip" aria-describedby={slip ? 'file-slip' : undefined} />
        {slip && (
          <p class="slip" id="file-slip">
            {t(slip)}
          </p>
        )}
      </div>
      <Button>{t('roster.look')}</Button>
    </form>
    <h2>{t('roster.past')}</h2>
    {imports.length === 0 && <p>{t('roster.none')}</p>}
    <ul class="rows">
      {imports.map(({ id, appliedOn, appliedBy, summary, isUndone }, index) => (
        <li>
          <div>
            <strong>
              {appliedBy
                ? t('roster.by', { day: dateInWords('nl', appliedOn), person: appliedBy })
                : t('roster.by-command', { day: dateInWords('nl', appliedOn) })}
            </strong>
            <p class="quiet">
              {summary}
              {isUndone && ` · ${t('roster.was-undone')}`}
            </p>
          </div>
          {!isUndone && imports.findIndex((one) => !one.isUndone) === index && (
            <form method="post" action={`/staff/roster/imports/${id}/undoing`}>
              <Button look="second">{t('roster.undo')}</Button>
            </form>
          )}
        </li>
      ))}
    </ul>
  </StaffPage>
);

interface PlanProps {
  frame: Frame;
  /** Names the file that was read, until it is applied or forgotten. */
  token: string;
  schools: { sourceId: string; name: string }[];
  chosen: string | undefined;
  summary: RosterSummary | undefined;
  slip?: boolean;
}

/** What would change, in words, before anything does. */
export const RosterPlanPage = ({ frame, token, schools, chosen, summary, slip = false }: PlanProps) => (
  <StaffPage frame={frame} title={t('roster.plan')} here="/staff/roster">
    <h1>{t('roster.plan')}</h1>
    {schools.length > 1 && (
      <form class="card" method="get" action={`/staff/roster/plans/${token}`}>
        <fieldset>
          <legend>
            <h2>{t('roster.school')}</h2>
          </legend>
          {!summary && <p>{t('roster.choose-school')}</p>}
          <Choices name="school" chosen={chosen ? [chosen] : []} options={schools.map(({ sourceId, name }) => ({ value: sourceId, text: name }))} />
        </fieldset>
        <Button look="second">{t('roster.look')}</Button>
      </form>
    )}
    {summary && <Plan summary={summary} />}
    {summary && !summary.isNothing && (
      <form method="post" action={`/staff/roster/plans/${token}/application`}>
        <input type="hidden" name="school" value={chosen ?? ''} />
        {summary.isAlarming && (
          <>
            <Notice worry>{t(slip ? 'roster.alarm-first' : 'roster.alarm')}</Notice>
            <Choices name="sure" several options={[{ value: 'yes', text: t('roster.alarm-yes') }]} />
          </>
        )}
        <Buttons>
          <Button icon="check">{t('roster.apply')}</Button>
          <LinkButton look="second" to="/staff/roster">
            {t('roster.cancel')}
          </LinkButton>
        </Buttons>
      </form>
    )}
    {(!summary || summary.isNothing) && <LinkButton to="/staff/roster">{t('roster.title')}</LinkButton>}
  </StaffPage>
);

const Plan = ({ summary }: { summary: RosterSummary }) => {
  if (summary.isNothing) return <Notice>{t('roster.nothing')}</Notice>;
  return (
    <div class="card">
      {linesOf(summary).map(({ words, names }) =>
        names.length === 0 ? (
          <p>{words}</p>
        ) : (
          <details>
            <summary>{words}</summary>
            <ul>
              {names.slice(0, mostNames).map((name) => (
                <li>{name}</li>
              ))}
              {names.length > mostNames && <li>{t('roster.and-more', { count: names.length - mostNames })}</li>}
            </ul>
          </details>
        ),
      )}
    </div>
  );
};

const mostNames = 200;

/** Each kind of change in a sentence, with the names it is about. */
function linesOf({
  arriving,
  leaving,
  renamed,
  newClasses,
  endedClasses,
  renamedClasses,
  moves,
  families,
}: RosterSummary): { words: string; names: string[] }[] {
  const changed = (pair: { from: string; to: string }): string => t('roster.from-to', pair);
  const lines: [Parameters<typeof t>[0], string[] | number][] = [
    ...personKinds.map((kind): [Parameters<typeof t>[0], string[]] => [`roster.arriving-${kind}`, arriving[kind]]),
    ...personKinds.map((kind): [Parameters<typeof t>[0], string[]] => [`roster.leaving-${kind}`, leaving[kind]]),
    ['roster.renamed', renamed.map(changed)],
    ['roster.new-classes', newClasses],
    ['roster.ended-classes', endedClasses],
    ['roster.renamed-classes', renamedClasses.map(changed)],
    ['roster.moves', moves],
    ['roster.families', families],
  ];
  return lines.flatMap(([key, what]) => {
    const count = typeof what === 'number' ? what : what.length;
    return count === 0 ? [] : [{ words: t(key, { count }), names: typeof what === 'number' ? [] : what }];
  });
}

/** The same in one line, to keep beside the import. */
export const summaryInWords = (summary: RosterSummary): string =>
  linesOf(summary)
    .map(({ words }) => words)
    .join(' · ') || t('roster.nothing');
