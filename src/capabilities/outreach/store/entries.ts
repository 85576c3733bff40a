import { type ExpressionBuilder, sql } from 'kysely';
import type { Day } from '../../../platform/time/clock.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import type { Ending, Obstacle, OutreachTables } from '../tables.ts';
import { around, type Db, keepsRegister } from './seeing.ts';

/** One lost contact, as somebody who may see it knows it; its words are sealed. */
export interface Entry {
  id: string;
  personId: string;
  name: string;
  kind: 'pupil' | 'guardian' | 'staff';
  /** The class of a pupil, the children of a guardian. */
  around: string | null;
  lastOn: Day;
  isAbout: boolean;
  obstacles: Obstacle[];
  known: Buffer | null;
  guessed: Buffer | null;
  /** Since when nobody goes, while there is no owner. */
  waitingSince: Day;
  /** Null too when who went no longer works here. */
  ownerId: string | null;
  ownerName: string | null;
  substituteId: string | null;
  substituteName: string | null;
  nextStep: Buffer | null;
  dueOn: Day | null;
  ending: Ending | null;
  endedOn: Day | null;
  cameOfIt: Buffer | null;
  notedOn: Day;
  edition: string;
}

/** Undefined when it is not there, or not for this member of staff. */
export const entryFor = (db: Db, staff: Staff, id: string): Promise<Entry | undefined> => seenBy(db, staff).where('entry.id', '=', id).executeTakeFirst();

/** Where a list goes on: after the last one of the page before. */
export interface After {
  lastOn: Day;
  id: string;
}

/** Contacts that are still lost, the longest first. */
export async function openEntries(db: Db, staff: Staff, limit: number, after?: After): Promise<Entry[]> {
  return seenBy(db, staff)
    .where('entry.ending', 'is', null)
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(entry.last_on, entry.id) > (${after?.lastOn}::date, ${after?.id}::uuid)`))
    .orderBy('entry.last_on')
    .orderBy('entry.id')
    .limit(limit)
    .execute();
}

/** What ended and is not erased yet, alphabetically. */
export async function endedEntries(db: Db, staff: Staff): Promise<Entry[]> {
  return seenBy(db, staff).where('entry.ending', 'is not', null).orderBy('person.family_name').orderBy('person.given_name').limit(200).execute();
}

/** For those who keep the register: to whom nobody goes yet, who waits longest first. */
export async function withoutOwner(db: Db, staff: Staff, limit: number): Promise<Entry[]> {
  if (!keepsRegister(staff)) return [];
  return seenBy(db, staff).where('entry.ending', 'is', null).where('owner.id', 'is', null).orderBy('waiting_since').orderBy('entry.id').limit(limit).execute();
}

/** To whom this member of staff goes; and, once its day is over, what waits for whom they stand in, or for whom nobody does. */
export async function entriesToFollow(db: Db, staff: Staff, day: Day): Promise<Entry[]> {
  return seenBy(db, staff)
    .where('entry.ending', 'is', null)
    .where('owner.id', 'is not', null)
    .where((row) =>
      row.or([
        row('owner.id', '=', staff.id),
        row.and([row('entry.due_on', '<', day), row('substitute.id', '=', staff.id)]),
        ...(keepsRegister(staff) ? [row.and([row('entry.due_on', '<', day), row('substitute.id', 'is', null)])] : []),
      ]),
    )
    .orderBy('entry.due_on')
    .orderBy('entry.id')
    .limit(50)
    .execute();
}

/** The entries of these people that stand open, as far as this member of staff may see them. */
export async function openEntriesOf(db: Db, staff: Staff, personIds: string[]): Promise<Entry[]> {
  return seenBy(db, staff).where('entry.ending', 'is', null).where('entry.person_id', 'in', personIds).orderBy('entry.last_on').orderBy('entry.id').execute();
}

/** Only those who go, those who wrote it down and those who keep the register see an entry, and nobody sees one of somebody who left. */
const seenBy = (db: Db, staff: Staff) =>
  db
    .selectFrom('outreach.lost_contact as entry')
    .innerJoin('people.person as person', (join) => join.onRef('person.school_id', '=', 'entry.school_id').onRef('person.id', '=', 'entry.person_id'))
    .leftJoin('people.person as owner', (join) =>
      join.onRef('owner.school_id', '=', 'entry.school_id').onRef('owner.id', '=', 'entry.owner_id').on('owner.left_on', 'is', null),
    )
    .leftJoin('people.person as substitute', (join) =>
      join.onRef('substitute.school_id', '=', 'entry.school_id').onRef('substitute.id', '=', 'entry.substitute_id').on('substitute.left_on', 'is', null),
    )
    .select([
      'entry.id',
      'entry.person_id as personId',
      sql<string>`person.given_name || ' ' || person.family_name`.as('name'),
      'person.kind',
      around.as('around'),
      'entry.last_on as lastOn',
      'entry.is_about as isAbout',
      'entry.obstacles',
      'entry.known',
      'entry.guessed',
      waitingSince.as('waitingSince'),
      waitingSince.as('waiting_since'),
      'owner.id as ownerId',
      sql<string | null>`owner.given_name || ' ' || owner.family_name`.as('ownerName'),
      'substitute.id as substituteId',
      sql<string | null>`substitute.given_name || ' ' || substitute.family_name`.as('substituteName'),
      'entry.next_step as nextStep',
      'entry.due_on as dueOn',
      'entry.ending',
      'entry.ended_on as endedOn',
      'entry.came_of_it as cameOfIt',
      'entry.noted_on as notedOn',
      'entry.edition',
    ])
    .where('entry.school_id', '=', staff.school)
    .where('person.left_on', 'is', null)
    .$if(!keepsRegister(staff), (query) => query.where((row) => isInvolved(row, staff)));

const isInvolved = (row: ExpressionBuilder<{ entry: OutreachTables['outreach.lost_contact'] }, 'entry'>, staff: Staff) =>
  row.or([row('entry.entered_by_id', '=', staff.id), row('entry.owner_id', '=', staff.id), row('entry.substitute_id', '=', staff.id)]);

/** Where who went no longer works here, the waiting begins again on the day they left. */
const waitingSince = sql<Day>`greatest(entry.waiting_since, (
  select former.left_on from people.person as former where former.school_id = entry.school_id and former.id = entry.owner_id))`;
