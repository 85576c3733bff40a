import { expect, test } from 'vitest';
import { filled, type Question, type Text } from './rules/questions.ts';
import { firstQuestions, shippedSets } from './rules/shipped-sets.ts';
import { type Version, versions } from './tables.ts';

/**
 * Nobody timed a parent or a child yet. This reckons, for somebody who reads slowly and reads everything: words a minute aloud as a child in the
 * middle of its class reads at the end of the second year (100), and for the youngest of the first (60). Source: Hasbrouck and Tindal, "An update to compiled
 * oral reading fluency norms", University of Oregon, 2017 (English; there is no such table for Dutch).
 */
const wordsInMinute = (version: Version): number => (version === '6-9' ? 60 : 100);

/** To choose and tap, and to go on. */
const secondsToChoose = 4;
/** To say or type something where words are asked; half of people do. */
const secondsToSay = 20;

const wordsIn = (text: Text): number => filled(text.nl, { periode: 'het eerste trimester' }).split(/\s+/).length;

function secondsFor(version: Version, { text, helper, options, kind }: Question): number {
  const words = [text, ...(helper ? [helper] : []), ...options.map((option) => option.text)].reduce((sum, one) => sum + wordsIn(one), 0);
  return (words / wordsInMinute(version)) * 60 + secondsToChoose + (kind === 'words' ? secondsToSay / 2 : 0);
}

const sets = shippedSets
  .flatMap((set) => versions.map((version) => ({ id: set.id, version, questions: firstQuestions(set, version) })))
  .filter(({ questions }) => questions.length > 0);

test.each(sets)('$id for $version takes a slow reader less than five minutes, by reckoning', ({ id, version, questions }) => {
  const seconds = questions.reduce((sum, question) => sum + secondsFor(version, question), 0);
  process.stdout.write(`${id} for ${version}: ${(seconds / 60).toFixed(1)} minutes\n`);
  expect(seconds).toBeLessThan(300);
});
