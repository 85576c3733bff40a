import type { PersonKind, RosterChange } from '../tables.ts';
import type { Present } from './roster-changes.ts';

/** What an import would change, in numbers and names for a person to check. */
export interface RosterSummary {
  arriving: Record<PersonKind, string[]>;
  leaving: Record<PersonKind, string[]>;
  renamed: { from: string; to: string }[];
  newClasses: string[];
  endedClasses: string[];
  renamedClasses: { from: string; to: string }[];
  /** Pupils and teachers whose classes change, arrivals and leavers not counted. */
  moves: number;
  /** Links between guardians and pupils that come or go. */
  families: number;
  isNothing: boolean;
  /** Whether so many would leave that it looks like a slip: more than a fifth of some kind of people. */
  isAlarming: boolean;
}

/** With more than this share gone at once, somebody is asked whether that is right. */
const alarmingShare = 0.2;

export function summaryOf(changes: readonly RosterChange[], present: Present): RosterSummary {
  const arriving: RosterSummary['arriving'] = { pupil: [], guardian: [], staff: [] };
  const leaving: RosterSummary['leaving'] = { pupil: [], guardian: [], staff: [] };
  const summary: RosterSummary = {
    arriving,
    leaving,
    renamed: [],
    newClasses: [],
    endedClasses: [],
    renamedClasses: [],
    moves: 0,
    families: 0,
    isNothing: changes.length === 0,
    isAlarming: false,
  };
  const comeOrGo = new Set<string>();
  for (const change of changes) {
    if (change.what === 'person') notePerson(summary, change, comeOrGo);
    if (change.what === 'class') noteClass(summary, change);
    if (change.what === 'guardianship') summary.families++;
  }
  summary.moves = new Set(changes.flatMap((change) => (change.what === 'membership' && !comeOrGo.has(change.personId) ? [change.personId] : []))).size;
  summary.isAlarming = (Object.keys(leaving) as PersonKind[]).some((kind) => {
    const here = present.persons.filter((person) => person.kind === kind && person.sourceId && !person.hasLeft).length;
    return leaving[kind].length > alarmingShare * here;
  });
  return summary;
}

function notePerson(
  { arriving, leaving, renamed }: RosterSummary,
  { id, before, after }: Extract<RosterChange, { what: 'person' }>,
  comeOrGo: Set<string>,
): void {
  if (!after) return;
  const name = `${after.givenName} ${after.familyName}`;
  const isHere = before !== null && !before.hasLeft;
  if (isHere === after.hasLeft) comeOrGo.add(id);
  if (!isHere && !after.hasLeft) arriving[after.kind].push(name);
  else if (isHere && after.hasLeft) leaving[after.kind].push(name);
  else if (before && name !== `${before.givenName} ${before.familyName}`) renamed.push({ from: `${before.givenName} ${before.familyName}`, to: name });
}

function noteClass({ newClasses, endedClasses, renamedClasses }: RosterSummary, { before, after }: Extract<RosterChange, { what: 'class' }>): void {
  if (!after) return;
  if (!before || before.hasLeft) newClasses.push(after.name);
  else if (after.hasLeft) endedClasses.push(after.name);
  else if (before.name !== after.name) renamedClasses.push({ from: before.name, to: after.name });
}
