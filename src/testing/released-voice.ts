import { publishQuestion } from '../capabilities/reports/small-groups/publish.ts';
import type { PublishedQuestion } from '../capabilities/reports/small-groups/published.ts';
import { releasedFrom } from '../capabilities/reports/small-groups/released.ts';
import type { Chance } from '../capabilities/reports/small-groups/rounding.ts';
import { groupsOf } from '../capabilities/reports/small-groups/structure.ts';
import { count } from '../capabilities/voice/counting.ts';
import { listsFrom } from '../capabilities/voice/listing.ts';
import type { Choices } from '../capabilities/voice/rules/choices.ts';
import type { Lists } from '../capabilities/voice/rules/lists.ts';
import type { Release } from '../capabilities/voice/rules/releases.ts';
import type { RoomCounts } from '../capabilities/voice/rules/room.ts';
import type { Statement } from '../capabilities/voice/rules/statements.ts';
import type { Gathered } from '../platform/capability.ts';
import type { Language } from '../platform/texts/words.ts';
import { type Audience, audienceOf, type Version, type Way } from '../platform/two-books/books.ts';

export interface SaidInRound {
  statements: readonly Statement[];
  ballots: readonly { version: Version; way: Way | null; language: Language | null; choices: Choices }[];
  rooms?: readonly { audience: Audience; present: number; counts: RoomCounts }[];
}

export interface ReleasedRound {
  statements: readonly Statement[];
  gathered: Gathered[];
  /** By audience, in the order of `gathered`. */
  published: PublishedQuestion[][];
  releases: Release[];
  lists: Lists;
}

/** What comes out of a round of statements, counted, certified and listed as the program does it, without a database. */
export async function releaseOf(
  { statements, ballots, rooms = [] }: SaidInRound,
  chance: Chance,
  before: readonly { published: PublishedQuestion[][]; releases: Release[] }[] = [],
): Promise<ReleasedRound> {
  const round = { id: 'round', title: 'Wat vinden wij?', opensOn: '2026-11-24', closesOn: '2027-01-15', closedOn: '2027-01-16' };
  const earlier = before.flatMap(({ releases }) => releases);
  const saying = new Set([...ballots.map(({ version }) => audienceOf(version)), ...rooms.map(({ audience }) => audience)]);
  const released: ReleasedRound = {
    statements,
    gathered: [],
    published: [],
    releases: [],
    lists: { isTooFew: true, shared: [], differs: [], unknown: [], pictures: [] },
  };
  for (const audience of saying) {
    const gathered = await count({ round, ballots, rooms, statements, asked: ballots.map(({ version }) => version), earlier }, audience);
    const groups = groupsOf(gathered);
    const published: PublishedQuestion[] = [];
    for (const question of gathered.tables) {
      const again = before.flatMap((one) => one.published.flat()).filter((other) => other.question.question === question.question);
      published.push(await publishQuestion({ question, groups, people: gathered.people }, again, chance));
    }
    released.gathered.push(gathered);
    released.published.push(published);
    released.releases.push({ audience, tables: published.flatMap(releasedFrom) });
  }
  return { ...released, lists: listsFrom({ statements, releases: released.releases, earlier }) };
}

/** The same without any protection but a floor of ten people: exact numbers. */
export function naiveReleases(gathered: readonly Gathered[]): Release[] {
  return gathered.map(({ audience, tables, people }) => ({
    audience,
    tables: tables.flatMap(({ question, options }) => {
      const answering = people.filter(({ answers }) => answers[question]);
      const kinds = [
        { group: 'school', some: answering },
        ...[...Map.groupBy(answering, ({ year }) => year ?? '')].filter(([part]) => part).map(([group, some]) => ({ group, some })),
        ...[...Map.groupBy(answering, ({ traits }) => traits?.language ?? '')]
          .filter(([trait]) => trait)
          .map(([trait, some]) => ({ group: 'school', trait, some })),
      ];
      return kinds.map(({ some, ...about }) => ({
        question,
        ...about,
        ...(some.length < 10
          ? { because: 'few' }
          : {
              shown: {
                answered: some.length,
                counts: Object.fromEntries(options.map(({ id }) => [id, some.filter(({ answers }) => answers[question]?.[0] === id).length])),
              },
            }),
      }));
    }),
  }));
}
