import { asPrinted } from './conversation.ts';
import { drawPolisMap, findingsOf, type PolisMap } from './polis/polis-map.ts';
import type { VoteTable } from './vote-table.ts';

/** Groups by number, as labels of people: the `groups` of a `reference.json`. */
export type NamedGroups = Readonly<Record<string, readonly (string | number)[]>>;

/**
 * The map of Polis as one JSON value with labels for keys: eligibility, components, projections, groups and consensus, and what follows from given groups.
 * @param reference groups with which `given_reference_groups` is computed; without them it is computed with the map's own groups
 */
export function polisMapAsJson(votes: VoteTable, reference: NamedGroups | undefined): Record<string, unknown> {
  const map = drawPolisMap(votes);
  const { table, components, positions, extremity } = map;
  const byStatement = (values: Iterable<number>) => Object.fromEntries(Array.from(values, (value, j) => [table.statements[j]?.id, value]));
  const person = (row: number) => asPrinted(table.people[row] as string);
  const statement = (j: number) => asPrinted(table.statements[j]?.id as string);
  return {
    mode: 'polis',
    in_conv: map.eligible.map(person),
    pca: { center: byStatement(components.centre), comps: components.axes.map(byStatement) },
    projections: Object.fromEntries(table.people.map((label, row) => [label, [positions[2 * row], positions[2 * row + 1]]])),
    statement_extremity: byStatement(extremity),
    k: map.groups.size,
    silhouettes: Object.fromEntries(map.silhouettes),
    groups: Object.fromEntries(Array.from(map.groups, ([id, rows]) => [id, rows.map(person)])),
    consensus: { agree: map.consensus.agree.map(statement), disagree: map.consensus.disagree.map(statement) },
    given_reference_groups: givenGroups(map, reference ? rowsNamed(table, reference) : map.groups),
  };
}

function rowsNamed({ people }: VoteTable, groups: NamedGroups): Map<number, number[]> {
  const rows = new Map(people.map((label, row) => [label, row]));
  return new Map(Object.entries(groups).map(([id, labels]) => [Number(id), labels.flatMap((label) => rows.get(String(label)) ?? [])]));
}

function givenGroups(map: PolisMap, groups: ReadonlyMap<number, readonly number[]>) {
  const findings = findingsOf(map, groups);
  const byStatement = <T>(values: Iterable<T>) => Object.fromEntries(Array.from(values, (value, j) => [map.table.statements[j]?.id, value]));
  return {
    group_stats: Object.fromEntries(Array.from(findings.statistics, ([id, statistics]) => [id, byStatement(statistics)])),
    repness: Object.fromEntries(
      Array.from(findings.representative, ([id, shown]) => [
        id,
        shown.map(({ statement, isForAgreeing }) => ({
          statement: asPrinted(map.table.statements[statement]?.id as string),
          repful_for: isForAgreeing ? 'agree' : 'disagree',
        })),
      ]),
    ),
    group_aware_consensus: byStatement(findings.groupAwareConsensus),
    priorities: byStatement(findings.priorities),
  };
}
