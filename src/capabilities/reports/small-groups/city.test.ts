import { expect, test } from 'vitest';
import { cityTable } from './city.ts';

test.each([
  ['half of all people in one school', [30, 15, 15], undefined],
  ['more than half in one school', [31, 15, 15], 'one-large'],
  ['thirty people', [10, 10, 10], undefined],
  ['twenty-nine people', [10, 10, 9], 'few'],
  ['two schools, and one in which nobody answered', [20, 20, 0], 'few-schools'],
])('a city with %s', (_, sizes, withheld) => {
  const table = cityTable(sizes.map((answered, place) => ({ school: `${place}`, answered, counts: [answered, 1] })));
  expect('withheld' in table ? table.withheld : table.counts[0]).toBe(withheld ?? sizes.reduce((sum, one) => sum + one, 0));
});
