import { type Kysely, sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import { matchesSlowHash, slowHash } from '../../../platform/secrets/passwords.ts';
import { newCode, newId, newToken, randomNumber, sha256 } from '../../../platform/secrets/random.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { type CardCode, secretLength, waitAfter } from '../rules/card-code.ts';
import type { PeopleTables } from '../tables.ts';

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
  const taken = new Set((await db.selectFrom('people.card').select('number').where('school_id', '=', school).execute()).map((card) => card.number));
  const cards = personIds.map((personId) => ({ personId, number: freeNumber(taken), secret: newCode(secretLength), token: newToken() }));
  const rows = await Promise.all(
    cards.map(async ({ personId, number, secret, token }) => ({
      school_id: school,
      id: newId(),
      person_id: personId,
      number,
      token_hash: sha256(token),
      secret_hash: await slowHash(secret),
      printed_on: day,
      printed_by: printedBy,
      first_used_on: null,
      last_used_on: null,
      revoked_on: null,
    })),
  );
  if (rows.length > 0) await db.insertInto('people.card').values(rows).execute();
  return cards;
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

/** Unknown, revoked and wrong take equally long and look the same. `waitSeconds` when too many wrong ones came before. */
export async function cardByCode(db: Db, school: SchoolId, { number, secret }: CardCode, now: Date): Promise<UsableCard | { waitSeconds: number } | undefined> {
  const tries = await db.selectFrom('people.card_try').selectAll().where('school_id', '=', school).where('number', '=', number).executeTakeFirst();
  const waitSeconds = tries ? Math.ceil(waitAfter(tries.wrong) - (now.getTime() - tries.last_wrong_at.getTime()) / 1000) : 0;
  if (waitSeconds > 0) return { waitSeconds };
  const card = await db
    .selectFrom('people.card')
    .select(['id', 'person_id as personId', 'secret_hash'])
    .where('school_id', '=', school)
    .where('number', '=', number)
    .where('revoked_on', 'is', null)
    .executeTakeFirst();
  if (await matchesSlowHash(secret, card?.secret_hash)) {
    await db.deleteFrom('people.card_try').where('school_id', '=', school).where('number', '=', number).execute();
    return card && { id: card.id, personId: card.personId };
  }
  await db
    .insertInto('people.card_try')
    .values({ school_id: school, number, wrong: 1, last_wrong_at: now })
    .onConflict((conflict) => conflict.columns(['school_id', 'number']).doUpdateSet({ wrong: sql`least(people.card_try.wrong + 1, 1000)`, last_wrong_at: now }))
    .execute();
  return undefined;
}

/** How many wrong codes this school saw in the last hour, for all cards together. */
export async function wrongCodesLately(db: Db, school: SchoolId, now: Date): Promise<number> {
  const { wrong } = await db
    .selectFrom('people.card_try')
    .select((row) => row.fn.coalesce(row.fn.sum<number>('wrong'), sql<number>`0`).as('wrong'))
    .where('school_id', '=', school)
    .where('last_wrong_at', '>', new Date(now.getTime() - 3_600_000))
    .executeTakeFirstOrThrow();
  return Number(wrong);
}

export async function forgetCardTries(db: Db, school: SchoolId, before: Date): Promise<void> {
  await db.deleteFrom('people.card_try').where('school_id', '=', school).where('last_wrong_at', '<', before).execute();
}

/** Notes the use. The first use of a card ends the older ones of that person and whoever came in with them. */
export async function useCard(db: Db, school: SchoolId, card: UsableCard, day: Day): Promise<void> {
  const { firstUse } = await db
    .selectFrom('people.card')
    .select((row) => row('first_used_on', 'is', null).as('firstUse'))
    .where('school_id', '=', school)
    .where('id', '=', card.id)
    .executeTakeFirstOrThrow();
  if (firstUse) await revokeCards(db, school, card.personId, day, card.id);
  await db
    .updateTable('people.card')
    .set({ last_used_on: day, first_used_on: sql`coalesce(first_used_on, ${day}::date)` })
    .where('school_id', '=', school)
    .where('id', '=', card.id)
    .execute();
}

/** Ends a person's cards (but the one to keep) and the sessions opened with them. */
export async function revokeCards(db: Db, school: SchoolId, personId: string, day: Day, keep?: string): Promise<void> {
  const ended = await db
    .updateTable('people.card')
    .set({ revoked_on: day })
    .where('school_id', '=', school)
    .where('person_id', '=', personId)
    .where('revoked_on', 'is', null)
    .$if(keep !== undefined, (query) => query.where('id', '!=', keep as string))
    .returning('id')
    .execute();
  if (ended.length === 0) return;
  await db
    .deleteFrom('people.session')
    .where('school_id', '=', school)
    .where('card_id', 'in', ended.map(({ id }) => id))
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
    .select(['card.number', 'card.printed_on as printedOn', 'card.last_used_on as lastUsedOn', sql<string | null>`printer.given_name || ' ' || printer.family_name`.as('printedBy')])
    .where('card.school_id', '=', school)
    .where('card.person_id', '=', personId)
    .where('card.revoked_on', 'is', null)
    .orderBy('card.printed_on', 'desc')
    .orderBy('card.number')
    .execute();
}
