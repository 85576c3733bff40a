import { dateInWords } from '../../../platform/texts/dates.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { daysToFindOwner } from '../rules/owner.ts';
import type { Entry } from '../store/entries.ts';
import { staffWords as t } from '../texts/staff.ts';
import { Who } from './who.tsx';
import { Paragraphs } from './why.tsx';

interface Props {
  staffId: string;
  today: Day;
  /** To whom this member of staff goes, or could help to go. */
  followed: { entry: Entry; nextStep: string }[];
  /** To whom nobody goes yet, who waits longest first. */
  waiting: { entry: Entry; days: number; isLate: boolean }[];
  hasMore: boolean;
}

/** On Vandaag: to whom one goes, and for whom the school still looks for somebody. */
export const LostCard = ({ staffId, today, followed, waiting, hasMore }: Props) => (
  <section class="card">
    <h2>{t('today.title')}</h2>
    {followed.length > 0 && (
      <>
        <h3>{t('today.yours')}</h3>
        <ul class="rows">
          {followed.map(({ entry, nextStep }) => (
            <Row entry={entry}>
              <Paragraphs words={nextStep} />
              <p class="quiet">{entry.ownerId === staffId ? stepLine(entry, today) : t('today.for-colleague', { owner: entry.ownerName ?? '' })}</p>
            </Row>
          ))}
        </ul>
      </>
    )}
    {waiting.length > 0 && (
      <>
        <h3>{t('today.open')}</h3>
        <ul class="rows">
          {waiting.map(({ entry, days, isLate }) => (
            <Row entry={entry}>
              <p class="quiet">
                {t('today.waits', { days })} {isLate && t('today.late', { most: daysToFindOwner })}
              </p>
            </Row>
          ))}
        </ul>
        {hasMore && <p>{t('today.more')}</p>}
      </>
    )}
  </section>
);

const Row = ({ entry, children }: { entry: Entry; children?: unknown }) => (
  <li>
    <div>
      <Who name={entry.name} kind={entry.kind} around={entry.around} />
      {children}
    </div>
    <a class="button second" href={`/staff/lost/${entry.id}`} aria-label={t('list.look-which', { name: entry.name })}>
      {t('list.look')}
    </a>
  </li>
);

function stepLine({ dueOn }: Entry, today: Day): string {
  if (dueOn === null) return t('list.no-step');
  return t(dueOn < today ? 'list.late' : 'list.next', { day: dateInWords('nl', dueOn) });
}
