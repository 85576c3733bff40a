import { expect, test } from 'vitest';
import { flemishHolidays, type Holiday } from './flemish-holidays.ts';

/** As the Flemish Government published them, from month-day to month-day. */
const published: Record<number, Partial<Record<Holiday['name'], [from: string, until: string]>>> = {
  // Christmas Day on a Saturday, Easter after 15 April.
  2021: { autumn: ['11-01', '11-07'], christmas: ['12-27', '01-09'], carnival: ['02-28', '03-06'], easter: ['04-04', '04-18'], ascension: ['05-26', '05-27'] },
  // Easter in March.
  2023: { autumn: ['10-30', '11-05'], christmas: ['12-25', '01-07'], carnival: ['02-12', '02-18'], easter: ['04-01', '04-14'], ascension: ['05-09', '05-10'] },
  2024: {
    autumn: ['10-28', '11-03'],
    christmas: ['12-23', '01-05'],
    carnival: ['03-03', '03-09'],
    easter: ['04-07', '04-21'],
    'whit-monday': ['06-09', '06-09'],
  },
  2025: {
    autumn: ['10-27', '11-02'],
    christmas: ['12-22', '01-04'],
    carnival: ['02-16', '02-22'],
    easter: ['04-06', '04-19'],
    'whit-monday': ['05-25', '05-25'],
  },
  // All Saints on a Sunday.
  2026: { autumn: ['11-02', '11-08'], armistice: ['11-11', '11-11'], 'labour-day': ['05-01', '05-01'], summer: ['07-01', '08-31'] },
};

test.each(Object.entries(published))('of the school year that begins in %s', (year, expected) => {
  const found = Object.fromEntries(flemishHolidays(Number(year)).map(({ name, from, until }) => [name, [from.slice(5), until.slice(5)]]));
  expect(found).toMatchObject(expected);
});

test('each is in its own year, and none ends before it begins', () => {
  for (let year = 2020; year < 2060; year++)
    for (const { name, from, until } of flemishHolidays(year))
      expect([name, from >= `${year}-09-01` && until <= `${year + 1}-08-31`, from <= until]).toEqual([name, true, true]);
});
