import content from '../../../../content/voice-statements.json' with { type: 'json' };
import type { Text } from '../../../platform/texts/text.ts';
import type { Audience } from '../../../platform/two-books/books.ts';

export interface ShippedStatement {
  id: string;
  audience: Audience;
  theme: string;
  words: Text;
}

const setOf: Record<Audience, 'pupil' | 'parent' | 'staff'> = { pupils: 'pupil', guardians: 'parent', staff: 'staff' };

interface ContentStatement {
  id: string;
  theme: string;
  text: Text;
}

/** The statements that ship, for everybody to whom a round can be put. */
export const shippedStatements: readonly ShippedStatement[] = (Object.keys(setOf) as Audience[]).flatMap((audience) =>
  ((content as unknown as Record<string, ContentStatement[]>)[setOf[audience]] ?? []).map(({ id, theme, text }) => ({ id, audience, theme, words: text })),
);

/**
 * What a round begins with unless the school says otherwise: two of each theme, so that everything comes up.
 * @param used what was put this school year: it comes last, because a school can be shown it once a year only, or in parts only once
 */
export function firstStatements(audience: Audience, used: ReadonlySet<string> = new Set()): string[] {
  const themes = Map.groupBy(
    shippedStatements.filter((one) => one.audience === audience),
    ({ theme }) => theme,
  );
  return [...themes.values()].flatMap((some) => {
    const ids = some.map(({ id }) => id);
    return [...ids.filter((id) => !used.has(id)), ...ids.filter((id) => used.has(id))].slice(0, 2);
  });
}
