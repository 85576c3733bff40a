import { type Kysely, sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import { slowHash } from '../../../platform/secrets/passwords.ts';
import { newCode, newId, newToken, randomNumber, sha256 } from '../../../platform/secrets/random.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { type CardCode, secretLength } from '../rules/card-code.ts';
import type { PeopleTables } from '../tables.ts';
import { oneAtATime } from './schools.ts';
import { tryCode, type Wait } from './wrong-codes.ts';

type Db = Kysely<PeopleTables>;

/** A fresh card. Its secrets exist only here, on their way to the printer. */
export interface PrintableCard {
  personId: string;
  number: string;
  secret: string;
  token: string;
}

/** Makes a card for each person. Their older cards go on working until the new one is first used. */
export async function issueCards(db: Db, school: SchoolId, personIds: string[], printedBy: string | null, day: Day): Promise<PrintableCard[]> {
  // Slow, so before others have to wait.
  const secrets = await Promise.all(personIds.map(() => newSecrets()));
  await oneAtATime(db, school);
  const taken = new Set((await db.selectFrom('people.card').select('number').where('school_id', '=', school).execute()).map((card) => card.number));
  const turns = await lastTurns(db, school, personIds);
  const cards = personIds.map((personId, at) => ({ personId, number: freeNumber(taken), ...(secrets[at] as Secrets) }));
  const rows = cards.map(({ personId, number, token, secretHash }) => ({
    school_id: school,
    id: newId(),
    person_id: personId,
    number,
    turn: (turns.get(personId) ?? 0) + 1,
    token_hash: sha256(token),
    secret_hash: secretHash,
    printed_on: day,
    printed_by: printedBy,
    first_used_on: null,
    last_used_on: null,
    revoked_on: null,
  }));
  if (rows.length > 0) await db.insertInto('people.card').values(rows).execute();
  return cards.map(({ secretHash: _, ...card }) => card);
}

type Secrets = Pick<PrintableCard, 'secret' | 'token'> & { secretHash: Buffer };

async function newSecrets(): Promise<Secrets> {
  const secret = newCode(secretLength);
  return { secret, token: newToken(), secretHash: await slowHash(secret) };
}

async function lastTurns(db: Db, school: SchoolId, personIds: string[]): Promise<Map<string, number>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('people.card')
    .select(['person_id as personId', (row) => row.fn.max('turn').as('turn')])
    .where('school_id', '=', school)
    .where('person_id', 'in', personIds)
    .groupBy('person_id')
    .execute();
  return new Map(rows.map(({ personId, turn }) => [personId, turn]));
}

function freeNumber(taken: Set<string>): string {
  for (;;) {
    const number = String(randomNumber(10_000, 100_000));
    if (!taken.has(number)) {
      taken.add(number);
      return number;
    }
  }
}

export interface UsableCard {
  id: string;
  personId: string;
}

export async function cardByToken(db: Db, school: SchoolId, token: string): Promise<UsableCard | undefined> {
  return db
    .selectFrom('people.card')
    .select(['id', 'person_id as personId'])
    .where('school_id', '=', school)
    .where('token_hash', '=', sha256(token))
    .where('revoked_on', 'is', null)
    .executeTakeFirst();
}

/** Unknown, revoked and wrong take equally long and look the same. */
export async function cardByCode(db: Db, school: SchoolId, { number, secret }: CardCode, now: Date): Promise<UsableCard | Wait | undefined> {
  const card = await db
    .selectFrom('people.card')
    .select(['id', 'person_id as personId', 'secret_hash as secretHash'])
    .where('school_id', '=', school)
    .where('number', '=', number)
    .where('revoked_on', 'is', null)
    .executeTakeFirst();
  return tryCode(db, school, `card ${number}`, secret, card, now);
}

/**
 * Notes the use. The first use of a card ends the ones before it and whoever came in with them.
 * @returns false when the card was ended since it was found
 */
export async function useCard(db: Db, school: SchoolId, card: UsableCard, day: Day): Promise<boolean> {
  const { turn, isFirstUse } = await db
    .selectFrom('people.card')
    .select(['turn', (row) => row('first_used_on', 'is', null).as('isFirstUse')])
    .where('school_id', '=', school)
    .where('id', '=', card.id)
    .executeTakeFirstOrThrow();
  if (isFirstUse) await revokeCards(db, school, card.personId, day, turn);
  const { numUpdatedRows } = await db
    .updateTable('people.card')
    .set({ last_used_on: day, first_used_on: sql`coalesce(first_used_on, ${day}::date)` })
    .where('school_id', '=', school)
    .where('id', '=', card.id)
    .where('revoked_on', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Ends a person's cards, all or those before a turn, and the sessions opened with them. */
export async function revokeCards(db: Db, school: SchoolId, personId: string, day: Day, before?: number): Promise<void> {
  const ended = await db
    .updateTable('people.card')
    .set({ revoked_on: day })
    .where('school_id', '=', school)
    .where('person_id', '=', personId)
    .where('revoked_on', 'is', null)
    .$if(before !== undefined, (query) => query.where('turn', '<', before as number))
    .returning('id')
    .execute();
  if (ended.length === 0) return;
  await db
    .deleteFrom('people.session')
    .where('school_id', '=', school)
    .where(
      'card_id',
      'in',
      ended.map(({ id }) => id),
    )
    .execute();
}

export interface CardStory {
  number: string;
  printedOn: Day;
  printedBy: string | null;
  lastUsedOn: Day | null;
}

/** What the one who holds a card may know of it: who printed it and when it was last used. */
export async function cardsOf(db: Db, school: SchoolId, personId: string): Promise<CardStory[]> {
  return db
    .selectFrom('people.card as card')
    .leftJoin('people.person as printer', (join) => join.onRef('printer.school_id', '=', 'card.school_id').onRef('printer.id', '=', 'card.printed_by'))
    .select([
      'card.number',
      'card.printed_on as printedOn',
      'card.last_used_on as lastUsedOn',
      sql<string | null>`printer.given_name || ' ' || printer.family_name`.as('printedBy'),
    ])
    .where('card.school_id', '=', school)
    .where('card.person_id', '=', personId)
    .where('card.revoked_on', 'is', null)
    .orderBy('card.printed_on', 'desc')
    .orderBy('card.number')
    .execute();
}

export async function forgetEndedCards(db: Db, school: SchoolId, before: Day): Promise<void> {
  await db.deleteFrom('people.card').where('school_id', '=', school).where('revoked_on', '<', before).execute();
}
