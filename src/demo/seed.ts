import { answerDesk, type CheckInDb, type Incoming, lastDayOf, openOccasion, setRhythm } from '../capabilities/check-ins/index.tsx';
import { openMadeUpContactPoint, writeToMadeUpContactPoint } from '../capabilities/contact-point/index.tsx';
import { loseMadeUpContacts } from '../capabilities/outreach/index.tsx';
import {
  addClass,
  addClosedDays,
  addGuardianships,
  addMembers,
  addPersons,
  addSchool,
  holidayDays,
  markDemo,
  type PeopleDb,
  schoolCalendar,
  schoolYearOf,
  setDuties,
} from '../capabilities/people/index.ts';
import type { AgeVersion } from '../capabilities/people/tables.ts';
import { type SchoolId, schoolId } from '../platform/database/ids.ts';
import type { Ground } from '../platform/ground.ts';
import { newId } from '../platform/secrets/random.ts';
import { type Day, shiftedClock, systemClock, today } from '../platform/time/clock.ts';
import { addDays, daysBetween, isSchoolDay, type SchoolCalendar } from '../platform/time/school-days.ts';
import type { Staff, StaffRole } from '../platform/web/visitor.ts';
import { agree } from './agreements.ts';
import { demoClasses, demoFamilies, demoSchool, demoStaff } from './people.ts';
import { askRounds } from './rounds.ts';
import { askVoice } from './voice.ts';

interface DemoClass {
  id: string;
  name: string;
  ageVersion: AgeVersion;
  teacherId: string;
  pupils: { id: string; givenName: string }[];
}

/** Makes the school of the demo and fills it. */
export async function seedDemo(ground: Ground): Promise<SchoolId> {
  const school = schoolId(newId());
  ground.keys.makeSchoolKey(school);
  await addSchool(ground.database.outsideSchools as PeopleDb, { id: school, ...demoSchool });
  const day = today(ground.clock);
  await ground.database.inSchool(school, (db: PeopleDb) =>
    addClosedDays(
      db,
      school,
      [-1, 0, 1].flatMap((years) => holidayDays(schoolYearOf(day) + years)),
    ),
  );
  await addMadeUpPeople(ground, school);
  return school;
}

/** Fills a school with invented people, a check-in that has been open for two school days, and what was said in it. */
export async function addMadeUpPeople(ground: Ground, school: SchoolId): Promise<void> {
  const { classes, care, contactPerson, bridge, leadership } = await ground.database.inSchool(school, (db: PeopleDb) => addEverybody(ground, db, school));
  const openedOn = await ground.database.inSchool(school, async (db: PeopleDb) => twoSchoolDaysBefore(await schoolCalendar(db, school), today(ground.clock)));
  await ground.database.inSchool(school, async (db: CheckInDb) => {
    for (const { id, teacherId } of classes) {
      const asked = { audience: 'pupils' as const, classId: id, readerId: teacherId, substituteId: care };
      await setRhythm(db, school, { ...asked, everyWeeks: 2, weekday: 'tuesday', isPaused: false });
      await openOccasion(db, school, { ...asked, openedOn, closesOn: lastDayOf(openedOn, 2) });
    }
    const guardians = { audience: 'guardians' as const, classId: null, readerId: bridge, substituteId: contactPerson };
    await setRhythm(db, school, { ...guardians, everyWeeks: 6, weekday: 'wednesday', isPaused: false });
    await openOccasion(db, school, { ...guardians, openedOn, closesOn: lastDayOf(openedOn, 6) });
  });
  await letSomeAnswer(ground, school, classes, care, openedOn);
  await openContactPoint(ground, school, { care, contactPerson, bridge }, openedOn);
  const calendar = await ground.database.inSchool(school, (db: PeopleDb) => schoolCalendar(db, school));
  await askRounds(ground, headOf(school, leadership), calendar, { readerId: bridge, substituteId: care });
  await askVoice(ground, headOf(school, leadership), calendar, { readerId: leadership, substituteId: care });
  const teachers = classes.map(({ teacherId }) => teacherId);
  await agree(ground, headOf(school, leadership), {
    care,
    bridge,
    contactPerson,
    teachers,
    backId: classes.find(({ name }) => name === '6A')?.pupils.find(({ givenName }) => givenName === 'Zoë')?.id ?? '',
  });
  await loseContacts(ground, school, { care, bridge, teacher: classes.find(({ name }) => name === '5A')?.teacherId ?? care });
  await markDemo(ground.database.outsideSchools as PeopleDb, school, true);
}

async function addEverybody(ground: Ground, db: PeopleDb, school: SchoolId) {
  const schoolKey = ground.keys.schoolKey(school);
  const addStaff = async (
    [givenName, familyName]: readonly [string, string],
    roles: StaffRole[],
    more: { place?: string; secrecy?: boolean; answers?: boolean } = {},
  ): Promise<string> => {
    const id = newId();
    await addPersons(db, school, schoolKey, [{ id, kind: 'staff', givenName, familyName, sourceId: madeUp(id) }]);
    await setDuties(db, school, id, { roles, answersTalks: more.answers ?? true, place: more.place ?? null, hasProfessionalSecrecy: more.secrecy ?? false });
    return id;
  };
  const leadership = await addStaff(demoStaff.leadership, ['leadership'], { place: 'het bureau bij de ingang' });
  await addStaff(demoStaff.administrator, ['administrator'], { answers: false });
  const care = await addStaff(demoStaff.care, ['care', 'contact-person'], { place: 'lokaal 12, elke dag van 8 tot 16 uur' });
  const bridge = await addStaff(demoStaff.bridge, ['bridge', 'contact-person'], { place: 'de schoolpoort, elke ochtend' });
  const contactPerson = await addStaff(demoStaff.contactPerson, ['contact-person'], { place: 'het CLB, dinsdag en donderdag', secrecy: true });
  const classes: DemoClass[] = [];
  for (const { name, ageVersion, teacher } of demoClasses) {
    const id = newId();
    const teacherId = await addStaff(teacher, ['teacher'], { place: `het lokaal van ${name}` });
    await addClass(db, school, { id, name, ageVersion, sourceId: madeUp(id) });
    await addMembers(db, school, id, [teacherId], 'teacher');
    classes.push({ id, name, ageVersion, teacherId, pupils: [] });
  }
  await addFamilies(db, school, schoolKey, classes);
  return { classes, care, bridge, contactPerson, leadership };
}

const headOf = (school: SchoolId, id: string): Staff => ({
  kind: 'staff',
  school,
  schoolName: demoSchool.name,
  schoolSlug: demoSchool.slug,
  isDemo: true,
  id,
  givenName: demoStaff.leadership[0],
  language: 'nl',
  roles: ['leadership'],
});

/** As if they came from a roster, so that a real roster replaces them. */
const madeUp = (id: string): string => `made-up-${id}`;

function newSource(): { id: string; sourceId: string } {
  const id = newId();
  return { id, sourceId: madeUp(id) };
}

async function addFamilies(db: PeopleDb, school: SchoolId, schoolKey: Buffer, classes: DemoClass[]): Promise<void> {
  for (const { familyName, language, children, households } of demoFamilies()) {
    const pupils = children.map((child) => ({ ...child, ...newSource() }));
    const guardians = households.flat().map((guardian) => ({ familyName, language, ...guardian, ...newSource(), kind: 'guardian' as const }));
    await addPersons(db, school, schoolKey, [
      ...pupils.map(({ id, sourceId, givenName }) => ({ id, sourceId, kind: 'pupil' as const, givenName, familyName })),
      ...guardians,
    ]);
    await addGuardianships(
      db,
      school,
      pupils.flatMap(({ id }) => guardians.map((guardian) => ({ pupilId: id, guardianId: guardian.id }))),
    );
    for (const { id, givenName, class: className } of pupils) {
      const seat = classes.find(({ name }) => name === className) as DemoClass;
      await addMembers(db, school, seat.id, [id], 'pupil');
      seat.pupils.push({ id, givenName });
    }
  }
}

/** Three people with keys, and one message that nobody has answered yet. */
async function openContactPoint(ground: Ground, school: SchoolId, ids: { care: string; contactPerson: string; bridge: string }, day: Day): Promise<void> {
  const people = [
    { id: ids.care, name: nameOf(demoStaff.care), duty: 'zorgjuf', secrecy: 'office' as const },
    { id: ids.contactPerson, name: nameOf(demoStaff.contactPerson), duty: 'CLB', secrecy: 'professional' as const },
    { id: ids.bridge, name: nameOf(demoStaff.bridge), duty: 'brugfiguur', secrecy: 'office' as const },
  ];
  // The clock of the demo may run ahead of the phones that look at it.
  const place = await openMadeUpContactPoint(ground, school, people, day, today(systemClock).slice(0, 7));
  const words = 'Mijn mama kan de uitstap niet betalen. Ik zeg dan dat ik ziek ben. Wat kan ik doen?';
  await writeToMadeUpContactPoint(ground, school, place, { words, readers: [ids.care, ids.contactPerson], day: today(ground.clock) });
}

/** Three families whom the school did not reach, each through something of the school. */
async function loseContacts(ground: Ground, school: SchoolId, staff: { care: string; bridge: string; teacher: string }): Promise<void> {
  const guardian = (givenName: string, familyName: string): Promise<string> =>
    ground.database.inSchool(school, async (db: PeopleDb) => {
      const { id } = await db
        .selectFrom('people.person')
        .select('id')
        .where('school_id', '=', school)
        .where('kind', '=', 'guardian')
        .where('given_name', '=', givenName)
        .where('family_name', '=', familyName)
        .executeTakeFirstOrThrow();
      return id;
    });
  const people = {
    onPaper: await guardian('Marie-Thérèse', 'Vandenbroucke'),
    waiting: await guardian('Ngozi', 'Okafor'),
    apart: await guardian('Benoît', 'Dubois'),
  };
  await loseMadeUpContacts(ground, school, { ...people, ...staff }, today(ground.clock));
}

const nameOf = ([givenName, familyName]: readonly [string, string]): string => `${givenName} ${familyName}`;

function twoSchoolDaysBefore(calendar: SchoolCalendar, day: Day): Day {
  let found = day;
  for (let left = 2; left > 0; ) {
    found = addDays(found, -1);
    if (isSchoolDay(calendar, found)) left--;
  }
  return found;
}

/** Every second pupil answered on the first day; some want to talk. In 5A Amira has not been asked yet. */
async function letSomeAnswer(ground: Ground, school: SchoolId, classes: DemoClass[], care: string, openedOn: Day): Promise<void> {
  const then = daysBetween(openedOn, today(ground.clock));
  const take = answerDesk({ ...ground, clock: shiftedClock(ground.clock.now().getTime() - systemClock.now().getTime() - then * 86_400_000) });
  const occasions = await ground.database.inSchool(school, (db: CheckInDb) =>
    db.selectFrom('check_ins.occasion').select(['id', 'class_id']).where('school_id', '=', school).execute(),
  );
  for (const { id: classId, ageVersion, pupils } of classes) {
    const occasionId = occasions.find((occasion) => occasion.class_id === classId)?.id as string;
    const answering = pupils.filter(({ givenName }, seat) => seat % 2 === 1 && givenName !== 'Amira');
    await Promise.all(
      answering.map(({ id: personId }, turn) => {
        const incoming: Incoming = {
          id: newId(),
          ticket: { kind: 'answer', school, personId, occasionId, classId, version: ageVersion, way: turn % 3 === 0 ? 'own-device' : 'class-device' },
          said: whatIsSaid(turn, care),
        };
        return take(incoming);
      }),
    );
  }
}

function whatIsSaid(turn: number, care: string): Incoming['said'] {
  if (turn === 1) return { mood: 'not_good', talk: 'week', who: 'any', about: ['friends'], more: 'Ik zit soms alleen op de speelplaats.' };
  if (turn === 4) return { mood: 'bad', talk: 'week', who: care, how: ['walk'] };
  if (turn === 6) return { mood: 'good', nice: 'Voetballen met mijn broer', visible: 'chosen_teacher' };
  return turn % 2 === 0 ? { mood: 'good', talk: 'no' } : { mood: 'skip' };
}
