import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { writeToEach } from '../../platform/mail/write-to-each.ts';
import type { Day } from '../../platform/time/clock.ts';
import { addDays, isSchoolDay } from '../../platform/time/school-days.ts';
import { schoolCalendar } from '../people/index.ts';
import type { Db } from './store/promises.ts';
import { forgetRemindersBefore, noteReminder, toRemind } from './store/reminders.ts';
import { staffWords as t } from './texts/staff.ts';

/** On school days, one letter to everybody for whom something is due. It says that there is something, never what or from whom. */
export async function remind({ database, mail, settings, log }: Ground, school: SchoolId, day: Day): Promise<void> {
  if (!mail.canSend) return;
  const people = await database.inSchool(school, async (db: Db) => (isSchoolDay(await schoolCalendar(db, school), day) ? toRemind(db, school, day) : []));
  await writeToEach(log, 'reminder', people, async ({ personId, email }) => {
    await mail.send({ to: email, subject: t('reminder.subject'), text: t('reminder.text', { address: settings.address }) });
    await database.inSchool(school, (db: Db) => noteReminder(db, school, personId, day));
  });
}

/** As the table says of itself. */
const remindersKeptForDays = 30;

export const forgetReminders = ({ database }: Ground, school: SchoolId, day: Day): Promise<void> =>
  database.inSchool(school, (db: Db) => forgetRemindersBefore(db, school, addDays(day, -remindersKeptForDays)));
