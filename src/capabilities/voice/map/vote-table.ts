/** What somebody answered to a statement: 1 agrees, -1 disagrees, 0 passes. What was not answered is not there. */
export type Vote = 1 | 0 | -1;

/** A statement as the map needs to know it; never its words. */
export interface Statement {
  /** A label, compared and sorted as {@link inOrderOfLabel} does; it never changes what the map says. */
  id: string;
  /** Taken out by a person: whatever was answered to it no longer counts. */
  isTakenOut: boolean;
  /** About the person who answers instead of about the school ("I am a parent"). */
  isMeta: boolean;
}

/**
 * The votes of one conversation, a row for every person who voted, in compressed sparse rows: the cost of anything below goes with the number of
 * votes, never with people × statements. Row i is `column[rowStart[i] … rowStart[i + 1])`, ascending, with the votes beside it.
 */
export interface VoteTable {
  /** Labels of the N people, one a row. */
  people: readonly string[];
  /** The C statements, one a column, also those without votes. */
  statements: readonly Statement[];
  /** N + 1 beginnings of rows. */
  rowStart: Int32Array;
  /** Columns, one for every vote. */
  column: Int32Array;
  /** -1, 0 or 1, one for every vote. */
  vote: Int8Array;
}

/** Votes in the order in which they came: number of the person, number of the statement, vote. */
export interface VoteEvents {
  person: Int32Array;
  statement: Int32Array;
  vote: Int8Array;
}

/**
 * Lays votes out by person. Who voted twice on a statement counts once, with the last vote; who never voted has no row.
 * @param people labels; `events.person` points into it
 * @param statements `events.statement` points into it
 * @returns people and statements in the order in which they were passed; O(votes + people + statements)
 */
export function layOutVotes(people: readonly string[], statements: readonly Statement[], events: VoteEvents): VoteTable {
  const byColumn = countingSort(events.statement, statements.length, undefined);
  // Two stable sorts after each other: by person, within a person by statement, within both by time.
  const order = countingSort(events.person, people.length, byColumn);
  const rowStart = [0];
  const named: string[] = [];
  const column = new Int32Array(order.length);
  const vote = new Int8Array(order.length);
  let length = 0;
  let person = -1;
  for (const event of order) {
    const isSamePerson = events.person[event] === person;
    if (!isSamePerson) {
      if (person >= 0) rowStart.push(length);
      person = events.person[event] as number;
      named.push(people[person] as string);
    }
    const isSamePair = isSamePerson && length > 0 && column[length - 1] === events.statement[event];
    if (!isSamePair) length++;
    column[length - 1] = events.statement[event] as number;
    vote[length - 1] = events.vote[event] as number;
  }
  if (person >= 0) rowStart.push(length);
  return { people: named, statements, rowStart: Int32Array.from(rowStart), column: column.subarray(0, length), vote: vote.subarray(0, length) };
}

/** The same votes with only these columns, in this order, and without the people who then have no vote left. */
export function withColumns(table: VoteTable, columns: readonly number[]): VoteTable {
  const place = new Int32Array(table.statements.length).fill(-1);
  columns.forEach((from, to) => {
    place[from] = to;
  });
  const size = table.column.length;
  const events: VoteEvents = { person: new Int32Array(size), statement: new Int32Array(size), vote: new Int8Array(size) };
  let length = 0;
  for (let row = 0; row < table.people.length; row++) {
    for (let at = table.rowStart[row] as number; at < (table.rowStart[row + 1] as number); at++) {
      const to = place[table.column[at] as number] as number;
      if (to < 0) continue;
      events.person[length] = row;
      events.statement[length] = to;
      events.vote[length++] = table.vote[at] as number;
    }
  }
  const kept = { person: events.person.subarray(0, length), statement: events.statement.subarray(0, length), vote: events.vote.subarray(0, length) };
  return layOutVotes(
    table.people,
    columns.map((from) => table.statements[from] as Statement),
    kept,
  );
}

/** Whole numbers by size, before all other labels by letters. */
export function inOrderOfLabel(one: string, other: string): number {
  const [isNumber, isOtherNumber] = [isWholeNumber(one), isWholeNumber(other)];
  if (isNumber && isOtherNumber) return Number(one) - Number(other);
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

export const isWholeNumber = (label: string): boolean => /^(0|-?[1-9]\d{0,14})$/.test(label);

/** The places of keys in ascending order, equal keys in the order of `order`; keys lie in [0, size). */
function countingSort(keys: Int32Array, size: number, order: Int32Array | undefined): Int32Array {
  const next = new Int32Array(size + 1);
  for (const key of keys) next[key + 1] = (next[key + 1] as number) + 1;
  for (let key = 0; key < size; key++) next[key + 1] = (next[key + 1] as number) + (next[key] as number);
  const sorted = new Int32Array(keys.length);
  for (let n = 0; n < keys.length; n++) {
    const at = order ? (order[n] as number) : n;
    const key = keys[at] as number;
    sorted[next[key] as number] = at;
    next[key] = (next[key] as number) + 1;
  }
  return sorted;
}
