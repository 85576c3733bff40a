import { assert as holds, integer, property, uniqueArray } from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, isSchoolDay, readDay, schoolDaysBetween, schoolDaysLater } from './school-days.ts';

/** A Friday without school. */
const calendar = { closedDays: new Set(['2026-11-27']) };

test.each([
  ['2026-11-24', '2026-11-24'],
  ['2024-02-29', '2024-02-29'],
  ['2026-02-29', undefined],
  ['2026-13-01', undefined],
  ['2026-11-31', undefined],
  ['24/11/2026', undefined],
  ['2026-11-24 ', undefined],
  ['0000-00-00', undefined],
  ['0000-01-01', undefined],
  ['0001-01-01', '0001-01-01'],
  ['', undefined],
])('“%s” is a day of the calendar, or not', (text, expected) => {
  expect(readDay(text)).toBe(expected);
});

test('weekends and days without school do not count', () => {
  expect(schoolDaysLater(calendar, '2026-11-24', 0)).toBe('2026-11-24');
  expect(schoolDaysLater(calendar, '2026-11-24', 2)).toBe('2026-11-26');
  expect(schoolDaysLater(calendar, '2026-11-24', 3)).toBe('2026-11-30');
  expect(schoolDaysBetween(calendar, '2026-11-24', '2026-11-30')).toBe(3);
  expect(schoolDaysBetween(calendar, '2026-11-24', '2026-11-24')).toBe(0);
  expect(schoolDaysBetween(calendar, '2026-11-30', '2026-11-24')).toBe(0);
});

test('so many school days later lie as many school days on, whatever days are without school', () => {
  const closed = uniqueArray(integer({ min: 1, max: 60 }), { maxLength: 30 });
  holds(
    property(closed, integer({ min: 1, max: 30 }), (days, count) => {
      const own = { closedDays: new Set(days.map((one) => addDays('2026-11-24', one))) };
      const later = schoolDaysLater(own, '2026-11-24', count);
      expect([isSchoolDay(own, later), schoolDaysBetween(own, '2026-11-24', later)]).toEqual([true, count]);
    }),
  );
});

test('days go on over months, leap days and the hour that clocks are moved', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2);
});
