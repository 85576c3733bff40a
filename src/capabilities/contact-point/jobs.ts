import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { writeToEach } from '../../platform/mail/write-to-each.ts';
import type { Day } from '../../platform/time/clock.ts';
import { isSchoolDay } from '../../platform/time/school-days.ts';
import { type PeopleDb, schoolCalendar, staffWithRole } from '../people/index.ts';
import { contactPointOf, inContactPoint } from './desk.ts';
import { forgetKeysExcept, isOverdueUntold, noteOverdueTold } from './store/keeping.ts';
import { staffWords as t } from './texts/staff.ts';

/** On a school day, one letter to every contact person when a message waits longer than was promised. It says that there is one, and nothing of it. */
export async function tellOverdue(ground: Ground, school: SchoolId, day: Day): Promise<void> {
  const { calendar, people } = await ground.database.inSchool(school, async (db: PeopleDb) => ({
    calendar: await schoolCalendar(db, school),
    people: await staffWithRole(db, school, 'contact-person'),
  }));
  if (!isSchoolDay(calendar, day)) return;
  if (!(await inContactPoint(ground, school, (db) => isOverdueUntold(db, school, day)))) return;
  const addresses = ground.mail.canSend ? people.flatMap(({ email }) => email ?? []) : [];
  await writeToEach(ground.log, 'notice', addresses, (to) =>
    ground.mail.send({ to, subject: t('notice.subject'), text: t('notice.text', { address: ground.settings.address }) }),
  );
  await inContactPoint(ground, school, (db) => noteOverdueTold(db, school, day));
}

/** Keys of whoever is neither a contact person any more nor on the roster are erased. */
export async function forgetKeys(ground: Ground, school: SchoolId): Promise<void> {
  const here = await ground.database.inSchool(school, (db: PeopleDb) => staffWithRole(db, school, 'contact-person'));
  const { roster } = await contactPointOf(ground, { id: school });
  const known = [...here, ...roster.members, ...roster.coming].map(({ id }) => id);
  await inContactPoint(ground, school, (db) => forgetKeysExcept(db, school, known));
}
