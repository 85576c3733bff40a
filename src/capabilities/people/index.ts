import { Hono } from 'hono';
import type { Capability } from '../../platform/capability.ts';
import type { Env } from '../../platform/web/guards.ts';
import { classCards } from './class-cards.tsx';
import schoolAndPeople from './migrations/2026-11-22-1-school-and-people.sql';
import staffAccess from './migrations/2026-11-22-4-staff-access.sql';
import classDevice from './migrations/2026-11-22-5-class-device.sql';
import rosterImports from './migrations/2026-11-22-6-roster-imports.sql';
import { cardSheetStyle } from './pages/cards-pages.tsx';
import { examples } from './pages/examples.tsx';
import { personalData } from './personal-data.ts';
import { cardRoutes } from './routes/card-routes.tsx';
import { classDeviceRoutes } from './routes/class-device-routes.tsx';
import { doorRoutes } from './routes/door-routes.tsx';
import { mostRosterBytes, rosterRoutes } from './routes/roster-routes.tsx';
import { schoolRoutes } from './routes/school-routes.tsx';
import { signInRoutes } from './routes/sign-in-routes.tsx';
import { teamRoutes } from './routes/team-routes.tsx';
import { staffWords as t } from './texts/staff.ts';

export const people: Capability = {
  name: 'people',
  migrations: {
    '2026-11-22-1-school-and-people': schoolAndPeople,
    '2026-11-22-4-staff-access': staffAccess,
    '2026-11-22-5-class-device': classDevice,
    '2026-11-22-6-roster-imports': rosterImports,
  },
  routes: (ground) =>
    new Hono<Env>()
      .route('/', doorRoutes(ground))
      .route('/', classDeviceRoutes(ground))
      .route('/', signInRoutes(ground))
      .route('/', cardRoutes(ground))
      .route('/', teamRoutes(ground))
      .route('/', schoolRoutes(ground))
      .route('/', rosterRoutes(ground)),
  largeBodies: [{ at: /^\/staff\/roster$/, mostBytes: mostRosterBytes }],
  examples,
  personalData,
  styles: [cardSheetStyle],
  cards: { schoolClass: classCards },
  navigation: [
    { to: '/staff/roster', text: t('nav.roster'), roles: ['administrator', 'leadership'] },
    { to: '/staff/team', text: t('nav.team'), roles: ['administrator', 'leadership'] },
    { to: '/staff/school', text: t('nav.school'), roles: ['administrator', 'leadership'] },
  ],
};

/* What the rest of the school may use of people. */

export { summaryInWords } from './pages/roster-pages.tsx';
export { SecrecyWords } from './pages/secrecy-words.tsx';
export { readRosterAt } from './roster/read-roster.ts';
export { applyImport, planImport, undoLatestImport } from './roster-import.ts';
export { holidayDays, schoolYearBegan, schoolYearOf } from './rules/calendar.ts';
export { isPhoneNumber, slugOf } from './rules/school.ts';
export { hasAdministrator, invite } from './store/access.ts';
export { issueCards, type PrintableCard } from './store/cards.ts';
export {
  addClass,
  addGuardianships,
  addMembers,
  classesOf,
  classOf,
  classOfPupil,
  pupilsOfClass,
  type SchoolClass,
  seesWholeSchool,
  teachersOfClass,
} from './store/classes.ts';
export { type Participant, participantsOf, participantsSeenBy } from './store/participants.ts';
export {
  type Answerer,
  addPersons,
  answerers,
  everybodyIn,
  keysOfPeople,
  namesOf,
  personKeys,
  setDuties,
  setLanguage,
  staffWithRole,
} from './store/persons.ts';
export {
  addClosedDays,
  addSchool,
  markDemo,
  rememberSource,
  type School,
  schoolById,
  schoolBySlug,
  schoolCalendar,
  schools,
  sourceOf,
} from './store/schools.ts';
export { type Db as PeopleDb, startSession } from './store/sessions.ts';
export { visitorsOf } from './visitors.ts';
