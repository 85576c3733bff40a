import type { GroupTable, Shown } from '../small-groups/published.ts';
import { staffWords as t } from '../texts/staff.ts';
import { sharesOf } from './words.ts';

interface TableProps {
  table: Pick<GroupTable, 'categories'> & { shown: Pick<Shown, 'answered' | 'counts'> };
  several: boolean;
}

/** The table beneath says the same, so whoever listens to the page hears it once. */
export const Bars = ({ table, several }: TableProps) => {
  const shares = sharesOf(table.shown, several);
  return (
    <div class="bars" aria-hidden="true">
      {table.categories.map(({ text }, place) => (
        <div>
          <p>{text}</p>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" fill="currentColor" aria-hidden="true">
            <path d={`M0 0h${shares[place] ?? 0}v10h-${shares[place] ?? 0}z`} />
          </svg>
        </div>
      ))}
    </div>
  );
};

export const Numbers = ({ table, several, caption, most }: TableProps & { caption: string; most: number }) => {
  const shares = sharesOf(table.shown, several);
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('table.answer')}</th>
          <th scope="col" class="number">
            {t('table.about')}
          </th>
          <th scope="col" class="number">
            {t('table.share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {table.categories.map(({ text }, place) => (
          <tr>
            <th scope="row">{text}</th>
            <td class="number">{table.shown.counts[place] || t('table.hardly', { most })}</td>
            <td class="number">{t('table.share-value', { share: shares[place] ?? 0 })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
