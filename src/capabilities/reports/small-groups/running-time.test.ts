import { expect, test } from 'vitest';
import { certify } from './certificate.ts';
import { madeUpSchool, seededChance, usualShape } from './made-up-school.ts';
import { published } from './made-up-tables.ts';

test('thirty classes, and a city of schools (`CITY_SCHOOLS=200`), are published and certified in a bearable time', { timeout: 3_600_000 }, async () => {
  const secondsOf = async (years: number, classesInYear: number, seed: number): Promise<number> => {
    const began = performance.now();
    const found = await published(madeUpSchool({ ...usualShape, years, classesInYear }, seededChance(seed)), seed);
    const { cells } = await certify(found, []);
    expect(cells.every(({ from, to, need }) => to - from >= need)).toBe(true);
    return (performance.now() - began) / 1000;
  };
  const thirty: number[] = [];
  for (let seed = 1; seed <= 6; seed++) thirty.push(await secondsOf(6, 5, seed));
  process.stdout.write(`30 classes, one question, published and certified in ${thirty.map((one) => one.toFixed(1)).join(', ')} s\n`);
  const schools = Number(process.env.CITY_SCHOOLS ?? 4);
  let city = 0;
  for (let seed = 1; seed <= schools; seed++) city += await secondsOf(6, 1 + (seed % 4), seed);
  process.stdout.write(`a city of ${schools} schools of 6 to 24 classes: ${city.toFixed(0)} s\n`);
});
