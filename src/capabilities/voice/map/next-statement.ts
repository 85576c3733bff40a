import { drawOf, mix } from './fair/whole-sums.ts';
import { inOrderOfLabel } from './vote-table.ts';

/** A statement that may be asked, and how often it was answered: never how, so that no opinion is asked about less because few hold it. */
export interface OpenStatement {
  id: string;
  isTakenOut: boolean;
  /** Answers of any kind, of everybody. */
  answers: number;
  /** Answers by segment; what is not there is 0. */
  answersOf: ReadonlyMap<string, number>;
  /** The segments of whoever wrote it, as far as is known without asking; none for what the school put in. */
  writtenBy: readonly string[];
}

/** Whom to ask, and by which chance. */
export interface Asked {
  /** Statements that this person answered in any way, or was asked and passed over. */
  answered: ReadonlySet<string>;
  segments: readonly string[];
  /** Any whole number; the same gives the same statements. */
  seed: number;
}

/** Of every four draws one is kept for the segments that were heard least. */
const reservedShare = 0.25;
/** How much sooner a statement without answers is asked than one with this many: twice as often as one with five. */
const halfAfter = 5;

/**
 * Which statements somebody is asked next. Each is drawn from those not yet answered, with weight 5 / (5 + answers): few votes first, equal where votes are
 * equal. One draw in four is kept for the segments heard least: from what their people wrote, if anything of it is left; else, when the person belongs to one,
 * with the weight taken from the answers of that segment alone. Depends on the seed and on nothing else: not on the order, not on what was answered.
 * @param count at most this many are drawn, none twice
 * @returns ids in the order in which to ask
 */
export function statementsToAsk(statements: readonly OpenStatement[], { answered, segments, seed }: Asked, count: number): string[] {
  const least = segmentsHeardLeast(statements);
  const left = statements.filter(({ id, isTakenOut }) => !isTakenOut && !answered.has(id)).sort((one, other) => inOrderOfLabel(one.id, other.id));
  const drawn: string[] = [];
  while (left.length > 0 && drawn.length < count) {
    const isReserved = drawOf(mix(seed, 2 * drawn.length), 1) < reservedShare;
    const chance = drawOf(mix(seed, 2 * drawn.length + 1), 2);
    const chosen = pick(isReserved ? reservedWeights(left, least, segments) : left.map(({ answers }) => weightAfter(answers)), chance);
    drawn.push(...left.splice(chosen, 1).map(({ id }) => id));
  }
  return drawn;
}

/**
 * The quarter of the segments, at least one, with the fewest answers; none when there are fewer than two segments. Those with equally many are taken
 * together, so that no name is before another.
 */
export function segmentsHeardLeast(statements: readonly Pick<OpenStatement, 'answersOf'>[]): Set<string> {
  const heard = new Map<string, number>();
  for (const { answersOf } of statements) for (const [segment, answers] of answersOf) heard.set(segment, (heard.get(segment) ?? 0) + answers);
  if (heard.size < 2) return new Set();
  const counts = [...heard.values()].sort((one, other) => one - other);
  const limit = counts[Math.ceil(counts.length / 4) - 1] as number;
  // When all were heard equally, nobody was heard least.
  return limit === counts.at(-1) ? new Set() : new Set([...heard].filter(([, answers]) => answers <= limit).map(([segment]) => segment));
}

const weightAfter = (answers: number): number => halfAfter / (halfAfter + answers);

function reservedWeights(left: readonly OpenStatement[], least: ReadonlySet<string>, own: readonly string[]): number[] {
  const theirs = left.map(({ answers, writtenBy }) => (writtenBy.some((segment) => least.has(segment)) ? weightAfter(answers) : 0));
  if (theirs.some((weight) => weight > 0)) return theirs;
  const segment = own.find((name) => least.has(name));
  return left.map(({ answers, answersOf }) => weightAfter(segment === undefined ? answers : (answersOf.get(segment) ?? 0)));
}

function pick(weights: readonly number[], chance: number): number {
  let rest = chance * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [place, weight] of weights.entries()) {
    if (rest < weight) return place;
    rest -= weight;
  }
  // Rounding may leave a crumb: the last that can be drawn.
  return weights.findLastIndex((weight) => weight > 0);
}
