import { type GroupStatistics, proportionTest, significant, type Tally } from './statistics.ts';

/** A statement that says what a group stands for, and whether it does so by agreeing. */
export interface Representative {
  /** Column. */
  statement: number;
  isForAgreeing: boolean;
}

const mostShown = 5;

/** The side that is reported is always the one that differs more from the others. */
const agreesMore = ({ rat, rdt }: GroupStatistics): boolean => rat > rdt;

/**
 * At most five statements that set a group apart, agrees before disagrees. Source: section 2.9 (repness.clj); the rule for the best agreement is a scan
 * and depends on the order of the columns by construction.
 * @param statistics of one group, for each column
 */
export function representativeStatements(statistics: readonly GroupStatistics[], isOut: Uint8Array): Representative[] {
  const open = statistics.flatMap((_, j) => (isOut[j] ? [] : [j]));
  const of = (j: number) => statistics[j] as GroupStatistics;
  const best = bestAgreement(open, of);
  const sufficient = open.filter((j) => isSufficient(of(j)));
  const chosen = sufficient.length === 0 ? lonely(best, open, of) : inOrderOfStrength(best, sufficient, of).slice(0, mostShown);
  const shown = chosen.map((statement) => ({ statement, isForAgreeing: agreesMore(of(statement)) }));
  return [...shown.filter(({ isForAgreeing }) => isForAgreeing), ...shown.filter(({ isForAgreeing }) => !isForAgreeing)];
}

const isSufficient = ({ rat, pat, rdt, pdt }: GroupStatistics): boolean => (rat > significant && pat > significant) || (rdt > significant && pdt > significant);

function bestAgreement(open: readonly number[], of: (j: number) => GroupStatistics): number | undefined {
  let best: number | undefined;
  for (const j of open) {
    const one = of(j);
    if (one.na === 0 && one.nd === 0) continue;
    const current = best === undefined ? undefined : of(best);
    if (beats(one, current)) best = j;
  }
  return best;
}

function beats(one: GroupStatistics, current: GroupStatistics | undefined): boolean {
  if (!current) return one.pat > significant || (one.ra > 1 && one.pa > 0.5);
  if (current.ra > 1) return one.ra * one.rat * one.pa * one.pat > current.ra * current.rat * current.pa * current.pat;
  return one.pa * one.pat > current.pa * current.pat;
}

function lonely(best: number | undefined, open: readonly number[], of: (j: number) => GroupStatistics): number[] {
  if (best !== undefined) return [best];
  let strongest: number | undefined;
  const strength = (j: number) => Math.max(of(j).rat, of(j).rdt);
  for (const j of open) if (strongest === undefined || strength(j) > strength(strongest)) strongest = j;
  return strongest === undefined ? [] : [strongest];
}

function inOrderOfStrength(best: number | undefined, sufficient: readonly number[], of: (j: number) => GroupStatistics): number[] {
  const strength = (j: number): number => {
    const one = of(j);
    return agreesMore(one) ? one.ra * one.rat * one.pa * one.pat : one.rd * one.rdt * one.pd * one.pdt;
  };
  const rest = sufficient.filter((j) => j !== best).sort((one, other) => strength(other) - strength(one));
  return best === undefined ? rest : [best, ...rest];
}

/**
 * What most people agree or disagree with, groups ignored: p = (n + 1) / (votes + 2) > ½ and z significant, by p · z, five of each.
 * Source: section 2.10: plain majority.
 */
export function consensusOf(everybody: Tally, isOut: Uint8Array): { agree: number[]; disagree: number[] } {
  const side = (counts: Int32Array) => inOrderOfMajority(everybody, counts, isOut).slice(0, mostShown);
  return { agree: side(everybody.agrees), disagree: side(everybody.disagrees) };
}

/** All columns that pass the test of {@link consensusOf} on one side, the strongest first. */
export function inOrderOfMajority({ votes }: Tally, counts: Int32Array, isOut: Uint8Array): number[] {
  const strength = (j: number): number => (((counts[j] as number) + 1) / ((votes[j] as number) + 2)) * proportionTest(counts[j] as number, votes[j] as number);
  return [...counts.keys()]
    .filter(
      (j) =>
        !isOut[j] && ((counts[j] as number) + 1) / ((votes[j] as number) + 2) > 0.5 && proportionTest(counts[j] as number, votes[j] as number) > significant,
    )
    .sort((one, other) => strength(other) - strength(one));
}
