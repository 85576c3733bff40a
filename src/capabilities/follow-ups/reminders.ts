import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import type { Day } from '../../platform/time/clock.ts';
import { addDays, isSchoolDay } from '../../platform/time/school-days.ts';
import { schoolCalendar } from '../people/index.ts';
import { type Db, forgetRemindersBefore, noteReminder, toRemind } from './store.ts';
import { staffWords as t } from './texts/staff.ts';

/**
 * On school days, one letter to everybody for whom something is due. It says that there is something, never what or from whom.
 * An address that is refused keeps nobody else from their letter.
 * @throws what went wrong last, where no letter went out at all: then the mail server is away, and it is tried again later
 */
export async function remind({ database, mail, settings, log }: Ground, school: SchoolId, day: Day): Promise<void> {
  if (!mail.canSend) return;
  const people = await database.inSchool(school, async (db: Db) => (isSchoolDay(await schoolCalendar(db, school), day) ? toRemind(db, school, day) : []));
  const failures: unknown[] = [];
  for (const { personId, email } of people) {
    try {
      await mail.send({ to: email, subject: t('reminder.subject'), text: t('reminder.text', { address: settings.address }) });
      await database.inSchool(school, (db: Db) => noteReminder(db, school, personId, day));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0 && failures.length === people.length) throw failures.at(-1);
  for (const failure of failures) log.fault('reminder', failure);
}

/** As the table says of itself. */
const remindersKeptForDays = 30;

export const forgetReminders = ({ database }: Ground, school: SchoolId, day: Day): Promise<void> =>
  database.inSchool(school, (db: Db) => forgetRemindersBefore(db, school, addDays(day, -remindersKeptForDays)));
