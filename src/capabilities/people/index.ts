import { Hono } from 'hono';
import type { Capability } from '../../platform/capability.ts';
import schoolAndPeople from './migrations/2026-11-22-1-school-and-people.sql';
import { examples } from './pages/examples.tsx';
import { personalData } from './personal-data.ts';
import type { Env } from '../../platform/web/guards.ts';
import { doorRoutes } from './routes/door-routes.tsx';

export const people: Capability = {
  name: 'people',
  migrations: { '2026-11-22-1-school-and-people': schoolAndPeople },
  routes: (ground) => new Hono<Env>().route('/', doorRoutes(ground)),
  examples,
  personalData,
};

// What the rest of the school may use of people.
export { addClass, addGuardianships, addMembers, classesOf, classOf, classOfPupil, type ClassMember, guardiansOf, pupilsOfClass, type SchoolClass, seesWholeSchool, teachersOfClass } from './store/classes.ts';
export { issueCards, type PrintableCard } from './store/cards.ts';
export { addPersons, type Answerer, answerers, namesOf, personKeys, setDuties, setLanguage } from './store/persons.ts';
export { addClosedDays, addSchool, type School, schoolById, schoolCalendar, schools } from './store/schools.ts';
export { type Db as PeopleDb, startSession } from './store/sessions.ts';
export { visitorsOf } from './visitors.ts';
