import { asPrinted, type Conversation } from './conversation.ts';
import { drawFairMap, type FairMap } from './fair/fair-map.ts';
import type { Judgement, Unit } from './fair/judging.ts';
import type { VoteTable } from './vote-table.ts';

const whyNoGroups = {
  'few-people': 'There are too few people, or too few in one of the groups, to show groups.',
  'not-firm': 'No division into groups stays the same when other people or other statements are drawn, so none is shown.',
};

/**
 * The map that a school shows as one JSON value. Lists are in the order in which they are shown; everything else is in the order of labels. Numbers are rounded
 * to six digits, so that equal maps are equal texts.
 */
export function fairMapAsJson({ votes, segments, remarks }: Conversation): Record<string, unknown> {
  const map = drawFairMap(votes, segments, { leastPeople: 10, copiesCountOnce: true });
  const statement = (j: number) => asPrinted(votes.statements[j]?.id as string);
  const person = (row: number) => asPrinted(votes.people[row] as string);
  return {
    mode: 'fair',
    shared: map.shared.map(statement),
    differs: map.differs.map(statement),
    unknown: map.unknown.map(statement),
    groups: Object.fromEntries(map.groups.map(({ rows }, id) => [id, rows.map(person)])),
    stability: Object.fromEntries(map.groups.map(({ stability }, id) => [id, rounded(stability)])),
    k: map.groups.length,
    why_no_groups: map.whyNoGroups ? whyNoGroups[map.whyNoGroups] : null,
    group_facts: Object.fromEntries(
      map.groups.map(({ rows, medianVotes, centre }, id) => [id, { people: rows.length, median_votes: medianVotes, centre: centre.map(rounded) }]),
    ),
    listened_to: map.units.filter(({ kind }) => kind === 'segment').map(({ name }) => name),
    statements: Object.fromEntries(
      map.judgements.flatMap((judgement, j) => (judgement ? [[votes.statements[j]?.id, judgementAsJson(judgement, map.units)]] : [])),
    ),
    places: placesAsJson(votes, map),
    remarks:
      map.copies > 1
        ? [...remarks, `Every ballot occurs a multiple of ${map.copies} times: these are copies of one conversation, which counts once.`]
        : remarks,
  };
}

function judgementAsJson(judgement: Judgement, units: readonly Unit[]) {
  const { standing, side, agrees, disagrees, passes, share, low, high, leastSupport, mostDoubtful, verdicts } = judgement;
  const heard = units.map(({ name, kind }, n) => {
    const { along = 0, opinions = 0, support = 0, rejects = 0 } = verdicts[n] ?? {};
    return [`${kind} ${name}`, { along, opinions, support: rounded(support), rejects: rounded(rejects) }];
  });
  return {
    standing,
    side,
    agrees,
    disagrees,
    passes,
    share: rounded(share),
    interval: [rounded(low), rounded(high)],
    least_support: rounded(leastSupport),
    doubt: rounded(mostDoubtful),
    heard: Object.fromEntries(heard),
  };
}

const placesAsJson = ({ people }: VoteTable, { positions, certainty }: FairMap) =>
  Object.fromEntries(
    people.map((label, row) => [
      label,
      { x: rounded(positions[2 * row] as number), y: rounded(positions[2 * row + 1] as number), certainty: rounded(certainty[row] as number) },
    ]),
  );

/** To six digits behind the point; never -0, which prints like 0 and is not equal to it. */
const rounded = (x: number): number => Math.round(x * 1e6) / 1e6 + 0;
