import { type CheckInDb, lastDayOf, openOccasion } from '../capabilities/check-ins/index.tsx';
import { addClass, addGuardianships, addMembers, addPersons, addSchool, type PeopleDb, setDuties, startSession } from '../capabilities/people/index.ts';
import { type SchoolId, schoolId } from '../platform/database/ids.ts';
import { newId } from '../platform/secrets/random.ts';
import type { Language } from '../platform/texts/words.ts';
import { type Day, today } from '../platform/time/clock.ts';
import type { Device, StaffRole } from '../platform/web/visitor.ts';
import { TestBrowser } from './browser-of.ts';
import { siteOn, type TestGround, testGround } from './test-ground.ts';

/** Pupils of 5A, by first name. */
const pupilsOf5A = ['Ada', 'Ben', 'Chloé', 'Driss', 'Élise'] as const;

const staffOfSchool = {
  Bart: { roles: ['teacher'], answers: true },
  Griet: { roles: ['teacher'], answers: false },
  An: { roles: ['care'], answers: true },
  Samira: { roles: ['bridge'], answers: true },
  Tom: { roles: ['contact-person'], answers: true },
  Veerle: { roles: ['leadership'], answers: true },
  Dirk: { roles: ['administrator'], answers: false },
} as const satisfies Record<string, { roles: readonly StaffRole[]; answers: boolean }>;

type Name = (typeof pupilsOf5A)[number] | keyof typeof staffOfSchool | 'Fatima' | 'Zoë';

/**
 * A small school with its people in a real database. 5A: Ada, Ben, Chloé, Driss, Élise, taught by Bart; 6B: Zoë, taught by Griet.
 * Fatima is Ada's mother. People do things through addresses, as in a browser.
 */
export interface TestSchool {
  ground: TestGround;
  site: ReturnType<typeof siteOn>;
  id: SchoolId;
  classes: { '5A': string; '6B': string };
  idOf(name: Name): string;
  /** Signs somebody in on a browser of their own. */
  browserOf(name: Name, options?: { device?: Device; language?: Language }): Promise<TestBrowser>;
  /** Signs in a pupil or guardian who was added besides. */
  browserOfPerson(id: string): Promise<TestBrowser>;
  /** A browser of nobody. */
  stranger(headers?: Record<string, string>): TestBrowser;
  /** Opens the question for 5A (Bart reads, An stands in) or for guardians (Samira reads, Tom stands in). */
  open(asked?: '5A' | '6B' | 'guardians', on?: Day): Promise<void>;
  inSchool<Result>(work: (db: CheckInDb) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export async function testSchool(given?: TestGround, slug = 'de-bron'): Promise<TestSchool> {
  const ground = given ?? (await testGround());
  const site = siteOn(ground);
  const id = schoolId(newId());
  const classes = { '5A': newId(), '6B': newId() };
  const ids = new Map<Name, string>(
    [...pupilsOf5A, 'Zoë' as const, 'Fatima' as const, ...(Object.keys(staffOfSchool) as (keyof typeof staffOfSchool)[])].map((name) => [name, newId()]),
  );
  const idOf = (name: Name): string => ids.get(name) as string;
  ground.keys.makeSchoolKey(id);
  await addSchool(ground.database.outsideSchools as PeopleDb, { id, slug, name: 'De Bron', phone: '09 000 00 00', place: 'het bankje' });
  await ground.database.inSchool(id, (db: PeopleDb) => addPeople(db, ground, id, idOf, classes));

  const inSchool = <Result>(work: (db: CheckInDb) => Promise<Result>): Promise<Result> => ground.database.inSchool(id, work);
  return {
    ground,
    site,
    id,
    classes,
    idOf,
    inSchool,
    async browserOf(name, { device = 'own' } = {}) {
      const browser = new TestBrowser(site);
      const isStaff = name in staffOfSchool;
      const token = await ground.database.inSchool(id, (db: PeopleDb) => startSession(db, id, idOf(name), isStaff ? 'staff' : device, ground.clock.now()));
      browser.keep(isStaff ? 'vg-staff' : 'vg-card', `${id}.${token}`, isStaff ? '/staff' : '/p/');
      return browser;
    },
    async browserOfPerson(personId) {
      const browser = new TestBrowser(site);
      const token = await ground.database.inSchool(id, (db: PeopleDb) => startSession(db, id, personId, 'own', ground.clock.now()));
      browser.keep('vg-card', `${id}.${token}`, '/p/');
      return browser;
    },
    stranger: (headers) => new TestBrowser(site, headers),
    async open(asked = '5A', on = today(ground.clock)) {
      const classId = asked === 'guardians' ? null : classes[asked];
      const [reader, substitute] = asked === 'guardians' ? (['Samira', 'Tom'] as const) : (['Bart', 'An'] as const);
      await inSchool((db) =>
        openOccasion(db, id, {
          audience: classId ? 'pupils' : 'guardians',
          classId,
          openedOn: on,
          closesOn: lastDayOf(on, 2),
          readerId: idOf(reader),
          substituteId: idOf(substitute),
        }),
      );
    },
    close: () => ground.database.close(),
  };
}

async function addPeople(db: PeopleDb, ground: TestGround, id: SchoolId, idOf: (name: Name) => string, classes: TestSchool['classes']): Promise<void> {
  const key = ground.keys.schoolKey(id);
  await addPersons(
    db,
    id,
    key,
    [...pupilsOf5A, 'Zoë' as const].map((name) => ({ id: idOf(name), kind: 'pupil', givenName: name, familyName: 'Peeters' })),
  );
  await addPersons(db, id, key, [{ id: idOf('Fatima'), kind: 'guardian', givenName: 'Fatima', familyName: 'El Khatib', language: 'ar' }]);
  for (const [name, { roles, answers }] of Object.entries(staffOfSchool)) {
    const person = idOf(name as Name);
    await addPersons(db, id, key, [{ id: person, kind: 'staff', givenName: name, familyName: 'Maes' }]);
    await setDuties(db, id, person, {
      email: `${name.toLowerCase()}@school.example`,
      roles: [...roles],
      answersTalks: answers,
      hasProfessionalSecrecy: name === 'Tom',
    });
  }
  await addClass(db, id, { id: classes['5A'], name: '5A', ageVersion: '10-13' });
  await addClass(db, id, { id: classes['6B'], name: '6B', ageVersion: '10-13' });
  await addMembers(db, id, classes['5A'], pupilsOf5A.map(idOf), 'pupil');
  await addMembers(db, id, classes['5A'], [idOf('Bart')], 'teacher');
  await addMembers(db, id, classes['6B'], [idOf('Zoë')], 'pupil');
  await addMembers(db, id, classes['6B'], [idOf('Griet')], 'teacher');
  await addGuardianships(db, id, [{ pupilId: idOf('Ada'), guardianId: idOf('Fatima') }]);
}
