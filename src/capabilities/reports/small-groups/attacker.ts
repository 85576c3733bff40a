import { answeredIn, type TrueCount } from './counts.ts';
import type { Problem, Row, Sum, Term, Unknown } from './problem.ts';
import {
  baseOf,
  type Category,
  categoriesForFew,
  fewest,
  fineCategories,
  type GroupTable,
  isShown,
  type PublishedQuestion,
  type Response,
  wideCategories,
} from './published.ts';
import { chainOf, leavesOf } from './structure.ts';

/** A cell that the attacker must not pin down. */
export interface Cell extends Sum {
  /** Which table it belongs to, or hides behind: place in the list of tables. */
  table: number;
  /** At least so many numbers apart its ends must lie: two, or as many as there are people. */
  need: number;
}

export interface Attack {
  problem: Problem;
  cells: Cell[];
}

/**
 * What somebody knows who has seen everything that is published of a question, who knows the method by heart, all class lists, and who is in which group:
 * every rounded number, that thresholds were kept where a table is shown, and what it means where one is not.
 * @param answered the attacker also knows exactly how many answered, in each leaf (and of each trait): somebody who saw who took part
 */
export function attackOn(published: PublishedQuestion, answered?: readonly TrueCount[]): Attack {
  return new Knowledge(published, answered).attack();
}

/** People who are alike for every published table. */
interface Atom {
  leaf: string;
  trait: string;
  in: string[];
  most: number;
}

class Knowledge {
  readonly #unknowns: Unknown[] = [];
  readonly #rows: Row[] = [];
  readonly #cells: Cell[] = [];
  readonly #atoms: Atom[];
  readonly #answered = new Map<Atom, Term[]>();
  readonly #chose = new Map<Atom, Map<string, Term[]>>();
  readonly #isCrossed: boolean;

  constructor(
    private readonly published: PublishedQuestion,
    private readonly exact: readonly TrueCount[] | undefined,
  ) {
    const traits = published.tables.filter(isShown).flatMap(({ trait }) => trait ?? []);
    this.#isCrossed = traits.length > 0;
    this.#atoms = leavesOf(published.groups).flatMap(({ id, in: groups, most }) =>
      (this.#isCrossed ? traits : ['']).map((trait) => ({ leaf: id, trait, in: groups, most: this.#isEmpty(groups) ? 0 : most })),
    );
    for (const atom of this.#atoms) this.#addPeople(atom);
  }

  /** Where a table is of the very people of a wider one, nobody else in that one answered. */
  #isEmpty(groups: readonly string[]): boolean {
    return this.published.tables.some(
      (table) => 'withheld' in table && table.withheld.because === 'same-people' && groups.includes(table.withheld.see ?? '') && !groups.includes(table.group),
    );
  }

  attack(): Attack {
    for (const [place, table] of this.published.tables.entries()) this.#learnFrom(table, place);
    for (const { id, most } of leavesOf(this.published.groups))
      this.#rows.push({ name: `${id}: who was asked`, terms: this.#answeredBy(this.#atoms.filter(({ leaf }) => leaf === id)), least: 0, most });
    this.#protect();
    return { problem: { unknowns: this.#unknowns, rows: this.#rows }, cells: this.#cells };
  }

  /** The unknown numbers of people who are alike: how many chose what. */
  #addPeople(atom: Atom): void {
    const { question } = this.published;
    const called = (what: string): string => [atom.leaf, atom.trait, what].filter(Boolean).join(' · ');
    const most = this.#exactly(atom) ?? atom.most;
    const add = (what: string): Term[] => [[this.#unknowns.push({ name: called(what), least: 0, most }) - 1, 1]];
    const chose = new Map(question.options.map(({ id }) => [optionKey(id), add(id)]));
    this.#chose.set(atom, chose);
    const options = [...chose.values()].flat();
    if (!question.several) {
      this.#answered.set(atom, options);
    } else {
      const answered = add('answered');
      this.#answered.set(atom, answered);
      this.#rows.push({ name: called('somebody who answers chooses something'), terms: minus(options, answered), least: 0, most: Number.POSITIVE_INFINITY });
      for (const option of chose.values())
        this.#rows.push({ name: called('whoever chose answered'), terms: minus(answered, option), least: 0, most: Number.POSITIVE_INFINITY });
      for (const category of wideCategories(question).filter((one) => one.options.length > 1)) {
        const oneOf = add(category.id);
        const inside = category.options.flatMap((id) => chose.get(optionKey(id)) ?? []);
        chose.set(categoryKey(category.id), oneOf);
        this.#rows.push({ name: called(`${category.id}: at most all of them`), terms: minus(answered, oneOf), least: 0, most: Number.POSITIVE_INFINITY });
        this.#rows.push({ name: called(`${category.id}: at most the sum`), terms: minus(inside, oneOf), least: 0, most: Number.POSITIVE_INFINITY });
        for (const option of inside)
          this.#rows.push({ name: called(`${category.id}: at least each`), terms: minus(oneOf, [option]), least: 0, most: Number.POSITIVE_INFINITY });
      }
    }
    const exactly = this.#exactly(atom);
    if (exactly !== undefined) this.#rows.push({ name: called('who took part'), terms: this.#answered.get(atom) as Term[], least: exactly, most: exactly });
  }

  /** How many of them answered, where the attacker knows that. */
  #exactly({ leaf, trait }: Atom): number | undefined {
    return this.exact && answeredIn(this.exact.filter((count) => count.leaf === leaf && (!this.#isCrossed || count.trait === trait)));
  }

  #learnFrom(table: GroupTable, place: number): void {
    const atoms = this.#atomsOf(table);
    const answered = this.#answeredBy(atoms);
    const name = nameOf(table);
    if (isShown(table)) this.#learnNumbers(table, atoms, answered);
    else if (table.trait !== undefined) return;
    else if (table.withheld.because === 'few') this.#rows.push({ name: `${name}: few answered`, terms: answered, least: 0, most: fewest.inGroup - 1 });
    else if (table.withheld.because !== 'same-people')
      this.#rows.push({ name: `${name}: enough answered`, terms: answered, least: fewest.inGroup, most: Number.POSITIVE_INFINITY });
    if (!isShown(table) && table.withheld.because === 'alike') this.#learnAlike(table, atoms, answered, place);
  }

  #learnNumbers(table: GroupTable & { shown: { answered: number; counts: number[]; response: Response } }, atoms: Atom[], answered: Term[]): void {
    const { question, groups } = this.published;
    const group = groups.find(({ id }) => id === table.group);
    if (!group) throw new TypeError(`no group ${table.group}`);
    const name = nameOf(table);
    const base = baseOf(table.trait === undefined ? group.level : 'school');
    const around = (rounded: number): { least: number; most: number } => ({ least: Math.max(0, rounded - base + 1), most: rounded + base - 1 });
    const { least, most } = around(table.shown.answered);
    this.#rows.push({
      name: `${name}: answered`,
      terms: answered,
      least: Math.max(fewest.inGroup, least),
      most: table.trait === undefined ? Math.min(most, mostIn(group.asked, table.shown.response)) : most,
    });
    for (const [index, category] of table.categories.entries()) {
      const chose = this.#choseBy(atoms, category);
      this.#rows.push({ name: `${name}: ${category.id}`, terms: chose, ...around(table.shown.counts[index] as number) });
      if (!question.isSensitive) continue;
      const others = minus(answered, chose);
      this.#rows.push({ name: `${name}: not alike in ${category.id}, three`, terms: others, least: fewest.different, most: Number.POSITIVE_INFINITY });
      this.#rows.push({
        name: `${name}: not alike in ${category.id}, a tenth`,
        terms: minus(times(others, 10), answered),
        least: 0,
        most: Number.POSITIVE_INFINITY,
      });
    }
  }

  /** In one of the categories, fewer than three chose something else, or fewer than a tenth; the sentence does not say in which. */
  #learnAlike({ categories, group }: GroupTable, atoms: Atom[], answered: Term[], place: number): void {
    const most = atoms.reduce((sum, atom) => sum + atom.most, 0);
    const switches: Term[] = [];
    const unlessOff = (name: string, terms: Term[], limit: number, reach: number): void => {
      const unknown = this.#unknowns.push({ name, least: 0, most: 1 }) - 1;
      switches.push([unknown, 1]);
      this.#rows.push({ name, terms: [...terms, [unknown, reach - limit]], least: Number.NEGATIVE_INFINITY, most: reach });
    };
    for (const category of categories) {
      const others = minus(answered, this.#choseBy(atoms, category));
      unlessOff(`${group} (${place}): fewer than three not in ${category.id}`, others, fewest.different - 1, most);
      // Among thirty or fewer, a tenth is no more than that.
      if (most > 10 * fewest.different)
        unlessOff(`${group} (${place}): less than a tenth not in ${category.id}`, minus(times(others, 10), answered), -1, 10 * most);
    }
    this.#rows.push({ name: `${group} (${place}): one of these`, terms: switches, least: 1, most: 1 });
  }

  /** Every cell of every table, shown or not; of whom the tables inside another leave out; and, where a question is crossed, of each class by trait. */
  #protect(): void {
    const { question, tables } = this.published;
    const seen = new Set<string>();
    const add = (name: string, atoms: Atom[], place: number): void => {
      const key = atoms.map((atom) => this.#atoms.indexOf(atom)).join();
      const people = atoms.reduce((sum, atom) => sum + (this.#exactly(atom) ?? atom.most), 0);
      if (people === 0 || seen.has(key)) return;
      seen.add(key);
      for (const category of categoriesIn(question))
        this.#cells.push({ name: `${name}: ${category.id}`, terms: this.#choseBy(atoms, category), table: place, need: Math.min(2, people) });
    };
    for (const [place, table] of tables.entries()) if (table.trait === undefined || this.#isCrossed) add(nameOf(table), this.#atomsOf(table), place);
    for (const [place, table] of tables.entries())
      if (isShown(table) && table.trait === undefined) {
        const inside = tables.filter((other) => isShown(other) && other.trait === undefined && other !== table && this.#isInside(other, table));
        add(
          `${nameOf(table)}, those left out`,
          this.#atomsOf(table).filter((atom) => !inside.some((other) => this.#atomsOf(other).includes(atom))),
          place,
        );
      }
    for (const leaf of new Set(this.#atoms.map((atom) => atom.leaf))) {
      const place = this.#placeAround(leaf);
      const alike = this.#atoms.filter((atom) => atom.leaf === leaf);
      add(leaf, alike, place);
      if (this.#isCrossed) for (const atom of alike) add(`${leaf} · ${atom.trait}`, [atom], tables.findLastIndex(isShown));
    }
  }

  #isInside(inner: GroupTable, outer: GroupTable): boolean {
    return inner.group !== outer.group && chainOf(this.published.groups, inner.group).includes(outer.group);
  }

  /** The smallest table that a leaf is in. */
  #placeAround(leaf: string): number {
    const places = chainOf(this.published.groups, leaf).map((id) => this.published.tables.findIndex(({ group, trait }) => group === id && trait === undefined));
    return places.find((place) => place >= 0) ?? 0;
  }

  #atomsOf({ group, trait }: GroupTable): Atom[] {
    return this.#atoms.filter((atom) => atom.in.includes(group) && (trait === undefined || !this.#isCrossed || atom.trait === trait));
  }

  #answeredBy(atoms: readonly Atom[]): Term[] {
    return atoms.flatMap((atom) => this.#answered.get(atom) as Term[]);
  }

  #choseBy(atoms: readonly Atom[], { id, options }: Category): Term[] {
    return atoms.flatMap((atom) => {
      const chose = this.#chose.get(atom) as Map<string, Term[]>;
      const oneOf = options.length > 1 ? chose.get(categoryKey(id)) : undefined;
      return oneOf ?? options.flatMap((option) => chose.get(optionKey(option)) ?? []);
    });
  }
}

const optionKey = (id: string): string => `option ${id}`;
const categoryKey = (id: string): string => `category ${id}`;

const nameOf = ({ group, trait }: GroupTable): string => (trait === undefined ? group : `${group} · ${trait}`);

/** The options, and the wide categories that are more than one. */
const categoriesIn = (question: PublishedQuestion['question']): Category[] => [
  ...fineCategories(question),
  ...categoriesForFew(question).filter(({ options }) => options.length > 1),
];

/** No more than this can have answered where so many took part. */
function mostIn(asked: number, response: Response): number {
  if (response === 'under-half') return Math.ceil(asked / 2) - 1;
  return response === 'half' ? Math.floor((asked * 3) / 4) : asked;
}

const times = (terms: readonly Term[], by: number): Term[] => terms.map(([unknown, count]) => [unknown, count * by]);

/** Terms of the same unknown are added up, as solvers want it. */
function minus(terms: readonly Term[], less: readonly Term[]): Term[] {
  const sum = new Map<number, number>();
  for (const [unknown, count] of [...terms, ...times(less, -1)]) sum.set(unknown, (sum.get(unknown) ?? 0) + count);
  return [...sum].filter(([, count]) => count !== 0);
}
