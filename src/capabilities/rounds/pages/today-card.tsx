import { dayInWords } from '../../../platform/texts/dates.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { staffWords as t } from '../texts/staff.ts';

export interface TodayRound {
  id: string;
  title: string;
  /** While it is open. */
  open?: { until: Day; asked: number; left: number } | undefined;
  /** How many said something by name that is for this reader. */
  named: number;
}

/** On Vandaag: what was said by name, and whom an open round has not reached. */
export const TodayCard = ({ rounds }: { rounds: TodayRound[] }) => (
  <section class="card">
    <h2>{t('today.title')}</h2>
    <ul class="rows">
      {rounds.map(({ id, title, open, named }) => (
        <>
          {open && (
            <li>
              <a href={`/staff/rounds/${id}/people`}>{t('today.open', { title, day: dayInWords('nl', open.until), left: open.left, asked: open.asked })}</a>
            </li>
          )}
          {named > 0 && (
            <li>
              <a href={`/staff/rounds/${id}/named`}>{t('today.named', { title, count: named })}</a>
            </li>
          )}
        </>
      ))}
    </ul>
  </section>
);
