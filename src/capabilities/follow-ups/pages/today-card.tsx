import { LinkButton } from '../../../platform/pages/button/button.tsx';
import { dayInWords } from '../../../platform/texts/dates.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { type SchoolCalendar, schoolDaysBetween } from '../../../platform/time/school-days.ts';
import type { ClosedPromise } from '../store/closed.ts';
import type { OpenPromise } from '../store/promises.ts';
import { staffWords as t } from '../texts/staff.ts';

interface Props {
  promises: OpenPromise[];
  /** Promises of colleagues that one could take over. */
  standIn: OpenPromise[];
  /** What one answered today, to be opened again when that was a mistake. */
  closed: ClosedPromise[];
  staffId: string;
  today: Day;
  calendar: SchoolCalendar;
  what(kind: string): string;
}

/** Who waits for an answer: longest waiting first, never by what they said. */
export const TodayCard = ({ promises, standIn, closed, ...props }: Props) => (
  <section class="card">
    <h2>{t('today.waiting')}</h2>
    {promises.length === 0 && <p>{t('today.nobody')}</p>}
    {promises.length > 0 && <Rows promises={promises} {...props} />}
    {standIn.length > 0 && (
      <details>
        <summary>
          {t('today.substitute')} ({standIn.length})
        </summary>
        <Rows promises={standIn} {...props} />
      </details>
    )}
    {closed.length > 0 && (
      <details>
        <summary>
          {t('today.closed')} ({closed.length})
        </summary>
        <ul class="rows">
          {closed.map(({ id, askerName }) => (
            <li>
              <span>{askerName}</span>
              <LinkButton look="quietly" to={`/staff/promises/${id}`}>
                {t('today.reopen')}
              </LinkButton>
            </li>
          ))}
        </ul>
      </details>
    )}
  </section>
);

const Rows = ({ promises, ...props }: Omit<Props, 'standIn' | 'closed'>) => (
  <ul class="rows">
    {promises.map((promise) => (
      <Row promise={promise} {...props} />
    ))}
  </ul>
);

const Row = ({ promise, staffId, today, calendar, what }: Omit<Props, 'standIn' | 'closed' | 'promises'> & { promise: OpenPromise }) => {
  const { id, kind, askerName, className, urgency, personId, personName, askedOn, dueOn } = promise;
  return (
    <li>
      <div>
        <strong>{t('today.row', { name: askerName, className: className ?? 'none', what: what(kind) })}</strong>
        <p class="quiet">
          {urgency === 'today' && `${t('today.prefers-today')} `}
          {t('today.since', { day: dayInWords('nl', askedOn), days: schoolDaysBetween(calendar, askedOn, today) })}{' '}
          {dueOn <= today ? <strong>{dueLine(promise, today)}</strong> : dueLine(promise, today)}
        </p>
        {personId !== staffId && dueOn < today && <p class="quiet">{t('today.for-colleague', { person: personName })}</p>}
      </div>
      <LinkButton to={`/staff/promises/${id}`}>{t('today.open')}</LinkButton>
    </li>
  );
};

function dueLine({ dueOn, askerName }: OpenPromise, today: Day): string {
  if (dueOn < today) return t('today.late', { day: dayInWords('nl', dueOn), name: askerName });
  return dueOn === today ? t('today.due-today') : t('today.due', { day: dayInWords('nl', dueOn) });
}
