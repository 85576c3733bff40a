import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../platform/time/school-days.ts';
import { askingRefusal } from './rules/asking.ts';
import { differenceOf, piecesOf } from './rules/difference.ts';
import { doubtRefusal } from './rules/doubting.ts';
import { comingAfter, contradictionsOf, type Holding, holdingOn, overlap, stretchesOf } from './rules/holding.ts';
import { type Draft, inFives, refusalsOf, tooLongIn } from './rules/publishing.ts';
import { sharingRefusal } from './rules/sharing.ts';
import { starters, subjectOf } from './rules/starters.ts';
import { addressNameOf, keyOf, linesOf, longest, plainWords, wordFields } from './rules/words.ts';
import { type Group, groups } from './tables.ts';

const firstDay = '2026-09-01';
const day = (at: number): string => addDays(firstDay, at);
const lastDay = 40;
const classes = ['1A', '2A', '3A'];

const holding: fc.Arbitrary<Holding> = fc
  .record({
    groups: fc.subarray([...groups], { minLength: 1 }),
    classIds: fc.option(fc.subarray(classes, { minLength: 1 }), { nil: null }),
    from: fc.integer({ min: 0, max: lastDay }),
    length: fc.integer({ min: 0, max: 15 }),
  })
  .map(({ from, length, ...audience }) => ({ ...audience, from: day(from), until: day(Math.min(from + length, lastDay)) }));

/** All there is to hold for: each day, group and class, and whoever is in no class. */
function cellsOf({ groups: some, classIds, from, until }: Holding): Set<string> {
  const cells = new Set<string>();
  for (let at = daysBetween(firstDay, from); at <= daysBetween(firstDay, until); at++)
    for (const group of some) for (const name of classIds ?? [...classes, 'none']) cells.add(`${at} ${group} ${name}`);
  return cells;
}

const meet = (a: Set<string>, b: Set<string>): boolean => [...a].some((cell) => b.has(cell));

/** The text that holds on a day, looked up the slow way: the last published one that has begun, unless it is over. */
function slowlyOn(versions: readonly Holding[], on: string): Holding | undefined {
  const begun = versions.filter(({ from }) => from <= on).at(-1);
  return begun && on <= begun.until ? begun : undefined;
}

describe('two agreements on one subject', () => {
  test('contradict each other exactly when there is a day, a group and a class for which both hold', () => {
    let both = 0;
    fc.assert(
      fc.property(holding, holding, (a, b) => {
        const isSeen = meet(cellsOf(a), cellsOf(b));
        if (isSeen) both++;
        expect(overlap(a, b)).toBe(isSeen);
        expect(overlap(b, a)).toBe(isSeen);
      }),
      { numRuns: 3000 },
    );
    expect(both).toBeGreaterThan(300);
    expect(both).toBeLessThan(2700);
  });

  test('of which some were changed meanwhile: what counts is what holds on each day', () => {
    let refused = 0;
    fc.assert(
      fc.property(holding, fc.array(fc.array(holding, { minLength: 1, maxLength: 3 }), { maxLength: 3 }), (draft, others) => {
        const cells = cellsOf(draft);
        const isSeen = others.some((versions) =>
          Array.from({ length: lastDay + 1 }, (_, at) => ({ on: day(at), version: slowlyOn(versions, day(at)) })).some(
            ({ on, version }) => version && meet(cells, cellsOf({ ...version, from: on, until: on })),
          ),
        );
        if (isSeen) refused++;
        expect(contradictionsOf(draft, others).length > 0).toBe(isSeen);
      }),
      { numRuns: 1500 },
    );
    expect(refused).toBeGreaterThan(150);
  });

  test.each([
    ['the last day of one is the first of the other', { until: day(5) }, { from: day(5) }, true],
    ['one begins the day after the other ended', { until: day(5) }, { from: day(6) }, false],
    ['one is for the whole school', { classIds: null }, { classIds: ['1A'] }, true],
    ['each has its own class', { classIds: ['1A'] }, { classIds: ['2A'] }, false],
    ['one is for pupils, one for staff', { groups: ['pupils'] as Group[] }, { groups: ['staff'] as Group[] }, false],
  ])('%s', (_, changedA, changedB, expected) => {
    const whole: Holding = { groups: ['pupils', 'guardians'], classIds: null, from: day(0), until: day(10) };
    expect(overlap({ ...whole, ...changedA }, { ...whole, ...changedB })).toBe(expected);
  });
});

describe('the versions of one agreement', () => {
  test('never hold on the same day, and on each day holds the latest that has begun', () => {
    fc.assert(
      fc.property(fc.array(holding, { minLength: 1, maxLength: 5 }), (versions) => {
        for (let at = 0; at <= lastDay; at++) {
          const [now, slowly] = [holdingOn(versions, day(at)), slowlyOn(versions, day(at))];
          expect(now && { ...now, until: slowly?.until }).toEqual(slowly);
          const next = comingAfter(versions, day(at));
          expect(next === undefined || next.from > day(at)).toBe(true);
        }
        const days = stretchesOf(versions).flatMap(({ from, until }) => Array.from({ length: daysBetween(from, until) + 1 }, (_, at) => addDays(from, at)));
        expect(new Set(days).size).toBe(days.length);
      }),
    );
  });
});

describe('a difference', () => {
  const text = fc.array(fc.constantFrom('de', 'gsm', 'blijft', 'thuis', 'in', 'de', 'tas.', 'Ja'), { maxLength: 12 }).map((words) => words.join(' '));
  const joined = (pieces: readonly { words: string }[]): string => pieces.map(({ words }) => words).join('');

  test('holds the whole old and the whole new text, and marks nothing that stayed', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = differenceOf(before, after);
        expect(joined(piecesOf(pieces, 'added')).trim()).toBe(before);
        expect(joined(piecesOf(pieces, 'removed')).trim()).toBe(after);
        if (before === after) expect(pieces.every(({ what }) => what === 'same')).toBe(true);
      }),
    );
  });

  test('is as small as a person would make it', () => {
    expect(differenceOf('De gsm blijft in de tas.', 'De gsm blijft altijd in je tas.')).toEqual([
      { what: 'same', words: ' De gsm blijft' },
      { what: 'added', words: ' altijd' },
      { what: 'same', words: ' in' },
      { what: 'removed', words: ' de' },
      { what: 'added', words: ' je' },
      { what: 'same', words: ' tas.' },
    ]);
  });
});

describe('what is pasted', () => {
  test.each([
    ['characters without width', 'W\u200ba\u200ca\ufeffrom', 'Waarom'],
    ['marks that turn the direction', '\u202eomdat\u202c \u2066het\u2069 rust\u200f geeft', 'omdat het rust geeft'],
    ['a hyphen that nobody sees', 'spijbel\u00adregels', 'spijbelregels'],
    ['the line ends and spaces of a word processor', 'een\u00a0regel\r\n\r\n\r\n\r\ntwee\u2028drie\v', 'een regel\n\ntwee\ndrie'],
    ['a picture made of several', 'gezin 👨\u200d👩\u200d👧', 'gezin 👨\u200d👩\u200d👧'],
    ['nothing but what cannot be seen', ' \u200b\u2060\u200e\u061c ', ''],
  ])('%s', (_, pasted, expected) => {
    expect(plainWords(pasted)).toBe(expected);
    expect(plainWords(expected)).toBe(expected);
  });

  test('a list loses the dots and numbers before its lines', () => {
    expect(linesOf('•\tBellen\n- Sms’en\n1) Filmen\n\n  \nOver muziek')).toEqual(['Bellen', 'Sms’en', 'Filmen', 'Over muziek']);
  });

  test('a subject is one, however it is written', () => {
    expect(new Set(['Gsm', ' gsm ', 'GSM', 'gs\u200bm', 'Gsm!'].map(keyOf)).size).toBe(1);
    expect(subjectOf('ziek zijn').key).toBe('ill');
    expect(subjectOf('Fietsen op straat').key).toBe('fietsen op straat');
    expect(addressNameOf('Gsm én slimme toestellen')).toBe('gsm-en-slimme-toestellen');
    expect(addressNameOf('هاتف')).toBe('');
  });
});

describe('a draft', () => {
  const starter = starters[0];
  if (!starter) throw new Error('No subject ships.');
  const whole: Draft = {
    ...starter.words,
    groups: ['pupils'],
    classIds: null,
    from: '2026-09-01',
    until: '2026-12-18',
    answerableId: 'an',
    substituteId: 'tom',
  };
  const around = { day: '2026-11-24', staffIds: new Set(['an', 'tom']), isChange: false };

  test.each([
    ['an empty why', { why: '' }, { why: 'refused.why' }],
    ['a why that says nothing', { why: 'Omdat het moet.' }, { why: 'refused.why-must' }],
    ['only what may not', { allowed: '' }, { allowed: 'refused.allowed' }],
    ['eight lines', { allowed: 'ja\n'.repeat(8) }, { allowed: 'refused.too-many-lines' }],
    ['no help for who lacks something', { help: '' }, { help: 'refused.empty' }],
    ['no sentences that all say', { staffLine: '' }, { staffLine: 'refused.empty' }],
    ['nobody it is for', { groups: [] }, { groups: 'refused.groups' }],
    ['a class that is gone', { classIds: [] }, { groups: 'refused.groups' }],
    ['an end before the start', { until: '2026-08-31' }, { until: 'refused.before-start' }],
    ['an end that is over', { until: '2026-11-23' }, { until: 'refused.past' }],
    ['no days', { from: undefined, until: undefined }, { from: 'refused.day', until: 'refused.day' }],
    ['an end in two years', { until: '2028-09-01' }, { until: 'refused.too-far' }],
    ['nobody to ask', { answerableId: '' }, { answerable: 'refused.somebody' }],
    ['one person for both', { substituteId: 'an' }, { substitute: 'refused.same-person' }],
    ['forty pages', { decided: 'woord '.repeat(20_000) }, { decided: 'refused.too-long' }],
    ['everything', {}, {}],
  ] as const)('with %s', (_, changed, expected) => {
    expect(refusalsOf({ ...whole, ...changed }, around)).toEqual(expected);
  });

  test('that changes something says what, and why', () => {
    expect(refusalsOf(whole, { ...around, isChange: true })).toEqual({ whatChanged: 'refused.what-changed' });
  });

  test('is shown to count confirmations in fives only', () => {
    expect([0, 4, 5, 9, 10, 31].map(inFives)).toEqual([0, 0, 5, 5, 10, 30]);
  });
});

describe('the subjects that ship', () => {
  test.each(starters.map((starter) => [starter.id, starter] as const))('%s is whole, short and asks for nothing that must not be asked', (_, { words }) => {
    expect(tooLongIn(words)).toEqual({});
    for (const field of ['title', 'decided', 'allowed', 'why', 'followUp', 'ifNot', 'help', 'staffLine'] as const)
      expect([field, words[field]]).not.toEqual([field, '']);
    for (const field of wordFields) expect(plainWords(words[field])).toBe(words[field]);
    for (const sentence of wordFields.flatMap((field) => words[field].split(/[.?!\n]+/))) expect(sentence.trim().split(/\s+/).length).toBeLessThanOrEqual(18);
    expect(Object.values(words).join(' ')).not.toMatch(/kansarm|achterstand|sanctie|verplicht|\{|\}/i);
  });

  test('there are twelve, each once', () => {
    expect(new Set(starters.map(({ id }) => id)).size).toBe(12);
    expect(new Set(starters.map(({ name }) => keyOf(name))).size).toBe(12);
    expect(Object.keys(longest)).toEqual([...wordFields]);
  });
});

describe('an answer that is shared', () => {
  const asked = { words: 'Mijn zoon Adam heeft geen gsm omdat wij die niet kunnen betalen', names: ['Fatima', 'El Khatib'] };
  test.each([
    ['nothing', '', 'ja', 'share.empty'],
    ['a name of who asked', 'Vraag van mevrouw el khatib', 'Ja.', 'share.name'],
    ['the words of who asked', 'Wij hebben geen gsm omdat wij die niet kunnen betalen, kan dat?', 'Ja.', 'share.same'],
    ['too many words', 'x'.repeat(501), 'ja', 'share.too-long'],
    ['a question in other words', 'Wat als een kind geen toestel heeft?', 'Dan heb je er geen nodig.', undefined],
  ] as const)('with %s', (_, question, answer, expected) => {
    expect(sharingRefusal(question, answer, asked)).toBe(expected);
  });

  test('without a question beside it is only looked at for its length', () => {
    expect(sharingRefusal('Fatima vraagt', 'ja', undefined)).toBeUndefined();
  });
});

test('a question needs words, a voice, or a tap; a doubt needs words', () => {
  const nothing = { id: '1', kind: undefined, words: '', sound: undefined };
  expect(askingRefusal(nothing)).toBe('ask.empty');
  expect(askingRefusal({ ...nothing, kind: 'unclear' })).toBeUndefined();
  expect(askingRefusal({ ...nothing, sound: Buffer.of(1) })).toBeUndefined();
  expect(askingRefusal({ ...nothing, words: 'x'.repeat(4001) })).toBe('ask.too-long');
  expect([doubtRefusal('', 0), doubtRefusal('x'.repeat(601), 0), doubtRefusal('Wat met de opvang?', 30), doubtRefusal('Wat met de opvang?', 3)]).toEqual([
    'doubt.empty',
    'doubt.too-long',
    'doubt.too-many',
    undefined,
  ]);
});
