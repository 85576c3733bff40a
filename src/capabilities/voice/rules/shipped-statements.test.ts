import { expect, test } from 'vitest';
import { forbiddenIn } from '../../../platform/questions/wording/forbidden-questions.ts';
import { languages } from '../../../platform/texts/words.ts';
import { audiences } from '../../../platform/two-books/books.ts';
import { findingsInQuestion } from '../../../platform/wording/shared-with-browser/questions.ts';
import { firstStatements, shippedStatements } from './shipped-statements.ts';
import { longestStatement } from './statements.ts';

test.each(shippedStatements)(
  '$id: one short sentence, that asks nothing that may not be asked, in every language of those who read it',
  ({ audience, words }) => {
    expect(Object.keys(words).sort()).toEqual(audience === 'staff' ? ['nl'] : [...languages].sort());
    for (const text of Object.values(words))
      expect([text, text.length]).toEqual([text, expect.toSatisfy((length: number) => length > 5 && length <= longestStatement)]);
    expect(forbiddenIn(words.nl)).toBeUndefined();
    expect(findingsInQuestion(words.nl).filter(({ ruleId }) => /long-sentence|jargon|abbreviation/.test(ruleId))).toEqual([]);
  },
);

test('ids are said once, and a round begins with something for everybody', () => {
  expect(new Set(shippedStatements.map(({ id }) => id)).size).toBe(shippedStatements.length);
  for (const audience of audiences) {
    const first = firstStatements(audience);
    expect(first.length).toBeGreaterThanOrEqual(3);
    // The next round of the school year begins with others as far as there are any (for staff there are not), and with as many.
    const next = firstStatements(audience, new Set(first));
    expect(next).toHaveLength(first.length);
    expect(next.filter((id) => first.includes(id)).length).toBeLessThan(audience === 'staff' ? first.length + 1 : first.length);
  }
});
