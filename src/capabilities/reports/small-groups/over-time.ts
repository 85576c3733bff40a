import { baseOf, fewest, type Group, type GroupTable, isShown, type Level, type PublishedQuestion, type Reason } from './published.ts';
import { chainOf, schoolGroup } from './structure.ts';

/** What was published of the same question before, in the same school year, oldest first. */
export type Earlier = readonly PublishedQuestion[];

/** Between what each count and the number of people lay, in one release. */
interface Seen {
  answered: Interval;
  counts: Interval[];
}

type Interval = readonly [least: number, most: number];

/**
 * Whether people of a class, year, small school or part of a crossing were shown, or said to be alike, this school year. They are not shown again:
 * somebody who is sure that nobody changes their answer, and knows who took part each time, could lay the tables on each other.
 * Made-up school years show that this happens. A large school is shown each time.
 */
export function wereShown(
  { group, trait, answered }: { group: string; trait?: string | undefined; answered: number },
  groups: readonly Group[],
  earlier: Earlier,
): boolean {
  if (trait !== undefined) return earlier.some(({ tables }) => tables.some((table) => table.trait !== undefined && isShown(table)));
  if (group === schoolGroup && answered >= fewest.forAgain) return false;
  return smallGroupsIn(earlier).some((small) => chainOf(groups, group).includes(small) || chainOf(groups, small).includes(group));
}

const smallGroupsIn = (earlier: Earlier): string[] =>
  earlier.flatMap(({ tables }) =>
    tables
      .filter((table) => (isShown(table) ? !(table.group === schoolGroup && table.shown.answered >= fewest.forAgain) : tellsOfPeople(table.withheld.because)))
      .map(({ group }) => group),
  );

/** "Alike" says something of their answers; the same people are shown in the table that has them. */
const tellsOfPeople = (because: Reason): boolean => because === 'alike' || because === 'same-people';

/**
 * The tables from which somebody could tell what a person answered who came to a group, or left it, since an earlier time —
 * even somebody who is sure that all others stayed and answered the same again, and who saw every release of this question.
 * @returns places in the list of tables
 */
export function tablesThatTellWhoCame(now: PublishedQuestion, earlier: Earlier): number[] {
  return now.tables.flatMap((table, place) => {
    if (!isShown(table)) return [];
    if (wereShown({ ...table, answered: table.shown.answered }, now.groups, earlier)) return [place];
    const level = now.groups.find(({ id }) => id === table.group)?.level ?? 'class';
    const releases = [...earlier.flatMap((before) => before.tables.filter((one) => isTheSame(one, table))), table].map((one) => seenIn(one, level));
    return tells(releases, now.question.several) ? [place] : [];
  });
}

const isTheSame = (before: GroupTable, now: GroupTable): boolean =>
  isShown(before) && before.group === now.group && before.trait === now.trait && JSON.stringify(meaning(before)) === JSON.stringify(meaning(now));

const meaning = ({ categories }: GroupTable): string[][] => categories.map(({ options }) => options);

function seenIn(table: GroupTable, level: Level): Seen {
  if (!isShown(table)) throw new TypeError('only what is shown is seen');
  const base = baseOf(level);
  const around = (rounded: number): Interval => [Math.max(0, rounded - base + 1), rounded + base - 1];
  const [least, most] = around(table.shown.answered);
  return { answered: [Math.max(fewest.inGroup, least), most], counts: table.shown.counts.map(around) };
}

/** Somebody came just before one of the releases, or left: is only one answer possible? */
function tells(releases: readonly Seen[], several: boolean): boolean {
  for (let turn = 1; turn < releases.length; turn++)
    for (const came of [true, false]) {
      const isThere = releases.map((_, place) => place >= turn === came);
      if (several ? tellsOneOption(releases, isThere) : tellsAnswer(releases, isThere)) return true;
    }
  return false;
}

function tellsAnswer(releases: readonly Seen[], isThere: readonly boolean[]): boolean {
  const options = (releases[0] as Seen).counts.map((_, option) => option);
  return options.filter((chosen) => fits(releases, isThere, chosen)).length === 1;
}

function fits(releases: readonly Seen[], isThere: readonly boolean[], chosen: number): boolean {
  const others = (releases[0] as Seen).counts.map((_, option) =>
    common(releases.map(({ counts }, place) => less(counts[option] as Interval, option === chosen && isThere[place]))),
  );
  const [least, most] = common(releases.map(({ answered }, place) => less(answered, isThere[place])));
  const sum = (end: 0 | 1): number => others.reduce((total, interval) => total + interval[end], 0);
  return others.every(([from, to]) => from <= to) && least <= most && sum(0) <= most && sum(1) >= least;
}

/** Where somebody may choose several options, each of them is a question by itself. */
function tellsOneOption(releases: readonly Seen[], isThere: readonly boolean[]): boolean {
  return (releases[0] as Seen).counts.some((_, option) => {
    const isPossible = (chose: boolean): boolean => {
      const [from, to] = common(releases.map(({ counts }, place) => less(counts[option] as Interval, chose && isThere[place])));
      return from <= to;
    };
    return isPossible(true) !== isPossible(false);
  });
}

const less = ([least, most]: Interval, isOne: boolean | undefined): Interval => (isOne ? [Math.max(0, least - 1), most - 1] : [least, most]);

const common = (intervals: readonly Interval[]): Interval => [
  Math.max(0, ...intervals.map(([least]) => least)),
  Math.min(Number.POSITIVE_INFINITY, ...intervals.map(([, most]) => most)),
];
