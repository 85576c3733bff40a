import { type CheckInDb, lastDayOf, openOccasion, writeAnswerTicket } from '../src/capabilities/check-ins/index.tsx';
import { addClass, addMembers, addPersons, addSchool, type PeopleDb, setDuties, startSession } from '../src/capabilities/people/index.ts';
import { type SchoolId, schoolId } from '../src/platform/database/ids.ts';
import type { Ground } from '../src/platform/ground.ts';
import { newId } from '../src/platform/secrets/random.ts';
import { today } from '../src/platform/time/clock.ts';

export interface BenchPupil {
  id: string;
  /** Value of the cookie with which this pupil is signed in. */
  cookie: string;
  /** Says what this pupil may answer. */
  ticket: string;
}

export interface BenchSchool {
  id: SchoolId;
  pupils: BenchPupil[];
  classIds: string[];
  readerId: string;
  substituteId: string;
  /** Cookie of somebody who sees the whole school. */
  staffCookie: string;
}

/** Makes a school of this many pupils in classes of 24, each class with an open check-in and each pupil signed in. */
export async function makeSchool(ground: Ground, slug: string, pupilCount: number): Promise<BenchSchool> {
  const id = schoolId(newId());
  ground.keys.makeSchoolKey(id);
  await addSchool(ground.database.outsideSchools as PeopleDb, { id, slug, name: slug, phone: null, place: null });
  const [readerId, substituteId] = [newId(), newId()];
  const classIds = Array.from({ length: Math.ceil(pupilCount / 24) }, newId);
  const pupilIds = Array.from({ length: pupilCount }, newId);
  const day = today(ground.clock);
  const [cookies, staffCookie] = await ground.database.inSchool(id, async (db: PeopleDb) => {
    const key = ground.keys.schoolKey(id);
    await addPersons(
      db,
      id,
      key,
      [readerId, substituteId].map((person, n) => ({ id: person, kind: 'staff', givenName: `Lezer ${n}`, familyName: slug })),
    );
    for (const person of [readerId, substituteId]) await setDuties(db, id, person, { roles: ['care'], answersTalks: true, hasProfessionalSecrecy: false });
    await addPersons(
      db,
      id,
      key,
      pupilIds.map((person, n) => ({ id: person, kind: 'pupil', givenName: `Kind ${n}`, familyName: slug })),
    );
    for (const [n, classId] of classIds.entries()) {
      await addClass(db, id, { id: classId, name: `Klas ${n}`, ageVersion: '10-13' });
      await addMembers(db, id, classId, pupilIds.slice(n * 24, (n + 1) * 24), 'pupil');
    }
    const tokens: string[] = [];
    for (const person of pupilIds) tokens.push(`${id}.${await startSession(db, id, person, 'own', ground.clock.now())}`);
    return [tokens, `${id}.${await startSession(db, id, readerId, 'staff', ground.clock.now())}`] as const;
  });
  const occasions = await ground.database.inSchool(id, async (db: CheckInDb) => {
    for (const classId of classIds)
      await openOccasion(db, id, { audience: 'pupils', classId, openedOn: day, closesOn: lastDayOf(day, 2), readerId, substituteId });
    return new Map(
      (await db.selectFrom('check_ins.occasion').select(['id', 'class_id']).where('school_id', '=', id).execute()).map((row) => [row.class_id, row.id]),
    );
  });
  const pupils = pupilIds.map((personId, n): BenchPupil => {
    const classId = classIds[Math.floor(n / 24)] as string;
    const ticket = writeAnswerTicket(ground, {
      kind: 'answer',
      school: id,
      personId,
      occasionId: occasions.get(classId) as string,
      classId,
      version: '10-13',
      way: 'own-device',
    });
    return { id: personId, cookie: cookies[n] as string, ticket };
  });
  return { id, pupils, classIds, readerId, substituteId, staffCookie };
}
