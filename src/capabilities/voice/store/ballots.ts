import { sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import { overRows, run, type Statement } from '../../../platform/database/statement.ts';
import type { Language } from '../../../platform/texts/words.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { type Audience, audienceOf, type Version, versions, type Way } from '../../../platform/two-books/books.ts';
import type { Choices } from '../rules/choices.ts';
import type { Room } from '../rules/room.ts';
import type { Db } from './rounds.ts';

export interface Ballot {
  roundId: string;
  pseudonym: Buffer;
  version: Version;
  way: Way;
  language: Language;
  letterId: string;
  fingerprint: Buffer;
  askedUntil: Day;
  choices: Choices;
  /** Sentences of their own in this letter. */
  ownCount: number;
}

/**
 * One ballot a person and round. What is said later to a statement takes the place of what was said earlier; what is typed over from paper
 * only adds, and never takes the place of what somebody sent by themselves.
 */
export const savingBallots = (school: SchoolId, ballots: Ballot[]): Statement[] =>
  overRows(
    school,
    'save ballots',
    [],
    ballots.map(({ roundId, pseudonym, version, way, language, letterId, fingerprint, askedUntil, choices, ownCount }) => [
      roundId,
      pseudonym,
      version,
      way,
      language,
      `{${letterId}}`,
      fingerprint,
      askedUntil,
      JSON.stringify(choices),
      String(ownCount),
    ]),
    (values) =>
      `insert into voice.ballot (school_id, round_id, pseudonym, version, way, language, letters, fingerprint, asked_until, choices, own_count) values ${values}
       on conflict (school_id, round_id, pseudonym) do update set
         way = case when excluded.way = 'paper' then ballot.way else excluded.way end,
         language = case when excluded.way = 'paper' then ballot.language else excluded.language end,
         choices = case when excluded.way = 'paper' and ballot.way <> 'paper' then excluded.choices || ballot.choices else ballot.choices || excluded.choices end,
         own_count = ballot.own_count + excluded.own_count,
         asked_until = greatest(ballot.asked_until, excluded.asked_until),
         letters = ballot.letters || excluded.letters, fingerprint = excluded.fingerprint
       where not ballot.letters @> excluded.letters`,
  );

interface Kept {
  letters: string[];
  /** Of the latest letter. */
  fingerprint: Buffer | null;
  askedUntil: Day | null;
  way: Way | null;
  choices: Choices;
  ownCount: number;
}

/** What lies under a pseudonym while the round is open. */
export async function ballotUnder(db: Db, school: SchoolId, roundId: string, pseudonym: Buffer): Promise<Kept | undefined> {
  const row = await db
    .selectFrom('voice.ballot')
    .select(['letters', 'fingerprint', 'asked_until as askedUntil', 'way', 'choices', 'own_count as ownCount'])
    .where('school_id', '=', school)
    .where('round_id', '=', roundId)
    .where('pseudonym', '=', pseudonym)
    .executeTakeFirst();
  return row && { ...row, letters: row.letters ?? [] };
}

/** How each ballot came, by its pseudonym in base 64. */
export async function waysByPseudonym(db: Db, school: SchoolId, roundId: string): Promise<Map<string, Way | null>> {
  const rows = await db.selectFrom('voice.ballot').select(['pseudonym', 'way']).where('school_id', '=', school).where('round_id', '=', roundId).execute();
  return new Map(rows.map(({ pseudonym, way }) => [pseudonym.toString('base64'), way]));
}

export interface KeptBallot {
  pseudonym: Buffer;
  version: Version;
  way: Way | null;
  language: Language | null;
  choices: Choices;
}

export async function ballotsOf(db: Db, school: SchoolId, roundId: string): Promise<KeptBallot[]> {
  return db
    .selectFrom('voice.ballot')
    .select(['pseudonym', 'version', 'way', 'language', 'choices'])
    .where('school_id', '=', school)
    .where('round_id', '=', roundId)
    .execute();
}

/** Writes the second book anew: in the order given, each under the pseudonym given, and nothing of how, when and in which language it came. */
export async function rewriteBallots(
  db: Db,
  school: SchoolId,
  roundId: string,
  ballots: Pick<KeptBallot, 'pseudonym' | 'version' | 'choices'>[],
): Promise<void> {
  await db.deleteFrom('voice.ballot').where('school_id', '=', school).where('round_id', '=', roundId).execute();
  await run(
    db,
    overRows(
      school,
      'rewrite ballots',
      [roundId],
      ballots.map(({ pseudonym, version, choices }) => [pseudonym, version, JSON.stringify(choices)]),
      (values) => `insert into voice.ballot (school_id, round_id, pseudonym, version, choices) values ${values}`,
    ),
  );
}

/** Audiences of whom somebody said something that is kept. */
export async function audiencesSaying(db: Db, school: SchoolId, roundId: string): Promise<Set<Audience>> {
  const said = await db.selectFrom('voice.ballot').select('version').distinct().where('school_id', '=', school).where('round_id', '=', roundId).execute();
  const raised = await db
    .selectFrom('voice.group_session')
    .select('audience')
    .distinct()
    .where('school_id', '=', school)
    .where('round_id', '=', roundId)
    .execute();
  return new Set([...said.map(({ version }) => audienceOf(version)), ...raised.map(({ audience }) => audience)]);
}

/** Their figures are published: what one person said, or raised a hand for, is needed for nothing any more. */
export async function dropSaid(db: Db, school: SchoolId, roundId: string, audience: Audience): Promise<void> {
  const theirs = versions.filter((version) => audienceOf(version) === audience);
  await db.deleteFrom('voice.ballot').where('school_id', '=', school).where('round_id', '=', roundId).where('version', 'in', theirs).execute();
  await db.deleteFrom('voice.group_session').where('school_id', '=', school).where('round_id', '=', roundId).where('audience', '=', audience).execute();
}

export interface KeptRoom extends Room {
  id: string;
  audience: Audience;
  heldOn: Day;
}

/** Holds the round, so that no hand comes in behind its figures. @returns whether it is still open; a session that comes again changes nothing */
export async function keepRoom(
  db: Db,
  school: SchoolId,
  roundId: string,
  { id, audience, heldOn, present, counts, enteredById }: KeptRoom & { enteredById: string },
): Promise<boolean> {
  const open = await db
    .selectFrom('voice.round')
    .select('id')
    .where('school_id', '=', school)
    .where('id', '=', roundId)
    .where('closed_on', 'is', null)
    .forShare()
    .executeTakeFirst();
  if (!open) return false;
  await sql`
    insert into voice.group_session (school_id, round_id, id, audience, held_on, present, counts, entered_by_id)
    values (${school}, ${roundId}, ${id}, ${audience}, ${heldOn}, ${present}, ${JSON.stringify(counts)}, ${enteredById})
    on conflict do nothing`.execute(db);
  return true;
}

export async function roomsOf(db: Db, school: SchoolId, roundId: string): Promise<KeptRoom[]> {
  return db
    .selectFrom('voice.group_session')
    .select(['id', 'audience', 'held_on as heldOn', 'present', 'counts'])
    .where('school_id', '=', school)
    .where('round_id', '=', roundId)
    .orderBy('id')
    .execute();
}
