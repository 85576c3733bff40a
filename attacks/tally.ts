/** What a file of vectors came to. */
export interface Tally {
  passed: number;
  /** Each in words, with the number that the file gives it. */
  failed: string[];
  /** How many were not run, by the reason. */
  skipped: Record<string, number>;
  /** What else is worth telling, counted. */
  seen: Record<string, number>;
}

export const newTally = (): Tally => ({ passed: 0, failed: [], skipped: {}, seen: {} });

export function note(counts: Record<string, number>, what: string): void {
  counts[what] = (counts[what] ?? 0) + 1;
}

export function mark(tally: Tally, isRight: boolean, which: string): void {
  if (isRight) tally.passed++;
  else tally.failed.push(which);
}
