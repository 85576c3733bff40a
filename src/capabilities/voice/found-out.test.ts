import { describe, expect, test } from 'vitest';
import type { CountedPerson, ReleasedTable } from '../../platform/capability.ts';
import type { Language } from '../../platform/texts/words.ts';
import type { Way } from '../../platform/two-books/books.ts';
import { naiveReleases, type ReleasedRound, releaseOf, type SaidInRound } from '../../testing/released-voice.ts';
import { type Crowd, findOut, type Statement as Known } from '../reports/small-groups/made-up-attack.ts';
import { between, seededChance } from '../reports/small-groups/made-up-school.ts';
import type { Chance } from '../reports/small-groups/rounding.ts';
import { listsFrom } from './listing.ts';
import { type Choice, choices } from './rules/choices.ts';
import type { Lists } from './rules/lists.ts';
import type { Release } from './rules/releases.ts';
import type { Statement } from './rules/statements.ts';

/** `MADE_UP_ROUNDS=100` runs more of them. */
const roundCount = Number(process.env.MADE_UP_ROUNDS ?? 10);
const statementCount = 4;

/** A round of parents in which parts are small, languages differ, and many statements are said the same to by nearly everybody: what is hardest to hide. */
function madeUpRound(chance: Chance): SaidInRound {
  const statements = Array.from(
    { length: statementCount },
    (_, place): Statement => ({
      id: `s${place}`,
      audiences: ['guardians'],
      words: { nl: `Zin ${place}` },
      shippedAs: null,
      place,
      putOn: '2026-11-24',
      takenOutOn: null,
    }),
  );
  const ways: Way[] = ['own-device', 'paper', 'talk'];
  const agreeing = statements.map(() => [100, 97, 85, 50, 8][chance(5)] as number);
  const turned = statements.map(() => chance(3) === 0);
  const ballots = Array.from({ length: between([24, 70], chance) }, () => {
    const way = ways[chance(10) < 7 ? 0 : 1 + chance(2)] as Way;
    const language: Language = chance(10) < 7 ? 'nl' : 'ar';
    const said = statements.flatMap(({ id }, place): [string, Choice][] => {
      if (chance(10) === 0) return [];
      const share = language === 'ar' && turned[place] ? 100 - (agreeing[place] as number) : (agreeing[place] as number);
      const drawn = chance(100);
      return [[id, drawn < share ? 'agree' : chance(3) > 0 ? 'disagree' : chance(2) ? 'pass' : 'unclear']];
    });
    return { version: 'guardian' as const, way, language, choices: Object.fromEntries(said) };
  });
  return { statements, ballots };
}

/** People whom the attacker knows to be alike, because everybody knows who reads what and who came how. */
const alike = ({ year, traits }: CountedPerson): string => `${year} ${traits?.language}`;

const saidBy = ({ answers }: CountedPerson, question: string): string | undefined => answers[question]?.[0];

interface Found {
  /** People with an answer that is known for certain. */
  known: number;
  /** People of whom it is certain that they did not say something. */
  excluded: number;
}

/** How far a published number may lie from the truth: rounded to fives for all and by language, to threes for a part. */
const asWeRound = ({ group }: ReleasedTable): number => (group === 'school' ? 4 : 2);
const exact = (): number => 0;

const isIn = (table: ReleasedTable, { year, traits }: CountedPerson): boolean =>
  table.trait ? traits?.language === table.trait : table.group === 'school' || year === table.group;

const optionsOf = (option: string): string[] => (option === 'no-opinion' ? ['pass', 'unclear'] : [option]);

const tablesOf = (releases: readonly Release[], question: string): ReleasedTable[] =>
  releases.flatMap(({ tables }) => tables).filter((one) => one.question === question && one.shown);

/** What somebody finds out about others who reads everything, knows in which part everybody is, exactly who answered, and what they said themselves. */
async function foundOut({ gathered }: ReleasedRound, releases: readonly Release[], reach: (table: ReleasedTable) => number): Promise<Found> {
  const found: Found = { known: 0, excluded: 0 };
  for (const { people, tables } of gathered)
    for (const { question } of tables) {
      const [me, ...others] = people.filter((person) => saidBy(person, question));
      if (!me) continue;
      const crowds = Map.groupBy(others, alike);
      const crowd: Crowd = { me: 1, ...Object.fromEntries([...crowds].map(([name, some]) => [name, some.length])) };
      const facts: Known[] = [{ crowds: ['me'], options: [saidBy(me, question) as string], least: 1, most: 1 }];
      for (const table of tablesOf(releases, question)) {
        const inside = [...crowds].filter(([, some]) => isIn(table, some[0] as CountedPerson)).map(([name]) => name);
        for (const [option, shown] of Object.entries(table.shown?.counts ?? {}))
          facts.push({
            crowds: isIn(table, me) ? ['me', ...inside] : inside,
            options: optionsOf(option),
            least: Math.max(0, shown - reach(table)),
            most: shown + reach(table),
          });
      }
      for (const [name, some] of crowds) {
        const told = Object.values(await findOut(crowd, choices, facts, name));
        if (told.some(([from]) => from === some.length)) found.known += some.length;
        else if (told.some(([, to]) => to === 0)) found.excluded += some.length;
      }
    }
  return found;
}

/** Of how many answers it is certain what they were for somebody who knows every other answer of everybody: nobody does, and no rounding holds against them. */
function foundOutByAllOthers(
  { gathered }: ReleasedRound,
  releases: readonly Release[],
  reach: (table: ReleasedTable) => number,
): { found: number; of: number } {
  const result = { found: 0, of: 0 };
  for (const { people, tables } of gathered)
    for (const { question } of tables)
      for (const target of people.filter((person) => saidBy(person, question))) {
        const fits = (choice: Choice): boolean =>
          tablesOf(releases, question).every((table) => {
            if (!isIn(table, target)) return true;
            const others = people.filter((person) => person !== target && isIn(table, person));
            return Object.entries(table.shown?.counts ?? {}).every(([option, shown]) => {
              const count =
                others.filter((person) => optionsOf(option).includes(saidBy(person, question) ?? '')).length + Number(optionsOf(option).includes(choice));
              return Math.abs(count - shown) <= reach(table);
            });
          });
        result.of++;
        if (choices.filter(fits).length === 1) result.found++;
      }
  return result;
}

/** The same, of lists that are made of exact numbers, and of one answer a person: what the lists of a school would tell if they were no more than sentences. */
function foundInExactLists({ gathered, statements }: ReleasedRound, chance: Chance): { found: number; of: number } {
  const result = { found: 0, of: 0 };
  const listsOf = (people: readonly CountedPerson[][]): string =>
    JSON.stringify(listsFrom({ statements, releases: naiveReleases(gathered.map((one, place) => ({ ...one, people: people[place] ?? [] }))), earlier: [] }));
  const published = listsOf(gathered.map(({ people }) => people));
  for (const [place, { people, tables }] of gathered.entries())
    for (const target of people) {
      const question = tables[chance(tables.length)]?.question ?? '';
      if (!saidBy(target, question)) continue;
      const fitting = choices.filter((choice) => {
        const other = people.map((person) => (person === target ? { ...person, answers: { ...person.answers, [question]: [choice] } } : person));
        return listsOf(gathered.map((one, at) => (at === place ? other : one.people))) === published;
      });
      result.of++;
      if (fitting.length === 1) result.found++;
    }
  return result;
}

/** How many statements stand in another list than they would by exact numbers, and how many of those are called shared. */
function otherwiseThanExact({ gathered, statements, lists }: ReleasedRound): Record<'otherwise' | 'newlyShared', { found: number; of: number }> {
  const byExact = listsFrom({ statements, releases: naiveReleases(gathered), earlier: [] });
  const standing = ({ shared, differs }: Lists, id: string): string =>
    shared.some((one) => one.id === id) ? 'shared' : differs.some((one) => one.id === id) ? 'differs' : 'unknown';
  const otherwise = statements.filter(({ id }) => standing(lists, id) !== standing(byExact, id));
  const newlyShared = otherwise.filter(({ id }) => standing(lists, id) === 'shared');
  return { otherwise: { found: otherwise.length, of: statements.length }, newlyShared: { found: newlyShared.length, of: otherwise.length } };
}

function add(sum: { found: number; of: number }, more: { found: number; of: number }): void {
  sum.found += more.found;
  sum.of += more.of;
}

describe('somebody who reads everything that is published', () => {
  test('finds out nothing of anybody from our figures and lists, and a lot from exact ones', { timeout: 600_000 }, async () => {
    const total = {
      people: 0,
      told: 0,
      ours: { known: 0, excluded: 0 },
      naive: { known: 0, excluded: 0 },
      others: { found: 0, of: 0 },
      otherwise: { found: 0, of: 0 },
      newlyShared: { found: 0, of: 0 },
      exactLists: { found: 0, of: 0 },
    };
    for (let seed = 1; seed <= roundCount; seed++) {
      const chance = seededChance(seed);
      const round = await releaseOf(madeUpRound(chance), chance);
      total.people += round.gathered.reduce((sum, one) => sum + one.people.length, 0);
      total.told += round.lists.shared.length + round.lists.differs.length;
      const [ours, naive] = [await foundOut(round, round.releases, asWeRound), await foundOut(round, naiveReleases(round.gathered), exact)];
      const others = foundOutByAllOthers(round, round.releases, asWeRound);
      for (const kind of ['known', 'excluded'] as const) {
        total.ours[kind] += ours[kind];
        total.naive[kind] += naive[kind];
      }
      add(total.others, others);
      add(total.exactLists, foundInExactLists(round, chance));
      const { otherwise, newlyShared } = otherwiseThanExact(round);
      add(total.otherwise, otherwise);
      add(total.newlyShared, newlyShared);
    }
    process.stdout.write(`${roundCount} made-up rounds of statements: ${JSON.stringify(total)}\n`);
    expect(total.ours).toEqual({ known: 0, excluded: 0 });
    expect(total.naive.known).toBeGreaterThan(roundCount / 2);
    // Sentences made of exact numbers tell on people too.
    expect(total.exactLists.found).toBeGreaterThan(0);
    expect(total.told).toBeGreaterThan(roundCount);
  });
});
