import { answeredIn, choseIn, type TrueCount } from './counts.ts';
import { type Earlier, wereShown } from './over-time.ts';
import { type Category, categoriesForFew, fewest, fineCategories, type Group, mostCategories, type Question, type Reason } from './published.ts';
import { chainOf, groupsAsked, schoolGroup } from './structure.ts';

/** A declared table on its way: what is in it, and why it stays away, if it does. */
export interface Planned {
  group: Group;
  trait?: string;
  /** Of its people. */
  counts: TrueCount[];
  categories: Category[];
  because?: Reason;
  /** For `same-people`: the group that has the table. */
  same?: string;
}

/**
 * The declared tables of a question, those away that may not be shown whatever the numbers turn out to be.
 * @param earlier what was published of the same question this school year
 */
export function planTables(question: Question, groups: readonly Group[], counts: readonly TrueCount[], earlier: Earlier): Planned[] {
  const plain = groupsAsked(groups, question).map((group) => planned(question, group, inGroup(groups, counts, group.id)));
  for (const table of plain) if (table.because !== 'few' && isAgain(table, groups, earlier)) table.because = 'before';
  hideSamePeople(plain, groups);
  hideBeside(plain, groups);
  const crossed = planCrossed(question, plain, counts);
  for (const table of crossed) if (!table.because && isAgain(table, groups, earlier)) table.because = 'before';
  return [...plain, ...crossed];
}

const isAgain = ({ group, trait, counts }: Planned, groups: readonly Group[], earlier: Earlier): boolean =>
  wereShown({ group: group.id, trait, answered: answeredIn(counts) }, groups, earlier);

function planned(question: Question, group: Group, counts: TrueCount[]): Planned {
  const answered = answeredIn(counts);
  const isSmall = group.level === 'class' || answered < fewest.forAllOptions;
  const categories = isSmall ? categoriesForFew(question) : fineCategories(question);
  const table: Planned = { group, counts, categories };
  const because = reasonIn(question, table, isSmall);
  return because ? { ...table, because } : table;
}

function reasonIn(question: Question, table: Planned, isSmall: boolean): Reason | undefined {
  if (answeredIn(table.counts) < fewest.inGroup) return 'few';
  if (isSmall && table.categories.length > mostCategories) return 'many-options';
  return isAlike(question, table) ? 'alike' : undefined;
}

/** Nearly everybody gave the same answer to a question about something sensitive: whoever knows the group would know the answer. */
export function isAlike({ isSensitive }: Question, { counts, categories }: Pick<Planned, 'counts' | 'categories'>): boolean {
  const answered = answeredIn(counts);
  return (
    isSensitive &&
    categories.some((category) => {
      const others = answered - choseIn(counts, category);
      return others < fewest.different || others * 10 < answered;
    })
  );
}

const inGroup = (groups: readonly Group[], counts: readonly TrueCount[], id: string): TrueCount[] =>
  counts.filter(({ leaf }) => chainOf(groups, leaf).includes(id));

/** The same people twice would be rounded twice: the smaller table points at the widest one. */
function hideSamePeople(tables: Planned[], groups: readonly Group[]): void {
  for (const table of tables) {
    const answered = answeredIn(table.counts);
    const same = tables.find((other) => other !== table && chainOf(groups, table.group.id).includes(other.group.id) && answeredIn(other.counts) === answered);
    if (same && answered > 0) Object.assign(table, { because: 'same-people', same: same.group.id });
  }
}

/**
 * Where a table and the tables inside it leave out somebody, they leave out at least ten, and never one group by itself:
 * or else subtracting shows what was hidden. Smaller groups first, because hiding a class changes what its school leaves out.
 */
export function hideBeside(tables: Planned[], groups: readonly Group[]): void {
  for (const table of [...tables].reverse())
    while (!table.because && table.trait === undefined) {
      const inside = largestShownInside(tables, table, groups);
      const left = leftOut(table, inside);
      const isSafe = left.length === 0 || inside.length === 0 || (new Set(left.map(({ leaf }) => leaf)).size > 1 && answeredIn(left) >= fewest.inGroup);
      if (isSafe) break;
      const smallest = inside.reduce((a, b) => (answeredIn(b.counts) < answeredIn(a.counts) ? b : a));
      smallest.because = 'beside';
    }
}

/** The people of a table that are in none of the tables inside it, a leaf at a time. */
const leftOut = ({ counts }: Pick<Planned, 'counts'>, inside: readonly Planned[]): TrueCount[] =>
  counts.filter((count) => count.answered > 0 && !inside.some((other) => other.counts.includes(count)));

const largestShownInside = (tables: readonly Planned[], { group }: Planned, groups: readonly Group[]): Planned[] => {
  const isInside = (inner: Planned, outer: Group): boolean => inner.group.id !== outer.id && chainOf(groups, inner.group.id).includes(outer.id);
  const inside = tables.filter((one) => !one.because && one.trait === undefined && isInside(one, group));
  return inside.filter((one) => !inside.some((other) => isInside(one, other.group)));
};

/** All or nothing: with one value away, the others would tell it. */
function planCrossed(question: Question, plain: readonly Planned[], counts: readonly TrueCount[]): Planned[] {
  const school = plain.find(({ group }) => group.id === schoolGroup);
  if (!question.crossedBy || !school) return [];
  const values = [...new Set(counts.map(({ trait }) => trait))].sort();
  const tables = values.map((trait): Planned => {
    const own = counts.filter((count) => count.trait === trait);
    const isSmall = answeredIn(own) < fewest.forAllOptions;
    return { group: school.group, trait, counts: own, categories: isSmall ? categoriesForFew(question) : fineCategories(question) };
  });
  const because = reasonForAll(question, tables, school);
  return because ? tables.map((table) => ({ ...table, because })) : tables;
}

function reasonForAll(question: Question, tables: readonly Planned[], school: Planned): Reason | undefined {
  if (school.because) return 'unsafe';
  if (answeredIn(school.counts) < fewest.crossed || tables.some(({ counts }) => answeredIn(counts) < fewest.inGroup)) return 'few';
  if (tables.length < 2) return 'same-people';
  if (tables.some(({ categories, counts }) => answeredIn(counts) < fewest.forAllOptions && categories.length > mostCategories)) return 'many-options';
  return tables.some((table) => isAlike(question, table)) ? 'unsafe' : undefined;
}
