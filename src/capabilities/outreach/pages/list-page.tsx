import { LinkButton } from '../../../platform/pages/button/button.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { dateInWords } from '../../../platform/texts/dates.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Entry } from '../store/entries.ts';
import { staffWords as t } from '../texts/staff.ts';
import { Who } from './who.tsx';

interface Props {
  frame: Frame;
  today: Day;
  open: Entry[];
  /** Where the list goes on, if it does. */
  more: string | undefined;
  ended: { entry: Entry; erasedOn: Day }[];
  mayEnter: boolean;
  keepsRegister: boolean;
}

/** Contacts that the school lost, the longest first. */
export const ListPage = ({ frame, today, open, more, ended, mayEnter, keepsRegister }: Props) => (
  <StaffPage frame={frame} title={t('list.title')} here="/staff/lost">
    <h1>{t('list.title')}</h1>
    <p>{t('list.intro')}</p>
    <p class="quiet">{t('list.who-sees')}</p>
    <div class="buttons">
      {mayEnter && (
        <LinkButton icon="pencil" to="/staff/lost/new">
          {t('list.add')}
        </LinkButton>
      )}
      {keepsRegister && (
        <LinkButton look="second" to="/staff/lost/lessons">
          {t('list.lessons')}
        </LinkButton>
      )}
    </div>
    <section class="card">
      <h2>{t('list.open')}</h2>
      {open.length === 0 && <p>{t(mayEnter ? 'list.empty' : 'list.empty-only')}</p>}
      <ul class="rows">
        {open.map((entry) => (
          <Row entry={entry}>
            {t('list.since', { about: entry.isAbout ? 'yes' : 'no', day: dateInWords('nl', entry.lastOn) })} {goingLine(entry, today)}
          </Row>
        ))}
      </ul>
      {more && (
        <LinkButton look="second" icon="onward" to={more}>
          {t('list.more')}
        </LinkButton>
      )}
    </section>
    {ended.length > 0 && (
      <details class="card">
        <summary>
          {t('list.ended')} ({ended.length})
        </summary>
        <ul class="rows">
          {ended.map(({ entry, erasedOn }) => (
            <Row entry={entry}>{t('list.goes-on', { day: dateInWords('nl', erasedOn) })}</Row>
          ))}
        </ul>
      </details>
    )}
  </StaffPage>
);

const Row = ({ entry, children }: { entry: Entry; children?: unknown }) => (
  <li>
    <div>
      <Who name={entry.name} kind={entry.kind} around={entry.around} />
      <p class="quiet">{children}</p>
    </div>
    <a class="button second" href={`/staff/lost/${entry.id}`} aria-label={t('list.look-which', { name: entry.name })}>
      {t('list.look')}
    </a>
  </li>
);

/** Who goes, and what comes next. */
export function goingLine({ ownerName, dueOn }: Entry, today: Day): string {
  if (ownerName === null) return t('list.nobody');
  const goes = t('list.goes', { owner: ownerName });
  if (dueOn === null) return `${goes} ${t('list.no-step')}`;
  return `${goes} ${t(dueOn < today ? 'list.late' : 'list.next', { day: dateInWords('nl', dueOn) })}`;
}
