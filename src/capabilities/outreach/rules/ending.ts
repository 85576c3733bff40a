import type { Day } from '../../../platform/time/clock.ts';
import { addDays, readDay } from '../../../platform/time/school-days.ts';
import type { Ending } from '../tables.ts';

/** How it ended, as it was typed. */
export interface EndingForm {
  ending: Ending | undefined;
  endedOn: string;
  cameOfIt: string;
}

export interface EndingSlips {
  ending?: 'ending.choose';
  endedOn?: 'ending.day-odd' | 'ending.day-ahead' | 'ending.day-before';
}

/** @param lastOn when the school last had contact before it lost it */
export function endingSlips({ ending, endedOn }: EndingForm, lastOn: Day, today: Day): EndingSlips {
  const day = daySlip(endedOn, lastOn, today);
  return { ...(!ending && { ending: 'ending.choose' as const }), ...(day && { endedOn: day }) };
}

function daySlip(text: string, lastOn: Day, today: Day): EndingSlips['endedOn'] {
  const day = readDay(text);
  if (!day) return 'ending.day-odd';
  if (day > today) return 'ending.day-ahead';
  return day < lastOn ? 'ending.day-before' : undefined;
}

/** A family that does not want contact now stays this many days, so that a slip can be undone; then there is no trace of it. */
const notNowDays = 30;

/** What was noted nowhere for so long goes by itself. */
export const keptForDays = 365;

/** The last 31 August up to this day: there a school year ends. */
function lastYearEnd(day: Day): Day {
  const ofThisYear = `${day.slice(0, 4)}-08-31`;
  return ofThisYear <= day ? ofThisYear : `${Number(day.slice(0, 4)) - 1}-08-31`;
}

/** What goes today: contacts that were back by the first day, and families that said "not now" by the second. */
export const endedLongEnough = (today: Day): { backBy: Day; notNowBy: Day } => ({ backBy: lastYearEnd(today), notNowBy: addDays(today, -notNowDays) });

/** The day on which an entry is erased when nothing more is noted. */
export function erasedOn({ ending, endedOn, notedOn }: { ending: Ending | null; endedOn: Day | null; notedOn: Day }): Day {
  if (ending === null || endedOn === null) return addDays(notedOn, keptForDays + 1);
  if (ending === 'not-now') return addDays(endedOn, notNowDays);
  const ofItsYear = `${endedOn.slice(0, 4)}-08-31`;
  return endedOn <= ofItsYear ? ofItsYear : `${Number(endedOn.slice(0, 4)) + 1}-08-31`;
}
