import type { Day } from '../../../platform/time/clock.ts';
import { addDays, readDay } from '../../../platform/time/school-days.ts';
import type { Obstacle } from '../tables.ts';

/** When and why the school lost a contact, as it was typed. */
export interface Reason {
  lastOn: string;
  isAbout: boolean;
  obstacles: Obstacle[];
  known: string;
  guessed: string;
}

export const isSameReason = (one: Reason, other: Reason): boolean =>
  one.lastOn === other.lastOn &&
  one.isAbout === other.isAbout &&
  one.obstacles.join() === other.obstacles.join() &&
  one.known === other.known &&
  one.guessed === other.guessed;

export interface ReasonSlips {
  lastOn?: 'reason.no-day' | 'reason.day-odd' | 'reason.day-ahead';
  obstacles?: 'reason.no-obstacle';
}

/** In days. Nobody is at school for longer than this; an earlier year is a slip of the keyboard. */
export const longestAgo = 15 * 366;

export function reasonSlips({ lastOn, obstacles }: Reason, today: Day): ReasonSlips {
  const day = daySlip(lastOn, today);
  return { ...(day && { lastOn: day }), ...(obstacles.length === 0 && { obstacles: 'reason.no-obstacle' as const }) };
}

function daySlip(lastOn: string, today: Day): ReasonSlips['lastOn'] {
  if (lastOn === '') return 'reason.no-day';
  const day = readDay(lastOn);
  if (!day || day < addDays(today, -longestAgo)) return 'reason.day-odd';
  return day > today ? 'reason.day-ahead' : undefined;
}
