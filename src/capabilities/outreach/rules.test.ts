import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../platform/time/school-days.ts';
import { endedLongEnough, endingSlips, erasedOn, keptForDays } from './rules/ending.ts';
import { folded, nameIn } from './rules/names.ts';
import { goingSlips, waitForOwner } from './rules/owner.ts';
import { type Reason, reasonSlips } from './rules/reason.ts';
import { type Steps, stepSlips } from './rules/steps.ts';
import { obstacles } from './tables.ts';
import nl from './texts/staff/nl.json' with { type: 'json' };

const today = '2026-11-24';

describe('why contact was lost', () => {
  const reason: Reason = { lastOn: '2026-06-15', isAbout: true, obstacles: ['unknown'], known: '', guessed: '' };

  test.each<[string, Partial<Reason>, object]>([
    ['“wij weten het nog niet” is enough', {}, {}],
    ['today is enough', { lastOn: today }, {}],
    ['no day', { lastOn: '' }, { lastOn: 'reason.no-day' }],
    ['no day of the calendar', { lastOn: '2026-02-30' }, { lastOn: 'reason.day-odd' }],
    ['a year of the keyboard', { lastOn: '0206-06-15' }, { lastOn: 'reason.day-odd' }],
    ['a day that has yet to come', { lastOn: '2026-11-25' }, { lastOn: 'reason.day-ahead' }],
    ['nothing chosen', { obstacles: [] }, { obstacles: 'reason.no-obstacle' }],
    ['two slips at once', { lastOn: '', obstacles: [] }, { lastOn: 'reason.no-day', obstacles: 'reason.no-obstacle' }],
  ])('%s', (_, changed, expected) => {
    expect(reasonSlips({ ...reason, ...changed }, today)).toEqual(expected);
  });

  test('is something of the school in every case: its sentence speaks of us', () => {
    for (const obstacle of obstacles) expect(nl[`obstacle.${obstacle}`]).toMatch(/\b(wij|ons|onze)\b/i);
    for (const obstacle of obstacles) expect(nl[`obstacle.${obstacle}`]).not.toMatch(/ouder|mama|papa|weiger|gemotiveerd|betrokken|probleem|kansarm/i);
  });
});

describe('steps', () => {
  const none: Steps = { done: '', doneOn: today, next: '', dueOn: '' };

  test.each<[string, Partial<Steps>, object]>([
    ['nothing at all', {}, {}],
    ['nothing done, whatever day stands beside it', { doneOn: 'x' }, {}],
    ['only done', { done: 'Gebeld', doneOn: '2026-11-20' }, {}],
    ['only what comes next', { next: 'Langsgaan', dueOn: today }, {}],
    ['done on no day', { done: 'Gebeld', doneOn: '' }, { doneOn: 'steps.day-odd' }],
    ['done in a year of the keyboard', { done: 'Gebeld', doneOn: '0206-11-20' }, { doneOn: 'steps.day-odd' }],
    ['done tomorrow', { done: 'Gebeld', doneOn: '2026-11-25' }, { doneOn: 'steps.day-ahead' }],
    ['a next step without a day', { next: 'Langsgaan' }, { dueOn: 'steps.no-day' }],
    ['a day without a next step', { dueOn: '2026-12-01' }, { next: 'steps.no-words' }],
    ['a next step yesterday', { next: 'Langsgaan', dueOn: '2026-11-23' }, { dueOn: 'steps.day-past' }],
    ['a next step on no day', { next: 'Langsgaan', dueOn: '2026-11-31' }, { dueOn: 'steps.day-odd' }],
    ['a next step within a year', { next: 'Langsgaan', dueOn: '2027-11-24' }, {}],
    ['a next step after a year', { next: 'Langsgaan', dueOn: '2027-11-25' }, { dueOn: 'steps.day-far' }],
  ])('%s', (_, changed, expected) => {
    expect(stepSlips({ ...none, ...changed }, today)).toEqual(expected);
  });
});

describe('who goes', () => {
  test.each([
    ['', '', {}],
    ['an', '', {}],
    ['an', 'tom', {}],
    ['', 'tom', { owner: 'owner.first' }],
    ['an', 'an', { substitute: 'owner.same-person' }],
  ])('“%s” with “%s” to stand in', (ownerId, substituteId, expected) => {
    expect(goingSlips({ ownerId, substituteId })).toEqual(expected);
  });

  test.each([
    ['2026-11-24', [], 0, false],
    ['2026-11-23', [], 1, false],
    // Two weeks: ten school days, the last on which it is in time.
    ['2026-11-10', [], 10, false],
    ['2026-11-09', [], 11, true],
    // A holiday does not count.
    ['2026-11-09', ['2026-11-11'], 10, false],
    ['2026-10-30', ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-11'], 11, true],
  ])('waiting since %s with %j free', (since, free, days, isLate) => {
    expect(waitForOwner({ closedDays: new Set(free) }, since, today)).toEqual({ days, isLate });
  });
});

describe('the end', () => {
  test.each([
    ['back', '2026-11-20', {}],
    ['not-now', today, {}],
    ['back', '2026-06-15', {}],
    [undefined, today, { ending: 'ending.choose' }],
    ['back', '', { endedOn: 'ending.day-odd' }],
    ['back', '2026-11-25', { endedOn: 'ending.day-ahead' }],
    ['not-now', '2026-06-14', { endedOn: 'ending.day-before' }],
    [undefined, 'morgen', { ending: 'ending.choose', endedOn: 'ending.day-odd' }],
  ] as const)('%s since “%s”', (ending, endedOn, expected) => {
    expect(endingSlips({ ending, endedOn, cameOfIt: '' }, '2026-06-15', today)).toEqual(expected);
  });

  test.each([
    ['back', '2026-09-01', '2027-08-31'],
    ['back', '2026-12-31', '2027-08-31'],
    ['back', '2027-01-01', '2027-08-31'],
    ['back', '2027-08-31', '2027-08-31'],
    ['not-now', '2026-11-24', '2026-12-24'],
    ['not-now', '2027-08-30', '2027-09-29'],
    [null, null, '2027-11-25'],
  ] as const)('%s since %s is erased on %s', (ending, endedOn, expected) => {
    expect(erasedOn({ ending, endedOn, notedOn: today })).toBe(expected);
  });

  test('the day that a page promises is the first night on which it goes', () => {
    const someDay = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2024-01-01', days));
    fc.assert(
      fc.property(someDay, fc.constantFrom('back' as const, 'not-now' as const, null), (day, ending) => {
        const entry = { ending, endedOn: ending && day, notedOn: day };
        const isErased = (night: string): boolean => {
          const { backBy, notNowBy } = endedLongEnough(night);
          if (ending === 'back') return day <= backBy;
          return ending === 'not-now' ? day <= notNowBy : day < addDays(night, -keptForDays);
        };
        const promised = erasedOn(entry);
        return isErased(promised) && (promised === day || !isErased(addDays(promised, -1)));
      }),
    );
  });
});

describe('a name among what the school changes', () => {
  test.each([
    ['Wij bellen Fatima elke maand.', ['Fatima El Khatib'], 'Fatima'],
    ['wij bellen de familie khatib', ['Fatima El Khatib'], 'khatib'],
    ['Cagla krijgt een boek.', ['Çağla Yılmaz'], 'Cagla'],
    ['YILMAZ mag later komen.', ['Çağla Yılmaz'], 'YILMAZ'],
    ['Elk gezin hoort eerst goed nieuws.', ['Fatima El Khatib'], undefined],
    // Too short or too common to be told from other words.
    ['Wij bellen van 17 tot 18 uur.', ['Jo Van den Bossche'], undefined],
    ['Wij bellen Bossche', ['Jo Van den Bossche'], 'Bossche'],
    ['', ['Fatima El Khatib'], undefined],
    ['Wij zoeken een tolk.', [], undefined],
  ])('“%s”', (text, names, expected) => {
    expect(nameIn(text, names)).toBe(expected);
  });

  test('letters are the same with and without their marks', () => {
    expect(['Éloïse', 'İBRAHİM', 'Yılmaz', 'Şahin'].map(folded)).toEqual(['eloise', 'ibrahim', 'yilmaz', 'sahin']);
  });
});
