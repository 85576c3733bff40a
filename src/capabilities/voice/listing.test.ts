import { describe, expect, test } from 'vitest';
import type { Version, Way } from '../../platform/two-books/books.ts';
import { type ReleasedRound, releaseOf, type SaidInRound } from '../../testing/released-voice.ts';
import { seededChance } from '../reports/small-groups/made-up-school.ts';
import { listsFrom } from './listing.ts';
import type { Choice, Choices } from './rules/choices.ts';
import { partsOf, withoutRest } from './rules/parts.ts';
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
  audience: 'guardians' as const,
  present,
  counts: { [id]: { agree, disagree, pass: 0, unclear: 0 } },
});

/** Rounding is drawn by chance: what is said here holds for every draw. */
async function drawnTwice(said: SaidInRound): Promise<ReleasedRound[]> {
  const found: ReleasedRound[] = [];
  for (const seed of [1, 2]) found.push(await releaseOf(said, seededChance(seed)));
  return found;
}

describe('what comes out', () => {
  test.each([
    ['nobody', 0],
    ['one voter', 1],
    ['nine voters', 9],
  ])('%s: nothing is shown', async (_, count) => {
    const put = statements(3);
    for (const { lists } of await drawnTwice({ statements: put, ballots: crowd(count, () => ({ choices: all(put, 'agree') })) }))
      expect(lists).toEqual({ isTooFew: true, shared: [], differs: [], unknown: [], pictures: [] });
  });

  test('all the same is shared, all who pass do not know, and all who do not understand say something of the statement', async () => {
    const put = statements(3);
    const ballots = crowd(40, () => ({ choices: { s0: 'agree', s1: 'pass', s2: 'unclear' } }));
    for (const { lists } of await drawnTwice({ statements: put, ballots })) {
      expect(lists.shared).toEqual([{ id: 's0', side: 'agree' }]);
      expect(lists.unknown).toEqual(
        expect.arrayContaining([
          { id: 's1', why: 'do-not-know' },
          { id: 's2', why: 'not-clear' },
        ]),
      );
      expect(lists.pictures).toEqual([]);
    }
  });

  test('what a small language group rejects is not called shared, and it is said who sees it how', async () => {
    const put = statements(8);
    const ballots = crowd(60, (n) => (n < 14 ? { language: 'ar', choices: { ...all(put, 'agree'), s0: 'disagree' } } : { choices: all(put, 'agree') }));
    for (const { lists } of await drawnTwice({ statements: put, ballots })) {
      expect(lists.shared.map(({ id }) => id)).not.toContain('s0');
      expect(lists.shared.length).toBeGreaterThan(4);
      expect(lists.differs).toEqual([
        {
          id: 's0',
          views: expect.arrayContaining([
            { who: 'language:other', side: 'disagree' },
            { who: 'language:dutch', side: 'agree' },
          ]),
        },
      ]);
      const [picture] = lists.pictures;
      const side = (who: string): number => Math.sign(picture?.parts.find(({ of }) => of === who)?.y ?? 0);
      const place = picture?.statements.find(({ of }) => of === 's0');
      expect([side('language:dutch') * side('language:other'), Math.sign(place?.y ?? 0)]).toEqual([-1, side('language:dutch')]);
    }
  });

  test('a group of which too few spoke keeps a statement out of what all share', async () => {
    const put = statements(4);
    const { s0: _, ...silent } = all(put, 'agree');
    const ballots = crowd(60, (n) => (n < 12 ? { language: 'tr', choices: silent } : { choices: all(put, 'agree') }));
    for (const { lists } of await drawnTwice({ statements: put, ballots })) {
      expect(lists.unknown).toContainEqual({ id: 's0', why: 'not-heard' });
      expect(lists.shared.map(({ id }) => id).sort()).toEqual(['s1', 's2', 's3']);
    }
  });

  test('hands of a room weigh as a group, and only from ten people on', async () => {
    const put = statements(4);
    const ballots = crowd(30, (n) => ({ way: n < 15 ? 'own-device' : 'paper', choices: all(put, 'agree') }));
    for (const { lists } of await drawnTwice({ statements: put, ballots, rooms: [room('s0', 14, 0, 14)] })) {
      expect(lists.shared.map(({ id }) => id)).not.toContain('s0');
      expect(lists.differs[0]?.views).toContainEqual({ who: 'way:room', side: 'disagree' });
    }
    for (const { lists } of await drawnTwice({ statements: put, ballots, rooms: [room('s0', 9, 0, 9)] }))
      expect(JSON.stringify(lists)).not.toContain('way:room');
    for (const { lists } of await drawnTwice({ statements: put, ballots: [], rooms: [room('s0', 34, 34, 0)] }))
      expect(lists.shared).toEqual([{ id: 's0', side: 'agree' }]);
  });

  test('firm groups are shown by a letter, with how they see what divides them', async () => {
    const put = statements(12);
    const ballots = crowd(80, (n) => ({ choices: Object.fromEntries(put.map(({ id }, place) => [id, place < 6 && n % 2 ? 'disagree' : 'agree'])) }));
    for (const { lists } of await drawnTwice({ statements: put, ballots })) {
      expect(lists.differs).toHaveLength(6);
      expect(lists.differs[0]?.views.map(({ who, side }) => [who, side]).sort()).toEqual([
        ['group:A', expect.stringMatching(/agree/)],
        ['group:B', expect.stringMatching(/agree/)],
      ]);
      expect(new Set(lists.differs[0]?.views.map(({ side }) => side)).size).toBe(2);
    }
  });

  test('a statement that was taken out counts nowhere', async () => {
    const put = statements(3).map((one, n) => (n === 0 ? { ...one, takenOutOn: '2026-12-01' } : one));
    const { lists, releases } = await releaseOf({ statements: put, ballots: crowd(20, () => ({ choices: all(put, 'agree') })) }, seededChance(1));
    expect(JSON.stringify([lists, releases])).not.toContain('"s0"');
    expect(lists.shared).toHaveLength(2);
  });

  test('what was put to pupils is judged by pupils, also when parents keep silent on it', async () => {
    const put = [...statements(2, ['pupils']), ...statements(2).map((one) => ({ ...one, id: `g${one.id}` }))];
    const ballots = [
      ...crowd(25, () => ({ version: '10-13', choices: { s0: 'agree', s1: 'agree' } })),
      ...crowd(25, () => ({ choices: { gs0: 'disagree', gs1: 'agree' } })),
    ];
    for (const { lists } of await drawnTwice({ statements: put, ballots })) expect(lists.shared).toHaveLength(4);
  });

  test('put to pupils and parents alike, who answers in another language is heard among both', async () => {
    const put = statements(4, ['guardians', 'pupils']);
    const said = (isAgainst: boolean): Choices => (isAgainst ? { ...all(put, 'agree'), s0: 'disagree' } : all(put, 'agree'));
    const of = (version: Version) => crowd(60, (n) => ({ version, language: n < 15 ? 'ar' : 'nl', choices: said(version === '10-13' && n < 15) }));
    for (const { lists } of await drawnTwice({ statements: put, ballots: [...of('10-13'), ...of('guardian')] })) {
      expect(lists.shared.map(({ id }) => id).sort()).toEqual(['s1', 's2', 's3']);
      expect(JSON.stringify(lists)).toContain('"role:pupils"');
      // Fifteen pupils against, fifteen parents along.
      const views = [...lists.differs, ...lists.unknown].find(({ id }) => id === 's0');
      expect(JSON.stringify(views)).not.toContain('{"who":"language:other","side":"agree"}');
    }
  });

  test('nobody is divided twice in a school year: what parts said then is told as what they said then', async () => {
    const put = statements(4).map((one) => ({ ...one, shippedAs: `shipped ${one.id}` }));
    const said = (n: number): Choices => (n < 20 ? { ...all(put, 'agree'), s0: 'disagree' } : all(put, 'agree'));
    const ballots = crowd(90, (n) => ({ language: n < 20 ? 'ar' : 'nl', choices: said(n) }));
    const first = await releaseOf({ statements: put, ballots }, seededChance(1));
    const second = await releaseOf({ statements: put, ballots }, seededChance(2), [first]);
    expect(second.releases.flatMap(({ tables }) => tables).filter(({ group, trait, shown }) => shown && (trait || group !== 'school'))).toEqual([]);
    expect(second.lists.shared.map(({ id }) => id)).not.toContain('s0');
    expect(second.lists.differs[0]?.views).toContainEqual({ who: 'language:other', side: 'disagree', isEarlier: true });
    expect(second.lists.shared.length).toBeGreaterThan(1);
  });

  test('a small school is shown a statement once a year, and is told so', async () => {
    const put = statements(3).map((one) => ({ ...one, shippedAs: `shipped ${one.id}` }));
    const ballots = crowd(30, () => ({ choices: all(put, 'agree') }));
    const first = await releaseOf({ statements: put, ballots }, seededChance(1));
    expect(first.lists.shared).toHaveLength(3);
    const other = { ...(put[0] as Statement), id: 'new', shippedAs: null };
    const again = crowd(30, () => ({ choices: all([...put, other], 'agree') }));
    const second = await releaseOf({ statements: [...put, other], ballots: again }, seededChance(2), [first]);
    expect(second.lists.shared).toEqual([{ id: 'new', side: 'agree' }]);
    expect(second.lists.unknown.map(({ why }) => why)).toEqual(['shown-before', 'shown-before', 'shown-before']);
  });

  test('a side is said only where rounding cannot have turned it round, and two sides differ also where all together are evenly divided', () => {
    const table = (trait: string | undefined, agree: number, disagree: number) => ({
      question: 's0',
      group: 'school',
      ...(trait && { trait }),
      shown: { answered: agree + disagree, counts: { agree, disagree, pass: 0, unclear: 0 } },
    });
    const listsOf = (dutch: [number, number], other: [number, number]) =>
      listsFrom({
        statements: statements(1),
        releases: [{ audience: 'guardians', tables: [table(undefined, 20, 20), table('dutch', ...dutch), table('other', ...other)] }],
        earlier: [],
      });
    expect(listsOf([20, 5], [0, 15]).differs).toEqual([
      {
        id: 's0',
        views: [
          { who: 'language:dutch', side: 'agree' },
          { who: 'language:other', side: 'disagree' },
        ],
      },
    ]);
    // Seven and six can be rounded to five and ten, and six and seven to ten and five.
    expect(listsOf([20, 5], [5, 10]).unknown).toEqual([{ id: 's0', why: 'divided' }]);
    expect(listsOf([10, 5], [0, 15]).differs.flatMap(({ views }) => views)).not.toContainEqual({ who: 'language:dutch', side: 'agree' });
  });

  test('ten thousand statements go through', { timeout: 20_000 }, () => {
    const put = statements(10_000);
    const tables = put.map(({ id }, n) => ({
      question: id,
      group: 'school',
      shown: { answered: 30, counts: { agree: n % 2 ? 30 : 15, disagree: n % 2 ? 0 : 15, pass: 0, unclear: 0 } },
    }));
    const { shared, unknown } = listsFrom({ statements: put, releases: [{ audience: 'guardians', tables }], earlier: [] });
    expect([shared.length, unknown.length]).toEqual([5000, 5000]);
  });
});

describe('parts', () => {
  test('small ones are taken together, and nobody is left over who could be found by subtracting', () => {
    const people = [
      ...Array.from({ length: 40 }, () => ({ version: 'guardian' as const, way: 'own-device' as const })),
      ...Array.from({ length: 12 }, () => ({ version: 'guardian' as const, way: 'talk' as const })),
      ...Array.from({ length: 3 }, () => ({ version: 'guardian' as const, way: 'paper' as const })),
    ];
    const counts = Map.groupBy(partsOf('guardians', people), (part) => part);
    // Three are too few, and twelve with three more are the others.
    expect([...counts].map(([part, some]) => [part, some.length])).toEqual([
      ['way:own-device', 40],
      ['way:others', 15],
    ]);
  });

  test('a few who are in no part are not left over either', () => {
    const some = (part: Parameters<typeof withoutRest>[0][number], count: number) => Array.from({ length: count }, () => part);
    const sizes = (...parts: ReturnType<typeof some>[]) => [...Map.groupBy(withoutRest(parts.flat()), (part) => part)].map(([part, all]) => [part, all.length]);
    expect(sizes(some(null, 3), some('way:room', 12))).toEqual([[null, 15]]);
    expect(sizes(some(null, 3), some('way:room', 12), some('way:talk', 20))).toEqual([
      [null, 15],
      ['way:talk', 20],
    ]);
    expect(sizes(some(null, 10), some('way:room', 12))).toEqual([
      [null, 10],
      ['way:room', 12],
    ]);
  });

  test('one part alone says nothing', () => {
    const people = Array.from({ length: 12 }, (_, n) => ({ version: 'guardian' as const, way: n === 0 ? ('paper' as const) : ('talk' as const) }));
    expect(new Set(partsOf('guardians', people))).toEqual(new Set([null]));
  });
});
