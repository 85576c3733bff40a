import type { Day } from '../../../platform/time/clock.ts';
import { addDays } from '../../../platform/time/school-days.ts';
import type { Group } from '../tables.ts';

/** For whom and when something holds; both days belong to it. */
export interface Holding {
  groups: readonly Group[];
  /** Null for the whole school. */
  classIds: readonly string[] | null;
  from: Day;
  until: Day;
}

/** Whether on some day two hold for the same group of the same class. */
export const overlap = (a: Holding, b: Holding): boolean => atTheSameTime(a, b) && forTheSameGroup(a, b) && inTheSameClass(a, b);

const atTheSameTime = (a: Holding, b: Holding): boolean => a.from <= a.until && b.from <= b.until && a.from <= b.until && b.from <= a.until;

const forTheSameGroup = (a: Holding, b: Holding): boolean => a.groups.some((group) => b.groups.includes(group));

const inTheSameClass = ({ classIds: a }: Holding, { classIds: b }: Holding): boolean => {
  if (a === null || b === null) return (a ?? b)?.length !== 0;
  return a.some((id) => b.includes(id));
};

/**
 * When each published version of one agreement holds: each later version takes over from its first day on.
 * @param versions in the order of their publication
 */
export function stretchesOf<Version extends Holding>(versions: readonly Version[]): Version[] {
  const stretches: Version[] = [];
  let takenFrom: Day | undefined;
  for (const version of versions.toReversed()) {
    const until = takenFrom !== undefined && takenFrom <= version.until ? addDays(takenFrom, -1) : version.until;
    if (version.from <= until) stretches.unshift({ ...version, until });
    if (takenFrom === undefined || version.from < takenFrom) takenFrom = version.from;
  }
  return stretches;
}

/** The version that holds on a day; undefined before the first and after the last. */
export const holdingOn = <Version extends Holding>(versions: readonly Version[], day: Day): Version | undefined =>
  stretchesOf(versions).find(({ from, until }) => from <= day && day <= until);

/** The next version that begins after a day. */
export const comingAfter = <Version extends Holding>(versions: readonly Version[], day: Day): Version | undefined =>
  stretchesOf(versions)
    .filter(({ from }) => from > day)
    .sort((a, b) => (a.from < b.from ? -1 : 1))[0];

/** What a draft contradicts: stretches of other agreements on its subject that hold for some of the same people at some of the same time. */
export const contradictionsOf = <Version extends Holding>(draft: Holding, others: readonly (readonly Version[])[]): Version[] =>
  others.flatMap((versions) => stretchesOf(versions)).filter((stretch) => overlap(draft, stretch));
