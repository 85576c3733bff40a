import type { RosterProblem } from './roster.ts';
import { type Place, type Sentence, sentences } from './sentences.ts';

const mostProblems = 100;

/** What has to be set right in one delivery, in the order in which it was found. */
export class ProblemList {
  readonly #listed: RosterProblem[] = [];
  #hasMore = false;
  readonly #delivery: string;

  /** @param delivery name of the zip or the folder */
  constructor(delivery: string) {
    this.#delivery = delivery;
  }

  get isEmpty(): boolean {
    return this.#listed.length === 0;
  }

  add(place: Place, sentence: Sentence): void {
    if (this.#listed.length < mostProblems) this.#listed.push(problemAt(place, sentence));
    else this.#hasMore = true;
  }

  /** At most 100, and then one that says there are more. */
  all(): RosterProblem[] {
    return this.#hasMore ? [...this.#listed, problemAt({ file: this.#delivery }, sentences.more)] : this.#listed;
  }
}

function problemAt(place: Place, sentence: Sentence): RosterProblem {
  const { file, row = null, column = null } = place;
  return { file, row, column, message: sentence(place) };
}

/** Nothing more can be read of this delivery. Caught once, where the reading began. */
export class Unreadable extends Error {
  readonly place: Place;
  readonly sentence: Sentence;

  constructor(place: Place, sentence: Sentence) {
    super('unreadable roster');
    this.place = place;
    this.sentence = sentence;
  }
}
