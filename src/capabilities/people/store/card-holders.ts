import { type Kysely, sql } from 'kysely';
import type { SchoolId } from '../../../platform/database/ids.ts';
import type { Language } from '../../../platform/texts/words.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { PeopleTables } from '../tables.ts';
import { guardiansOf, pupilsOfClass } from './classes.ts';

type Db = Kysely<PeopleTables>;

/** Somebody of a class who has a card, or should have one. */
export interface CardHolderRow {
  id: string;
  givenName: string;
  familyName: string;
  language: Language;
  kind: 'pupil' | 'guardian';
  /** Of whom a guardian takes care, in this class. */
  pupilNames: string[];
  printedOn: Day | null;
  lastUsedOn: Day | null;
}

/** The pupils of a class and the adults who care for them, each with the card that works today. */
export async function cardHoldersOfClass(db: Db, school: SchoolId, classId: string): Promise<CardHolderRow[]> {
  const pupils = await pupilsOfClass(db, school, classId);
  const guardians = await guardiansOf(
    db,
    school,
    pupils.map(({ id }) => id),
  );
  const nameOf = new Map(pupils.map(({ id, givenName }) => [id, givenName]));
  const people = [
    ...pupils.map((pupil) => ({ ...pupil, kind: 'pupil' as const, pupilNames: [] })),
    ...guardians.map(({ pupils: ids, ...guardian }) => ({ ...guardian, kind: 'guardian' as const, pupilNames: ids.flatMap((id) => nameOf.get(id) ?? []) })),
  ];
  const cards = await workingCards(
    db,
    school,
    people.map(({ id }) => id),
  );
  return people.map((person) => ({ ...person, printedOn: cards.get(person.id)?.printedOn ?? null, lastUsedOn: cards.get(person.id)?.lastUsedOn ?? null }));
}

async function workingCards(db: Db, school: SchoolId, personIds: string[]): Promise<Map<string, { printedOn: Day; lastUsedOn: Day | null }>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('people.card')
    .select(['person_id as personId', sql<Day>`max(printed_on)`.as('printedOn'), sql<Day | null>`max(last_used_on)`.as('lastUsedOn')])
    .where('school_id', '=', school)
    .where('person_id', 'in', personIds)
    .where('revoked_on', 'is', null)
    .groupBy('person_id')
    .execute();
  return new Map(rows.map(({ personId, ...card }) => [personId, card]));
}
