import { describe, expect, test } from 'vitest';
import type { Version, Way } from '../../platform/two-books/books.ts';
import { listsFrom } from './mapping.ts';
import type { Choice, Choices } from './rules/choices.ts';
import { remarksOn } from './rules/reading.ts';
import { safeSegments } from './rules/segments.ts';
import type { Statement } from './rules/statements.ts';

const statements = (count: number, audiences: Statement['audiences'] = ['guardians']): Statement[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `s${n}`,
    audiences,
    words: { nl: `Zin ${n}` },
    shippedAs: null,
    place: n,
    putOn: '2026-11-24',
    takenOutOn: null,
  }));

interface Person {
  version?: Version;
  way?: Way;
  language?: 'nl' | 'ar' | 'tr';
  choices: Choices;
}

const crowd = (count: number, of: (n: number) => Person) =>
  Array.from({ length: count }, (_, n) => ({ version: 'guardian' as const, way: 'own-device' as const, language: 'nl' as const, ...of(n) }));

const all = (put: readonly Statement[], choice: Choice): Choices => Object.fromEntries(put.map(({ id }) => [id, choice]));

const room = (id: string, present: number, agree: number, disagree: number) => ({
  id: 'r',
  audience: 'guardians' as const,
  heldOn: '2026-11-24',
  present,
  counts: { [id]: { agree, disagree, pass: 0, unclear: 0 } },
});

describe('what comes out', () => {
  test.each([
    ['nobody', 0],
    ['one voter', 1],
    ['nine voters', 9],
  ])('%s: nothing is shown', async (_, count) => {
    const put = statements(3);
    expect(await listsFrom({ ballots: crowd(count, () => ({ choices: all(put, 'agree') })), rooms: [], statements: put })).toMatchObject({
      isTooFew: true,
      shared: [],
    });
  });

  test('ten who all say the same share it; all who pass do not know it; all who do not understand it say something of the statement', async () => {
    const put = statements(3);
    const ballots = crowd(12, () => ({ choices: { s0: 'agree', s1: 'pass', s2: 'unclear' } }));
    expect(await listsFrom({ ballots, rooms: [], statements: put })).toEqual({
      isTooFew: false,
      shared: [{ id: 's0', side: 'agree' }],
      differs: [],
      unknown: [
        { id: 's1', why: 'do-not-know' },
        { id: 's2', why: 'not-clear' },
      ],
      pictures: [],
    });
  });

  test('what a small language group rejects is not called shared, and it is said who sees it how', async () => {
    const put = statements(8);
    const ballots = crowd(60, (n) => (n < 12 ? { language: 'ar', choices: { ...all(put, 'agree'), s0: 'disagree' } } : { choices: all(put, 'agree') }));
    const lists = await listsFrom({ ballots, rooms: [], statements: put });
    expect(lists.shared.map(({ id }) => id)).not.toContain('s0');
    expect(lists.differs).toEqual([
      {
        id: 's0',
        views: expect.arrayContaining([
          { who: 'language:ar', side: 'disagree' },
          { who: 'language:nl', side: 'agree' },
        ]),
      },
    ]);
  });

  test('hands of a room weigh as a group, and only from ten people on', async () => {
    const put = statements(4);
    const ballots = crowd(30, () => ({ choices: all(put, 'agree') }));
    const large = await listsFrom({ ballots, rooms: [room('s0', 14, 0, 14)], statements: put });
    expect(large.shared.map(({ id }) => id)).not.toContain('s0');
    expect(large.differs[0]?.views).toContainEqual({ who: 'way:room', side: 'disagree' });
    const small = await listsFrom({ ballots, rooms: [room('s0', 9, 0, 9)], statements: put });
    expect(JSON.stringify(small)).not.toContain('way:room');
    const alone = await listsFrom({ ballots: [], rooms: [room('s0', 14, 14, 0)], statements: put });
    expect(alone.shared).toEqual([{ id: 's0', side: 'agree' }]);
  });

  test('a statement that was taken out counts nowhere', async () => {
    const put = statements(3).map((one, n) => (n === 0 ? { ...one, takenOutOn: '2026-12-01' } : one));
    const lists = await listsFrom({ ballots: crowd(20, () => ({ choices: all(put, 'agree') })), rooms: [], statements: put });
    expect(JSON.stringify(lists)).not.toContain('"s0"');
  });

  test('what was put to pupils is judged by pupils, also when parents keep silent on it', async () => {
    const put = [...statements(2, ['pupils']), ...statements(2).map((one) => ({ ...one, id: `g${one.id}` }))];
    const ballots = [
      ...crowd(15, () => ({ version: '10-13', choices: { s0: 'agree', s1: 'agree' } })),
      ...crowd(15, () => ({ choices: { gs0: 'disagree', gs1: 'agree' } })),
    ];
    const { shared } = await listsFrom({ ballots, rooms: [], statements: put });
    expect(shared).toHaveLength(4);
  });

  test('ten thousand statements go through', { timeout: 20_000 }, async () => {
    const put = statements(10_000);
    const ballots = crowd(30, (n) => ({
      choices: Object.fromEntries(put.filter((_, place) => place % 30 < 12 + (n % 3)).map(({ id }) => [id, 'agree' as const])),
    }));
    const { shared, unknown } = await listsFrom({ ballots, rooms: [], statements: put });
    expect(shared.length + unknown.length).toBe(10_000);
  });
});

describe('segments', () => {
  test('small ones are taken together, and nobody is left over who could be found by subtracting', () => {
    const people = [
      ...Array.from({ length: 40 }, () => ({ version: 'guardian' as const, way: null, language: 'nl' as const })),
      ...Array.from({ length: 12 }, () => ({ version: 'guardian' as const, way: null, language: 'ar' as const })),
      ...Array.from({ length: 3 }, () => ({ version: 'guardian' as const, way: null, language: 'tr' as const })),
    ];
    const counts = new Map<string, number>();
    for (const names of safeSegments(people)) for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    // Three are too few, and twelve with three more are the others.
    expect(Object.fromEntries(counts)).toEqual({ 'language:nl': 40, 'language:others': 15 });
  });

  test('a kind of which everybody is the same, or of which only one segment is left, says nothing', () => {
    const people = Array.from({ length: 12 }, (_, n) => ({
      version: 'guardian' as const,
      way: 'paper' as const,
      language: n === 0 ? ('tr' as const) : ('nl' as const),
    }));
    expect(safeSegments(people).every((names) => names.size === 0)).toBe(true);
  });
});

describe('what a reader looks at', () => {
  const around = { names: ['An', 'Bart', 'El Khatib', 'De Smet'], statements: ['De poort mag vroeger open.'], longest: 160 };
  test.each<[string, string[]]>([
    ['Er is te veel lawaai.', []],
    ['An is streng.', ['name']],
    ['Er is een probleem aan de poort.', []],
    ['Mevrouw de Smet luistert.', ['name']],
    ['De poort mag vroeger open!', ['near']],
    ['De poort mag later dicht.', []],
    ['Iedereen is dom.', ['harm']],
    ['🙂🙂🙂', ['no-words']],
    ['   ', ['no-words']],
    ['woord '.repeat(400), ['long']],
    ['هو غبي', ['harm']],
  ])('%s', (words, kinds) => {
    expect(remarksOn(words, around).map(({ kind }) => kind)).toEqual(kinds);
  });
});
