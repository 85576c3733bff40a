import { assert as holds, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choseIn, trueCounts } from './counts.ts';
import { feeling, madeUpSchool, seededChance, usualShape } from './made-up-school.ts';
import { published } from './made-up-tables.ts';
import { categoriesForFew, isShown } from './published.ts';
import { roundedAtRandom } from './rounding.ts';

describe('rounding', () => {
  test('is to the multiple below or above, leaves multiples alone, and is right on the whole', () => {
    holds(
      property(integer({ min: 0, max: 400 }), integer(), (count, seed) => {
        for (const base of [3, 5]) {
          const rounded = roundedAtRandom(count, base, seededChance(seed));
          expect(rounded % base).toBe(0);
          expect(Math.abs(rounded - count)).toBeLessThan(base);
        }
      }),
    );
    for (const count of [1, 2, 7, 11, 13]) {
      const chance = seededChance(count);
      const sum = Array.from({ length: 20_000 }, () => roundedAtRandom(count, 5, chance)).reduce((total, one) => total + one, 0);
      expect(Math.abs(sum / 20_000 - count)).toBeLessThan(0.1);
    }
  });
});

test('the answer that most gave is still the one that most gave, in nine of ten classes of fifteen and more', async () => {
  const found = { classes: 0, kept: 0, alone: 0 };
  for (let seed = 100; seed < 130; seed++) {
    const school = madeUpSchool(usualShape, seededChance(seed));
    const release = await published(school, seed);
    const counts = trueCounts(feeling, school.groups, school.people);
    for (const table of release.tables.filter(isShown)) {
      const own = counts.filter(({ leaf }) => leaf === table.group);
      if (!table.group.startsWith('class') || (own[0]?.answered ?? 0) < 15) continue;
      const truth = categoriesForFew(feeling).map((category) => choseIn(own, category));
      const top = table.shown.counts.flatMap((count, place) => (count === Math.max(...table.shown.counts) ? [place] : []));
      const isTop = (place: number): boolean => truth[place] === Math.max(...truth);
      found.classes++;
      if (top.some(isTop)) found.kept++;
      if (top.length === 1 && top.every(isTop)) found.alone++;
    }
  }
  const inHundred = (count: number): number => Math.round((count / found.classes) * 1000) / 10;
  process.stdout.write(
    `top answer among the published tops in ${inHundred(found.kept)} of 100 of ${found.classes} classes; published alone on top in ${inHundred(found.alone)}\n`,
  );
  expect(inHundred(found.alone)).toBeGreaterThanOrEqual(90);
});
