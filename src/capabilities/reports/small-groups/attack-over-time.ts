import { feeling } from './made-up-school.ts';
import type { MadeUpPupil, MadeUpYear } from './made-up-year.ts';
import type { Problem, Row, Term } from './problem.ts';
import { baseOf, type Category, fewest, isShown, type PublishedQuestion } from './published.ts';
import { widthsOf } from './ranges.ts';
import { chainOf } from './structure.ts';

/** What somebody learned of one cell at one time: between what the number of pupils lay. */
export interface Learned {
  time: number;
  group: string;
  category: Category;
  least: number;
  most: number;
}

/** The sentence in place of a table: in one of the categories, nearly all of these people. */
export interface LearnedAlike {
  time: number;
  group: string;
  categories: Category[];
  answered: number;
}

export interface Found {
  /** Pupils of whom nothing else is possible than what they answered. */
  forced: number;
  /** Pupils of whom an answer is excluded that others of them gave. */
  excluded: number;
}

/**
 * The strongest attacker of a whole year: knows the class lists of every time, who answered in time and who did not, and that nobody ever changed
 * their answer; has all releases. Written apart from the engine's own attacker, so that one mistake is not made twice.
 */
export async function attackOverTime(year: MadeUpYear, learned: readonly (Learned | LearnedAlike)[]): Promise<Found> {
  const alike = Map.groupBy(
    year.pupils.filter(({ isCounted }) => isCounted.includes(true)),
    ({ classes, isCounted }) => JSON.stringify(classes.map((name, time) => (isCounted[time] ? name : null))),
  );
  const cohorts = [...alike.values()];
  const options = feeling.options.map(({ id }) => id);
  const unknownOf = (cohort: number, option: string): number => cohort * options.length + options.indexOf(option);
  const problem: Problem = {
    unknowns: cohorts.flatMap((pupils, cohort) => options.map((option) => ({ name: `${cohort} ${option}`, least: 0, most: pupils.length }))),
    rows: cohorts.map((pupils, cohort) => ({
      name: `${cohort}`,
      terms: options.map((option): Term => [unknownOf(cohort, option), 1]),
      least: pupils.length,
      most: pupils.length,
    })),
  };
  for (const one of learned) {
    const there = cohorts.flatMap((pupils, cohort) => (isThere(pupils[0] as MadeUpPupil, one, year) ? [cohort] : []));
    const chose = (category: Category, times: number): Term[] =>
      there.flatMap((cohort) => category.options.map((option): Term => [unknownOf(cohort, option), times]));
    const name = `${one.time} ${one.group}`;
    if ('category' in one) problem.rows.push({ name, terms: chose(one.category, 1), least: one.least, most: one.most });
    else {
      const most = one.answered - Math.max(fewest.different - 1, Math.floor((one.answered - 1) / 10));
      const inOne = one.categories.map((category): Term => {
        const unknown = problem.unknowns.push({ name: `${name} alike`, least: 0, most: 1 }) - 1;
        problem.rows.push({ name, terms: [...chose(category, -1), [unknown, most]], least: Number.NEGATIVE_INFINITY, most: 0 });
        return [unknown, 1];
      });
      problem.rows.push({ name, terms: inOne, least: 1, most: 1 });
    }
  }
  problem.rows = problem.rows.filter(({ terms }: Row) => terms.length > 0);
  const sums = problem.unknowns.slice(0, cohorts.length * options.length).map(({ name }, unknown) => ({ name, terms: [[unknown, 1]] as Term[] }));
  const { ranges } = await widthsOf(
    problem,
    sums,
    sums.map(() => 1),
  );
  const found: Found = { forced: 0, excluded: 0 };
  for (const [cohort, pupils] of cohorts.entries()) {
    const own = options.map((option) => ranges[unknownOf(cohort, option)]);
    if (own.some((range) => range?.from === pupils.length)) found.forced += pupils.length;
    else if (own.some((range) => range?.to === 0)) found.excluded += pupils.length;
  }
  return found;
}

const isThere = ({ classes, isCounted }: MadeUpPupil, { time, group }: Pick<Learned, 'time' | 'group'>, year: MadeUpYear): boolean =>
  isCounted[time] === true && chainOf(year.times[time]?.groups ?? [], classes[time] ?? null).includes(group);

/** What our tables say of one time. */
export function learnedFromTables(
  { tables, groups, question }: PublishedQuestion,
  time: number,
  answered: (group: string) => number,
): (Learned | LearnedAlike)[] {
  return tables.flatMap((table): (Learned | LearnedAlike)[] => {
    if (!isShown(table))
      return table.withheld.because === 'alike' ? [{ time, group: table.group, categories: table.categories, answered: answered(table.group) }] : [];
    const base = baseOf(groups.find(({ id }) => id === table.group)?.level ?? 'class');
    const people = answered(table.group);
    // What a sensitive table tells by being there: in no category fewer than three, or a tenth, chose something else.
    const most = question.isSensitive ? Math.min(people - fewest.different, Math.floor((people * 9) / 10)) : people;
    return table.categories.map((category, index) => {
      const rounded = table.shown.counts[index] as number;
      return { time, group: table.group, category, least: Math.max(0, rounded - base + 1), most: Math.min(rounded + base - 1, most) };
    });
  });
}
