import { dayInWords } from '../../../platform/texts/dates.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { staffWords as t } from '../texts/staff.ts';

/** On Vandaag: statements that people wrote themselves, for who promised to read them. */
export const TodayCard = ({ waiting }: { waiting: { roundId: string; title: string; count: number; dueOn: Day }[] }) => (
  <section class="card">
    <h2>{t('today.title')}</h2>
    <ul class="rows">
      {waiting.map(({ roundId, title, count, dueOn }) => (
        <li>
          <a href={`/staff/voice/${roundId}/own`}>{t('today.waiting', { title, count, day: dayInWords('nl', dueOn) })}</a>
        </li>
      ))}
    </ul>
  </section>
);
