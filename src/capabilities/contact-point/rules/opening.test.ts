import { expect, test } from 'vitest';
import { holidayDays } from '../../people/index.ts';
import { openingOn } from './opening.ts';

const calendar = { closedDays: new Set(holidayDays(2026).map(({ day }) => day)) };

test.each([
  ['2026-11-24', 2, { isOpen: true, answerBy: '2026-11-26' }],
  // Over a weekend.
  ['2026-11-27', 2, { isOpen: true, answerBy: '2026-12-01' }],
  ['2026-11-28', 2, { isOpen: true, answerBy: '2026-12-01' }],
  // The last day before the Christmas holidays, and in them.
  ['2026-12-18', 2, { isOpen: false, why: 'holiday', until: '2027-01-04' }],
  ['2026-12-24', 2, { isOpen: false, why: 'holiday', until: '2027-01-04' }],
  // The last weekend of them.
  ['2027-01-02', 2, { isOpen: true, answerBy: '2027-01-05' }],
  ['2026-11-24', 1, { isOpen: false, why: 'too-few' }],
] as const)('on %s with %i contact persons', (day, members, opening) => {
  expect(openingOn(day, calendar, members)).toEqual(opening);
});
