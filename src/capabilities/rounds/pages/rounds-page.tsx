import { Button, LinkButton } from '../../../platform/pages/button/button.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { dayInWords } from '../../../platform/texts/dates.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { type Version, versions } from '../../../platform/two-books/books.ts';
import type { State } from '../../../platform/two-books/opening.ts';
import { shippedSets } from '../rules/shipped-sets.ts';
import { staffWords as t } from '../texts/staff.ts';

export interface RoundLine {
  id: string;
  title: string;
  period: string;
  state: State;
  /** The day that goes with the state. */
  day: Day | null;
}

interface Props {
  frame: Frame;
  rounds: RoundLine[];
  /** Who may begin one. */
  mayBegin: boolean;
  /** Versions that there are people for. */
  present: Version[];
  /** Why a file was not taken. */
  slip?: string | undefined;
}

/** All rounds of a school, and how one begins. */
export const RoundsPage = ({ frame, rounds, mayBegin, present, slip }: Props) => (
  <StaffPage frame={frame} title={t('rounds.title')} here="/staff/rounds">
    <h1>{t('rounds.title')}</h1>
    <p>{t('rounds.intro')}</p>
    <h2>{t('rounds.list')}</h2>
    {rounds.length === 0 && <p>{t('rounds.none')}</p>}
    <ul class="rows">
      {rounds.map(({ id, title, period, state, day }) => (
        <li>
          <div>
            <strong>
              {title}
              {period && ` · ${period}`}
            </strong>
            <p class="quiet">{stateInWords(state, day)}</p>
          </div>
          <LinkButton look="second" to={`/staff/rounds/${id}`}>
            {t('rounds.look')}
            <span class="off-screen">{` ${title} ${period}`}</span>
          </LinkButton>
        </li>
      ))}
    </ul>
    {mayBegin && <Beginning present={present} slip={slip} />}
  </StaffPage>
);

export const stateInWords = (state: State, day: Day | null): string => t(`state.${state}`, { day: day ? dayInWords('nl', day) : '' });

const peopleInWords = (some: readonly Version[]): string => some.map((version) => t(`audience.${version}`)).join(', ');

const Beginning = ({ present, slip }: Pick<Props, 'present' | 'slip'>) => (
  <>
    <h2>{t('rounds.begin')}</h2>
    <p>{t('rounds.begin-intro')}</p>
    <div class="columns">
      {shippedSets.map(({ id, title, shipped }) => (
        <form class="card" method="post" action="/staff/rounds">
          <h3>{title.nl}</h3>
          <p>{t('rounds.for', { people: peopleInWords(versions.filter((version) => present.includes(version) && shipped[version].length > 0)) })}</p>
          <Button name="set" value={id}>
            {t('rounds.start', { title: title.nl })}
          </Button>
        </form>
      ))}
      <form class="card" method="post" action="/staff/rounds">
        <h3>{t('rounds.own')}</h3>
        <Button look="second" name="set" value="own">
          {t('rounds.own-start')}
        </Button>
      </form>
      <form class="card" method="post" action="/staff/rounds/files" enctype="multipart/form-data">
        <h3>{t('rounds.import')}</h3>
        <div class="field">
          <label for="file">{t('rounds.import-file')}</label>
          <p class="hint" id="file-hint">
            {t('rounds.import-hint')}
          </p>
          <input id="file" name="file" type="file" accept=".json,application/json" aria-describedby={slip ? 'file-hint file-slip' : 'file-hint'} />
          {slip && (
            <p class="slip" id="file-slip">
              {slip}
            </p>
          )}
        </div>
        <Button look="second">{t('rounds.import-start')}</Button>
      </form>
    </div>
  </>
);
