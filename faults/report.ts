import { isDeepStrictEqual } from 'node:util';

/** What is told to whoever started this, and whether all went as it must. */
export interface Report {
  says(line: string): void;
  /** Says so when something is not as it must be; then the whole has failed. */
  mustBe(what: string, is: unknown, must: unknown): void;
  readonly hasFailed: boolean;
}

export function reportTo(write: (line: string) => void): Report {
  let hasFailed = false;
  return {
    says: write,
    mustBe(what, is, must) {
      if (isDeepStrictEqual(is, must)) return;
      hasFailed = true;
      write(`NOT AS IT MUST BE: ${what}: ${JSON.stringify(is).slice(0, 2000)} instead of ${JSON.stringify(must)}`);
    },
    get hasFailed() {
      return hasFailed;
    },
  };
}

/** "3 lost, 2 doubled" */
export const counted = (counts: object): string =>
  Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
