import type { Day } from './clock.ts';
import { addDays, dayOfWeek } from './school-days.ts';

/** A stretch of days without school, both ends included. `name` is a text key. */
export interface Holiday {
  name: 'autumn' | 'armistice' | 'christmas' | 'carnival' | 'easter' | 'labour-day' | 'ascension' | 'whit-monday' | 'summer';
  from: Day;
  until: Day;
}

/**
 * The holidays of the Flemish school year that begins on 1 September of `year`, by the rules of the
 * Flemish Government (Besluit organisatie van het schooljaar, 31 August 2001 and 17 April 1991).
 * A school adds its own free days; it can take any of these out.
 */
export function flemishHolidays(year: number): Holiday[] {
  const next = year + 1;
  const easterSunday = easter(next);
  const firstOfNovember = `${year}-11-01`;
  const autumn = dayOfWeek(firstOfNovember) === 0 ? addDays(firstOfNovember, 1) : mondayOfWeek(firstOfNovember);
  const christmasDay = `${year}-12-25`;
  const christmas = [0, 6].includes(dayOfWeek(christmasDay)) ? mondayAfter(christmasDay) : mondayOfWeek(christmasDay);
  return [
    week('autumn', autumn, 7),
    week('armistice', `${year}-11-11`, 1),
    week('christmas', christmas, 14),
    week('carnival', addDays(easterSunday, -48), 7),
    easterHoliday(next, easterSunday),
    week('labour-day', `${next}-05-01`, 1),
    week('ascension', addDays(easterSunday, 39), 2),
    week('whit-monday', addDays(easterSunday, 50), 1),
    { name: 'summer', from: `${next}-07-01`, until: `${next}-08-31` },
  ];
}

const week = (name: Holiday['name'], from: Day, days: number): Holiday => ({ name, from, until: addDays(from, days - 1) });

const mondayOfWeek = (day: Day): Day => addDays(day, -((dayOfWeek(day) + 6) % 7));

const mondayAfter = (day: Day): Day => addDays(mondayOfWeek(day), 7);

/**
 * Two weeks from the first Monday of April; from the Monday after Easter when Easter is in March; the two weeks before Easter when it falls
 * after 15 April, and then Easter Monday as well.
 */
function easterHoliday(year: number, easterSunday: Day): Holiday {
  if (easterSunday < `${year}-04-01`) return week('easter', addDays(easterSunday, 1), 14);
  if (easterSunday > `${year}-04-15`) return week('easter', addDays(easterSunday, -13), 15);
  const firstOfApril = `${year}-04-01`;
  return week('easter', dayOfWeek(firstOfApril) === 1 ? firstOfApril : mondayAfter(firstOfApril), 14);
}

/** Easter Sunday of a Gregorian year (Anonymous Gregorian computus, Nature, 20 April 1876). */
function easter(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
