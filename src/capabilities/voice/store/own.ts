import type { SchoolId } from '../../../platform/database/ids.ts';
import { overRows, type Statement } from '../../../platform/database/statement.ts';
import type { Language } from '../../../platform/texts/words.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Version } from '../../../platform/two-books/books.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import { mostOwn } from '../rules/own.ts';
import type { OwnState } from '../tables.ts';
import type { Db } from './rounds.ts';

export interface NewOwn {
  id: string;
  roundId: string;
  version: Version;
  language: Language;
  words: Buffer;
  sound: Buffer | null;
  dueOn: Day;
}

/**
 * Behind the statements that save the ballots of who wrote them, which count and hold the row: of two letters at once the later one sees the count of the
 * earlier, and a letter that changed no ballot (it came before) brings nothing. What is too much is not kept; the pseudonym says whose count it is, and is
 * not kept beside the words.
 */
export const keepingOwn = (school: SchoolId, own: { own: NewOwn; pseudonym: Buffer }[]): Statement[] =>
  overRows(
    school,
    'keep own statements',
    [],
    own.map(({ own: { id, roundId, version, language, words, sound, dueOn }, pseudonym }) => [id, roundId, version, language, words, sound, dueOn, pseudonym]),
    (values) =>
      `insert into voice.own_statement (school_id, id, round_id, version, language, words, sound, due_on)
       select ballot.school_id, own.id, ballot.round_id, own.version, own.language, own.words, own.sound, own.due_on
       from (values ${typed(values)}) as own (school_id, id, round_id, version, language, words, sound, due_on, pseudonym)
       join voice.ballot as ballot on ballot.school_id = own.school_id and ballot.round_id = own.round_id and ballot.pseudonym = own.pseudonym
       where ballot.xmin = pg_current_xact_id()::xid and ballot.own_count <= ${mostOwn}
       on conflict do nothing`,
  );

const types = ['uuid', 'uuid', 'uuid', 'voice.version', 'text', 'bytea', 'bytea', 'date', 'bytea'];

/** Rows that are read from have no column to take their types from: those of the first row hold for all. */
const typed = (values: string): string =>
  values.replace(
    /^\(([^)]*)\)/,
    (_, places: string) =>
      `(${places
        .split(', ')
        .map((place, n) => `${place}::${types[n]}`)
        .join(', ')})`,
  );

/** Which of these are kept. */
export async function ownKept(db: Db, school: SchoolId, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.selectFrom('voice.own_statement').select('id').where('school_id', '=', school).where('id', 'in', ids).execute();
  return new Set(rows.map(({ id }) => id));
}

export interface SealedOwn extends Omit<NewOwn, 'sound'> {
  hasSound: boolean;
  state: OwnState;
  reason: string | null;
}

const own = (db: Db, school: SchoolId) =>
  db
    .selectFrom('voice.own_statement as own')
    .select((row) => [
      'own.id',
      'own.round_id as roundId',
      'own.version',
      'own.language',
      'own.words',
      row('own.sound', 'is not', null).as('hasSound'),
      'own.due_on as dueOn',
      'own.state',
      'own.reason',
    ])
    .where('own.school_id', '=', school);

/** For the reader and the substitute only; what waits longest in front, and of one day in no order that says who came when. */
export async function ownFor(db: Db, staff: Staff, roundId: string): Promise<SealedOwn[]> {
  const rows = await own(db, staff.school)
    .innerJoin('voice.round as round', (join) => join.onRef('round.school_id', '=', 'own.school_id').onRef('round.id', '=', 'own.round_id'))
    .where('own.round_id', '=', roundId)
    .where((row) => row.or([row('round.reader_id', '=', staff.id), row('round.substitute_id', '=', staff.id)]))
    .orderBy('own.due_on')
    .orderBy('own.id')
    .execute();
  return rows.map((row) => ({ ...row, hasSound: Boolean(row.hasSound) }));
}

export async function soundFor(db: Db, staff: Staff, id: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('voice.own_statement as own')
    .innerJoin('voice.round as round', (join) => join.onRef('round.school_id', '=', 'own.school_id').onRef('round.id', '=', 'own.round_id'))
    .select('own.sound')
    .where('own.school_id', '=', staff.school)
    .where('own.id', '=', id)
    .where((row) => row.or([row('round.reader_id', '=', staff.id), row('round.substitute_id', '=', staff.id)]))
    .executeTakeFirst();
  return row?.sound ?? undefined;
}

/** What became of these, for the device on which they were written. */
export async function fatesOf(db: Db, school: SchoolId, ids: readonly string[]): Promise<SealedOwn[]> {
  if (ids.length === 0) return [];
  const rows = await own(db, school).where('own.id', 'in', ids).orderBy('own.id').execute();
  return rows.map((row) => ({ ...row, hasSound: Boolean(row.hasSound) }));
}

export interface Reading {
  day: Day;
  state: 'taken' | 'not-taken';
  reason: string | null;
}

/** @returns whether it was still waiting: the first who decides, decides */
export async function noteReading(db: Db, staff: Staff, id: string, { day, state, reason }: Reading): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('voice.own_statement')
    .set({ state, reason, read_on: day, read_by_id: staff.id, sound: null })
    .where('school_id', '=', staff.school)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export interface Waiting {
  roundId: string;
  count: number;
  dueOn: Day;
}

/** How many wait for this member of staff, by round, and the day by which the first should be read. */
export async function waitingFor(db: Db, staff: Staff): Promise<Waiting[]> {
  const rows = await db
    .selectFrom('voice.own_statement as own')
    .innerJoin('voice.round as round', (join) => join.onRef('round.school_id', '=', 'own.school_id').onRef('round.id', '=', 'own.round_id'))
    .select((of) => ['own.round_id as roundId', of.fn.countAll<number>().as('count'), of.fn.min('own.due_on').as('dueOn')])
    .where('own.school_id', '=', staff.school)
    .where('own.state', '=', 'waiting')
    .where((row) => row.or([row('round.reader_id', '=', staff.id), row('round.substitute_id', '=', staff.id)]))
    .groupBy('own.round_id')
    .execute();
  return rows.map(({ roundId, count, dueOn }) => ({ roundId, count: Number(count), dueOn }));
}

/** Given and family names of everybody who is at school now. */
export async function namesAtSchool(db: Db, school: SchoolId): Promise<string[]> {
  const rows = await db
    .selectFrom('people.person')
    .select(['given_name as given', 'family_name as family'])
    .where('school_id', '=', school)
    .where('left_on', 'is', null)
    .execute();
  return [...new Set(rows.flatMap(({ given, family }) => [given, family]))];
}
