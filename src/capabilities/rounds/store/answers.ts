import type { SchoolId } from '../../../platform/database/ids.ts';
import { overRows, type Statement } from '../../../platform/database/statement.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import type { ChosenOptions, Version, Way } from '../tables.ts';
import type { Db } from './rounds.ts';

export interface NamelessAnswer {
  roundId: string;
  pseudonym: Buffer;
  version: Version;
  classId: string | null;
  way: Way;
  /** Of guardians; null of others. */
  readsDutch: boolean | null;
  letterId: string;
  fingerprint: Buffer;
  choices: ChosenOptions;
  words: Buffer | null;
}

/**
 * One answer a person and round: a later one takes the place of an earlier one. What was typed over from paper never takes
 * the place of what somebody sent by themselves.
 */
export const savingAnswers = (school: SchoolId, answers: NamelessAnswer[]): Statement[] =>
  overRows(
    school,
    'save nameless answers',
    [],
    answers.map(({ roundId, pseudonym, version, classId, way, readsDutch, letterId, fingerprint, choices, words }) => [
      roundId,
      pseudonym,
      version,
      classId,
      way,
      readsDutch === null ? null : String(readsDutch),
      `{${letterId}}`,
      fingerprint,
      JSON.stringify(choices),
      words,
    ]),
    (values) =>
      `insert into rounds.answer (school_id, round_id, pseudonym, version, class_id, way, reads_dutch, letters, fingerprint, choices, words) values ${values}
       on conflict (school_id, round_id, pseudonym) do update set
         version = excluded.version, class_id = excluded.class_id, way = excluded.way, reads_dutch = excluded.reads_dutch, letters = answer.letters || excluded.letters,
         fingerprint = excluded.fingerprint, choices = excluded.choices, words = excluded.words
       where (excluded.way <> 'paper' or answer.way = 'paper') and not answer.letters @> excluded.letters`,
  );

export interface Kept {
  /** The latest letter. */
  fingerprint: Buffer;
  letters: string[];
}

/** What lies under these pseudonyms, to tell a repeat from another answer. */
export async function keptUnder(db: Db, school: SchoolId, roundId: string, pseudonyms: Buffer[]): Promise<Map<string, Kept>> {
  const rows = await db
    .selectFrom('rounds.answer')
    .select(['pseudonym', 'letters', 'fingerprint'])
    .where('school_id', '=', school)
    .where('round_id', '=', roundId)
    .where('pseudonym', 'in', pseudonyms)
    .execute();
  return new Map(
    rows.flatMap(({ pseudonym, letters, fingerprint }) => (letters && fingerprint ? [[pseudonym.toString('base64'), { letters, fingerprint }]] : [])),
  );
}

export interface Aside {
  roundId: string;
  letterId: string;
  fingerprint: Buffer;
  words: Buffer;
}

export const keepingAside = (school: SchoolId, aside: Aside[]): Statement[] =>
  overRows(
    school,
    'keep aside in round',
    [],
    aside.map(({ roundId, letterId, fingerprint, words }) => [roundId, letterId, fingerprint, words]),
    (values) => `insert into rounds.conflict (school_id, round_id, letter_id, fingerprint, words) values ${values} on conflict do nothing`,
  );

export interface LateAnswer {
  roundId: string;
  id: string;
  version: Version;
  words: Buffer;
}

export const keepingLate = (school: SchoolId, late: LateAnswer[]): Statement[] =>
  overRows(
    school,
    'keep late answers',
    [],
    late.map(({ roundId, id, version, words }) => [roundId, id, version, words]),
    (values) => `insert into rounds.late_answer (school_id, round_id, id, version, words) values ${values} on conflict do nothing`,
  );

export interface NamedAnswer {
  id: string;
  roundId: string;
  personId: string;
  confidantId: string;
  /** Of the letter; nothing else says which it was. */
  mark: Buffer;
  isFromPaper: boolean;
  words: Buffer;
}

/**
 * What is said by name; said again, the latest counts. As with what is said without, a letter that comes again takes no newer one's place,
 * and paper never that of what somebody sent by themselves.
 */
export const savingNamedAnswers = (school: SchoolId, day: Day, answers: NamedAnswer[]): Statement[] =>
  overRows(
    school,
    'save named answers',
    [day],
    answers.map(({ id, roundId, personId, confidantId, mark, isFromPaper, words }) => [
      id,
      roundId,
      personId,
      confidantId,
      `{"\\\\x${mark.toString('hex')}"}`,
      String(isFromPaper),
      words,
    ]),
    (values) =>
      `insert into rounds.named_answer (school_id, said_on, id, round_id, person_id, confidant_id, marks, is_from_paper, words) values ${values}
       on conflict (school_id, id) do update set
         said_on = excluded.said_on, marks = named_answer.marks || excluded.marks, is_from_paper = excluded.is_from_paper, words = excluded.words
       where (not excluded.is_from_paper or named_answer.is_from_paper) and not named_answer.marks @> excluded.marks`,
  );

export interface SealedNamedAnswer {
  id: string;
  roundId: string;
  personId: string;
  givenName: string;
  familyName: string;
  saidOn: Day;
  words: Buffer;
}

/** What this member of staff may read by name: what was said to them, and to the reader for whom they stand in. */
export async function namedAnswersFor(db: Db, staff: Staff, roundId: string): Promise<SealedNamedAnswer[]> {
  return readable(db, staff).where('answer.round_id', '=', roundId).orderBy('person.given_name').orderBy('person.family_name').execute();
}

export async function namedAnswerFor(db: Db, staff: Staff, id: string): Promise<SealedNamedAnswer | undefined> {
  return readable(db, staff).where('answer.id', '=', id).executeTakeFirst();
}

const readable = (db: Db, staff: Staff) =>
  db
    .selectFrom('rounds.named_answer as answer')
    .innerJoin('rounds.round as round', (join) => join.onRef('round.school_id', '=', 'answer.school_id').onRef('round.id', '=', 'answer.round_id'))
    .innerJoin('people.person as person', (join) => join.onRef('person.school_id', '=', 'answer.school_id').onRef('person.id', '=', 'answer.person_id'))
    .select([
      'answer.id',
      'answer.round_id as roundId',
      'answer.person_id as personId',
      'person.given_name as givenName',
      'person.family_name as familyName',
      'answer.said_on as saidOn',
      'answer.words',
    ])
    .where('answer.school_id', '=', staff.school)
    .where((row) => row.or([row('answer.confidant_id', '=', staff.id), row('round.substitute_id', '=', staff.id)]));

export interface SealedWords {
  /** A random one, that says nothing of who said it. */
  id: string;
  words: Buffer;
}

/** The words said without a name in a settled round, for its reader and substitute only. */
export async function namelessWordsFor(db: Db, staff: Staff, roundId: string): Promise<SealedWords[]> {
  const rows = await db
    .selectFrom('rounds.answer as said')
    .innerJoin('rounds.round as round', (join) => join.onRef('round.school_id', '=', 'said.school_id').onRef('round.id', '=', 'said.round_id'))
    .select(['said.pseudonym', 'said.words'])
    .where('said.school_id', '=', staff.school)
    .where('said.round_id', '=', roundId)
    .where('said.words', 'is not', null)
    .where('round.settled_on', 'is not', null)
    .where((row) => row.or([row('round.reader_id', '=', staff.id), row('round.substitute_id', '=', staff.id)]))
    .execute();
  return rows.flatMap(({ pseudonym, words }) => (words ? [{ id: pseudonym.toString('base64url'), words }] : []));
}

/** What came after the round had closed, for the same people. */
export async function lateWordsFor(db: Db, staff: Staff, roundId: string): Promise<SealedWords[]> {
  return db
    .selectFrom('rounds.late_answer as said')
    .innerJoin('rounds.round as round', (join) => join.onRef('round.school_id', '=', 'said.school_id').onRef('round.id', '=', 'said.round_id'))
    .select(['said.id', 'said.words'])
    .where('said.school_id', '=', staff.school)
    .where('said.round_id', '=', roundId)
    .where('round.settled_on', 'is not', null)
    .where((row) => row.or([row('round.reader_id', '=', staff.id), row('round.substitute_id', '=', staff.id)]))
    .execute();
}

/** How each answer came, by its pseudonym in base 64. */
export async function waysByPseudonym(db: Db, school: SchoolId, roundId: string): Promise<Map<string, Way | null>> {
  const rows = await db.selectFrom('rounds.answer').select(['pseudonym', 'way']).where('school_id', '=', school).where('round_id', '=', roundId).execute();
  return new Map(rows.map(({ pseudonym, way }) => [pseudonym.toString('base64'), way]));
}

/** How many said something by name to this member of staff, or to the reader for whom they stand in, by round; rounds that are not archived. */
export async function namedCountsFor(db: Db, staff: Staff): Promise<Map<string, number>> {
  const rows = await readable(db, staff)
    .clearSelect()
    .select((of) => ['answer.round_id as roundId', of.fn.countAll<number>().as('count')])
    .where('round.archived_on', 'is', null)
    .groupBy('answer.round_id')
    .execute();
  return new Map(rows.map(({ roundId, count }) => [roundId, count]));
}
