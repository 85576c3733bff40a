import { LinkButton } from '../../../platform/pages/button/button.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { dayInWords } from '../../../platform/texts/dates.ts';
import type { Term } from '../rules/answering.ts';
import { staffWords as t } from '../texts/staff.ts';

export interface OccasionLine {
  id: string;
  title: string;
  heardBy: Term;
  answeredBy: Term;
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
  if (themes > 0 && open === 0) return '';
  const { day, isOver } = themes === 0 ? heardBy : answeredBy;
  if (isOver) return t('list.late', { day: dayInWords('nl', day) });
  return t(themes === 0 ? 'list.heard-by' : 'list.answered-by', { day: dayInWords('nl', day) });
}

/** On Vandaag, while something is still to be told. */
export const TodayCard = ({ occasions }: { occasions: OccasionLine[] }) => (
  <section class="card">
    <h2>{t('today.title')}</h2>
    <ul class="rows">
      {occasions.map((occasion) => (
        <li>
          <a href={`/staff/you-said/${occasion.id}`}>{whatWaits(occasion)}</a>
        </li>
      ))}
    </ul>
  </section>
);

function whatWaits({ title, themes, open, heardBy, answeredBy }: OccasionLine): string {
  const { day, isOver } = themes === 0 ? heardBy : answeredBy;
  const on = dayInWords('nl', day);
  if (isOver) return t('today.late', { title, day: on });
  return themes === 0 ? t('today.heard', { title, day: on }) : t('today.answers', { title, count: open, day: on });
}
