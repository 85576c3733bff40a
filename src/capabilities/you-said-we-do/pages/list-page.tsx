import { LinkButton } from '../../../platform/pages/button/button.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { dayInWords } from '../../../platform/texts/dates.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { staffWords as t } from '../texts/staff.ts';

export interface OccasionLine {
  id: string;
  title: string;
  heardBy: Day;
  answeredBy: Day;
  themes: number;
  open: number;
}

/** Rounds that are over, and what is still to be told. */
export const ListPage = ({ frame, occasions }: { frame: Frame; occasions: OccasionLine[] }) => (
  <StaffPage frame={frame} title={t('list.title')} here="/staff/you-said">
    <h1>{t('list.title')}</h1>
    <p>{t('list.intro')}</p>
    {occasions.length === 0 && <p>{t('list.none')}</p>}
    <ul class="rows">
      {occasions.map((occasion) => (
        <li>
          <div>
            <strong>{occasion.title}</strong>
            <p class="quiet">
              {occasion.themes === 0 ? t('list.no-themes') : t('list.open', { count: occasion.open })} {whatIsNext(occasion)}
            </p>
          </div>
          <LinkButton look="second" to={`/staff/you-said/${occasion.id}`}>
            {t('list.look')}
            <span class="off-screen">{` ${occasion.title}`}</span>
          </LinkButton>
        </li>
      ))}
    </ul>
  </StaffPage>
);

function whatIsNext({ themes, open, heardBy, answeredBy }: OccasionLine): string {
  if (themes === 0) return t('list.heard-by', { day: dayInWords('nl', heardBy) });
  return open > 0 ? t('list.answered-by', { day: dayInWords('nl', answeredBy) }) : '';
}

/** On Vandaag, while something is still to be told. */
export const TodayCard = ({ occasions }: { occasions: OccasionLine[] }) => (
  <section class="card">
    <h2>{t('today.title')}</h2>
    <ul class="rows">
      {occasions.map(({ id, title, themes, open, heardBy, answeredBy }) => (
        <li>
          <a href={`/staff/you-said/${id}`}>
            {themes === 0
              ? t('today.heard', { title, day: dayInWords('nl', heardBy) })
              : t('today.answers', { title, count: open, day: dayInWords('nl', answeredBy) })}
          </a>
        </li>
      ))}
    </ul>
  </section>
);
