import { recordsOf } from './csv.ts';
import { inOrderOfLabel, isWholeNumber, layOutVotes, type Statement, type VoteEvents, type VoteTable } from './vote-table.ts';

/** A conversation as it lies in a folder: votes, and who belongs to which segments. */
export interface Conversation {
  /** People and statements in ascending order of their labels. */
  votes: VoteTable;
  /** For each segment the rows of its people, ascending; somebody may be in several. */
  segments: ReadonlyMap<string, Int32Array>;
  /** What was read and did not count, in sentences for who runs the command. */
  remarks: readonly string[];
}

/** The texts of the files; a file that is not there is undefined. */
export interface ConversationFiles {
  votes: string | undefined;
  statements: string | undefined;
  segments: string | undefined;
}

const mostStatements = 10_000;
const mostPeople = 100_000;

/**
 * Reads `votes.csv` (`participant,statement,vote`), `statements.csv` (`statement,moderated,is_meta`, more columns are passed over) and, when there is
 * one, `segments.csv` (`participant,segment`).
 * @param choices.countsUnlisted whether votes count on statements that `statements.csv` does not list
 * @returns the conversation, or one sentence that says in which file and line something cannot be read
 */
export function readConversation(files: ConversationFiles, { countsUnlisted } = { countsUnlisted: false }): Conversation | { refused: string } {
  try {
    const listed = readStatements(required(files.statements, 'statements.csv'));
    const { votes, remarks } = readVotes(required(files.votes, 'votes.csv'), listed, countsUnlisted);
    const { segments, strangers } = readSegments(files.segments, votes);
    if (strangers > 0) remarks.push(`segments.csv names ${strangers} people who did not vote; they are passed over.`);
    return { votes, segments, remarks };
  } catch (problem) {
    if (problem instanceof Unreadable) return { refused: problem.message };
    throw problem;
  }
}

class Unreadable extends Error {}

function required(text: string | undefined, name: string): string {
  if (text === undefined) throw new Unreadable(`There is no ${name} in this folder.`);
  return text;
}

/** The records of one file as a function from column name to value, once its first line is known to name the columns that are needed. */
function* rowsOf(text: string, name: string, needed: readonly string[]) {
  let places: number[] | undefined;
  for (const { line, fields } of recordsOf(text)) {
    if (places) {
      yield { line, values: places.map((place) => (place < 0 ? '' : (fields[place] ?? '').trim())) };
      continue;
    }
    const header = fields.map((field) => field.trim().toLowerCase());
    places = needed.map((column) => header.indexOf(column.replace('?', '')));
    const missing = needed.filter((column, n) => !column.endsWith('?') && (places?.[n] ?? -1) < 0);
    if (missing.length > 0) throw new Unreadable(`${name}, line ${line}: the first line names the columns, and ${missing.join(', ')} is not among them.`);
  }
  if (!places) throw new Unreadable(`${name} is empty; its first line names the columns ${needed.map((column) => column.replace('?', '')).join(', ')}.`);
}

function readStatements(text: string): Statement[] {
  const found = new Map<string, Statement>();
  for (const { line, values } of rowsOf(text, 'statements.csv', ['statement', 'moderated?', 'is_meta?'])) {
    const [id = '', moderated = '', meta = ''] = values;
    if (id === '') throw new Unreadable(`statements.csv, line ${line}: a statement has no number.`);
    if (!['', '-1', '0', '1'].includes(moderated)) {
      throw new Unreadable(`statements.csv, line ${line}: moderated is 1 (in), 0 (not looked at) or -1 (taken out), not “${moderated}”.`);
    }
    found.set(id, { id, isTakenOut: moderated === '-1', isMeta: /^(1|true)$/i.test(meta) });
  }
  return [...found.values()];
}

function readVotes(text: string, listed: readonly Statement[], countsUnlisted: boolean): { votes: VoteTable; remarks: string[] } {
  const { events, people, statements: named } = countUpVotes(text);
  const known = new Map(listed.map((statement) => [statement.id, statement]));
  const unlisted = named.filter((id) => !known.has(id));
  const all = [...listed, ...(countsUnlisted ? unlisted : []).map((id) => ({ id, isTakenOut: false, isMeta: false }))];
  const statements = all.sort((one, other) => inOrderOfLabel(one.id, other.id));
  const labels = [...people].sort(inOrderOfLabel);
  if (statements.length > mostStatements) throw new Unreadable(`There are ${statements.length} statements; a map takes at most ${mostStatements}.`);
  if (labels.length > mostPeople) throw new Unreadable(`votes.csv holds ${labels.length} people; a map takes at most ${mostPeople}.`);
  const [rows, columns] = [
    placesOf(people, labels),
    placesOf(
      named,
      statements.map(({ id }) => id),
    ),
  ];
  let length = 0;
  for (let n = 0; n < events.vote.length; n++) {
    const column = columns[events.statement[n] as number] as number;
    if (column < 0) continue;
    events.person[length] = rows[events.person[n] as number] as number;
    events.statement[length] = column;
    events.vote[length++] = events.vote[n] as number;
  }
  const votes = layOutVotes(labels, statements, cut(events, length));
  return { votes, remarks: remarksAbout(votes, length, events.vote.length - length) };
}

/** The votes of a file, people and statements numbered as they are first met. */
function countUpVotes(text: string): { events: VoteEvents; people: string[]; statements: string[] } {
  const [people, statements] = [new Map<string, number>(), new Map<string, number>()];
  const numberOf = (numbers: Map<string, number>, label: string): number => {
    const number = numbers.get(label) ?? numbers.size;
    numbers.set(label, number);
    return number;
  };
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  const events: VoteEvents = { person: new Int32Array(lines), statement: new Int32Array(lines), vote: new Int8Array(lines) };
  let length = 0;
  for (const { line, values } of rowsOf(text, 'votes.csv', ['participant', 'statement', 'vote'])) {
    const [who = '', what = '', said = ''] = values;
    if (who === '' || what === '') throw new Unreadable(`votes.csv, line ${line}: a vote has no participant or no statement.`);
    if (!/^([+-]?1|[+-]?0)$/.test(said)) throw new Unreadable(`votes.csv, line ${line}: a vote is 1 (agrees), -1 (disagrees) or 0 (passes), not “${said}”.`);
    events.person[length] = numberOf(people, who);
    events.statement[length] = numberOf(statements, what);
    events.vote[length++] = Number(said);
  }
  return { events: cut(events, length), people: [...people.keys()], statements: [...statements.keys()] };
}

const cut = ({ person, statement, vote }: VoteEvents, length: number): VoteEvents => ({
  person: person.subarray(0, length),
  statement: statement.subarray(0, length),
  vote: vote.subarray(0, length),
});

/** Where each label stands in the order; -1 where it does not. */
function placesOf(labels: readonly string[], order: readonly string[]): Int32Array {
  const places = new Map(order.map((label, place) => [label, place]));
  return Int32Array.from(labels, (label) => places.get(label) ?? -1);
}

function remarksAbout({ statements, column }: VoteTable, read: number, unlisted: number): string[] {
  const remarks: string[] = [];
  const takenOut = column.reduce((sum, at) => sum + (statements[at]?.isTakenOut ? 1 : 0), 0);
  if (unlisted > 0) remarks.push(`${unlisted} votes are about statements that statements.csv does not list; they do not count.`);
  if (read > column.length) remarks.push(`${read - column.length} votes were cast again by the same person on the same statement; the last one counts.`);
  if (takenOut > 0) remarks.push(`${takenOut} votes are about statements that were taken out.`);
  return remarks;
}

function readSegments(text: string | undefined, { people }: VoteTable): { segments: Map<string, Int32Array>; strangers: number } {
  const rows = new Map(people.map((label, row) => [label, row]));
  const members = new Map<string, Set<number>>();
  const strangers = new Set<string>();
  if (text === undefined) return { segments: new Map(), strangers: 0 };
  for (const { line, values } of rowsOf(text, 'segments.csv', ['participant', 'segment'])) {
    const [who = '', segment = ''] = values;
    if (segment === '') throw new Unreadable(`segments.csv, line ${line}: a segment has no name.`);
    const row = rows.get(who);
    if (row === undefined) strangers.add(who);
    else members.set(segment, (members.get(segment) ?? new Set()).add(row));
  }
  const names = [...members.keys()].sort(inOrderOfLabel);
  return {
    segments: new Map(names.map((name) => [name, Int32Array.from([...(members.get(name) ?? [])].sort((one, other) => one - other))])),
    strangers: strangers.size,
  };
}

/** A label as it stands in the JSON that the command prints: numbers as numbers. */
export const asPrinted = (label: string): string | number => (isWholeNumber(label) ? Number(label) : label);
