import { drawMapInWorker } from './map/drawing.ts';
import { layOutVotes, type Vote } from './map/vote-table.ts';
import type { Choice, Choices } from './rules/choices.ts';
import type { PartName } from './rules/parts.ts';
import { leastPeople } from './rules/segments.ts';

const votes: Partial<Record<Choice, Vote>> = { agree: 1, pass: 0, disagree: -1 };

/**
 * The groups that people fall into by what they said, where they would fall apart the same way another day; the largest has the first letter.
 * "I do not understand it" is no vote. Drawn on a thread of its own, so that pages are served meanwhile.
 * @param statementIds what was put to all of them
 * @returns one group a ballot, in the same order, null for who cast no vote; undefined where there are no firm groups
 */
export async function groupsIn(ballots: readonly Choices[], statementIds: readonly string[]): Promise<(PartName | null)[] | undefined> {
  if (ballots.length < 2 * leastPeople || statementIds.length === 0) return undefined;
  const columns = new Map(statementIds.map((id, column) => [id, column]));
  const cast = ballots.flatMap((choices, person) =>
    Object.entries(choices).flatMap(([id, choice]) => {
      const [column, vote] = [columns.get(id), votes[choice]];
      return column === undefined || vote === undefined ? [] : [{ person, column, vote }];
    }),
  );
  const table = layOutVotes(
    ballots.map((_, place) => String(place)),
    statementIds.map((id) => ({ id, isTakenOut: false, isMeta: false })),
    {
      person: Int32Array.from(cast, ({ person }) => person),
      statement: Int32Array.from(cast, ({ column }) => column),
      vote: Int8Array.from(cast, ({ vote }) => vote),
    },
  );
  if (table.people.length === 0) return undefined;
  const { groups } = await drawMapInWorker({ votes: table, segments: new Map(), choices: { leastPeople } });
  if (groups.length === 0) return undefined;
  const found: (PartName | null)[] = ballots.map(() => null);
  // Who cast no vote has no row, so people are found again by their label.
  for (const [place, { rows }] of groups.entries()) for (const row of rows) found[Number(table.people[row])] = `group:${letterOf(place)}`;
  return found;
}

const letterOf = (place: number): string => String.fromCharCode(65 + place);
