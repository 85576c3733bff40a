import type { VisiblePublication } from '../reading.ts';
import { isShown } from '../small-groups/published.ts';
import type { Rows } from '../spreadsheet.ts';
import { staffWords as t } from '../texts/staff.ts';
import { crossingAway, groupInWords, reasonInWords, sharesOf, traitInWords } from './words.ts';

/** In characters: question, group, answer, number, share, response, reason. */
export const columnWidths = [48, 18, 28, 10, 10, 36, 70] as const;

/** The very tables of the pages, one answer a row; a table that stays away is one row that says why. */
export function rowsOf(publication: VisiblePublication): Rows {
  const { audience, groups, questions } = publication;
  const names = ['question', 'group', 'answer', 'about', 'share', 'response', 'why'] as const;
  return [
    names.map((name) => t(`sheet.${name}`)),
    ...questions.flatMap(({ text, several, tables }) =>
      tables.flatMap((table): Rows => {
        const group = groups.find(({ id }) => id === table.group);
        const whole = group ? groupInWords(audience, group) : '';
        const name = table.trait === undefined ? whole : `${whole} · ${traitInWords(table.trait)}`;
        if (!isShown(table)) return [[text, name, '', '', '', '', table.trait === undefined ? reasonInWords(publication, table) : crossingAway(table)]];
        const shares = sharesOf(table.shown, several);
        return table.categories.map((category, place) => [
          text,
          name,
          category.text,
          table.shown.counts[place] ?? 0,
          shares[place] ?? 0,
          t(`response.${table.shown.response}`),
          '',
        ]);
      }),
    ),
  ];
}
