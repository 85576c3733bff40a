import type { CountedPerson } from '../../../platform/capability.ts';
import { type Attack, attackOn, type Cell } from './attacker.ts';
import { answeredIn, choseIn, type TrueCount, trueCounts } from './counts.ts';
import { type Earlier, tablesThatTellWhoCame } from './over-time.ts';
import { hideBeside, isAlike, type Planned, planTables } from './plan.ts';
import { baseOf, categoriesForFew, type Group, type GroupTable, type PublishedQuestion, type Question, type Response, type Shown } from './published.ts';
import { widthsOf } from './ranges.ts';
import { type Chance, roundedAtRandom } from './rounding.ts';
import { Impossible } from './solver.ts';
import { chainOf, homeOf } from './structure.ts';

/** What is drawn again and again is nothing that anybody saw, so it tells nothing; after so many times a table is too tight. */
const mostDraws = 24;

export interface Asked {
  question: Question;
  groups: Group[];
  /** Everybody who took part, once. */
  people: readonly CountedPerson[];
}

/**
 * The tables of one question, by the method SDC-1: declared before, thresholds in people, wide categories in small groups, unbiased random rounding,
 * no unanimity, nothing to subtract, a small group once a school year, and numbers that leave every cell of every group open even to somebody who knows exactly who answered.
 * Which draw of the rounding is taken depends on nothing that such an attacker does not know already.
 */
export async function publishQuestion({ question, groups, people }: Asked, earlier: Earlier, chance: Chance): Promise<PublishedQuestion> {
  const counts = trueCounts(question, groups, people);
  const plan = planTables(question, groups, counts, earlier);
  const responses = responsesIn(groups, people);
  const numbers = new Map<Planned, Shown>();
  const publishedNow = (): PublishedQuestion => ({ question, groups, tables: plan.map((table) => tableOf(table, plan, groups, numbers)) });
  const draw = (tables: readonly Planned[]): void => {
    for (const table of tables) if (!table.because) numbers.set(table, numbersOf(table, responses, chance));
  };
  for (;;) {
    draw(plan);
    let blamed: Planned[] = [];
    for (let drawn = 1; drawn <= mostDraws; drawn++) {
      const published = publishedNow();
      blamed = await tooTight(published, plan, counts, earlier);
      if (blamed.length === 0) return published;
      draw(drawn % 3 === 0 ? plan.filter((table) => blamed.some((one) => isNear(table, one, groups))) : blamed);
    }
    if (blamed.every(({ because }) => because === 'unsafe')) throw new Error('tables that are not shown cannot tell too much');
    for (const table of blamed) makeCoarser(table, plan, question);
    hideBeside(plan, groups);
  }
}

/** The tables to blame for cells that are pinned down too closely, or for telling what a newcomer answered. */
async function tooTight(published: PublishedQuestion, plan: readonly Planned[], counts: readonly TrueCount[], earlier: Earlier): Promise<Planned[]> {
  const knowing = attackOn(published, counts);
  const ignorant = attackOn(published);
  // Whoever knows less finds less: only of groups in which hardly anybody answered the other one may think too much.
  const open = new Set(knowing.cells.filter(({ need }) => need === 2).map(({ name }) => name));
  const pinned = [...(await cellsPinned(knowing)), ...(await cellsPinned({ ...ignorant, cells: ignorant.cells.filter(({ name }) => !open.has(name)) }))];
  const places = [...pinned.map(({ table }) => table), ...tablesThatTellWhoCame(published, earlier)];
  return [...new Set(places.map((place) => shownAround(plan, place, published.groups)))];
}

async function cellsPinned({ problem, cells }: Attack): Promise<Cell[]> {
  const explored = await widthsOf(
    problem,
    cells,
    cells.map(({ need }) => need),
  ).catch(orUndefined);
  return cells.filter(({ need }, index) => {
    const range = explored?.ranges[index];
    return !range || range.to - range.from < need;
  });
}

/** The truth always fits; a solver that finds nothing at all has not shown that anything is safe. */
function orUndefined(error: unknown): undefined {
  if (!(error instanceof Impossible)) throw error;
}

/** The table itself, or the smallest shown one around it. */
function shownAround(plan: readonly Planned[], place: number, groups: readonly Group[]): Planned {
  const table = plan[place] as Planned;
  if (!table.because) return table;
  const around = chainOf(groups, table.group.id).flatMap((id) =>
    plan.filter(({ group, because, trait }) => group.id === id && !because && trait === undefined),
  );
  return around[0] ?? table;
}

const isNear = (table: Planned, to: Planned, groups: readonly Group[]): boolean =>
  chainOf(groups, to.group.id).includes(table.group.id) || chainOf(groups, table.group.id).includes(to.group.id);

/** Wider categories where there are, and else no table; a crossing goes as a whole. */
function makeCoarser(table: Planned, plan: readonly Planned[], question: Question): void {
  const wider = categoriesForFew(question);
  if (table.trait !== undefined) {
    for (const one of plan) if (one.trait !== undefined) one.because = 'unsafe';
  } else if (!table.because && wider.length < table.categories.length && !isAlike(question, { ...table, categories: wider })) {
    table.categories = wider;
  } else {
    table.because = 'unsafe';
  }
}

function numbersOf({ group, trait, counts, categories }: Planned, responses: Map<string, Response>, chance: Chance): Shown {
  const base = baseOf(trait === undefined ? group.level : 'school');
  return {
    answered: roundedAtRandom(answeredIn(counts), base, chance),
    counts: categories.map((category) => roundedAtRandom(choseIn(counts, category), base, chance)),
    response: responses.get(group.id) as Response,
  };
}

function tableOf(table: Planned, plan: readonly Planned[], groups: readonly Group[], numbers: Map<Planned, Shown>): GroupTable {
  const { group, trait, categories, because, same } = table;
  const about = { group: group.id, ...(trait === undefined ? {} : { trait }), categories };
  if (!because) return { ...about, shown: numbers.get(table) as Shown };
  const wider = chainOf(groups, group.id).find((id) => plan.some((one) => one.group.id === id && !one.because && one.trait === undefined));
  return { ...about, withheld: { because, see: same ?? wider ?? null } };
}

function responsesIn(groups: readonly Group[], people: readonly CountedPerson[]): Map<string, Response> {
  const took = new Map<string, number>();
  for (const person of people) for (const id of chainOf(groups, homeOf(groups, person))) took.set(id, (took.get(id) ?? 0) + 1);
  return new Map(groups.map(({ id, asked }) => [id, responseOf(took.get(id) ?? 0, asked)]));
}

const responseOf = (took: number, asked: number): Response => (took * 2 < asked ? 'under-half' : took * 4 <= asked * 3 ? 'half' : 'most');
