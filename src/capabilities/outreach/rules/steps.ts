import type { Day } from '../../../platform/time/clock.ts';
import { addDays, readDay } from '../../../platform/time/school-days.ts';
import { longestAgo } from './reason.ts';

/** What was done, and what comes next, as it was typed. Either may be left empty. */
export interface Steps {
  done: string;
  doneOn: string;
  next: string;
  dueOn: string;
}

export interface StepSlips {
  doneOn?: 'steps.day-odd' | 'steps.day-ahead';
  next?: 'steps.no-words';
  dueOn?: 'steps.no-day' | 'steps.day-odd' | 'steps.day-past' | 'steps.day-far';
}

/** A next step comes within a year; what lies further away is a slip of the keyboard. */
const furthest = 365;

export function stepSlips({ done, doneOn, next, dueOn }: Steps, today: Day): StepSlips {
  const doneSlip = done === '' ? undefined : doneOnSlip(doneOn, today);
  const dueSlip = next === '' && dueOn === '' ? undefined : dueOnSlip(dueOn, today);
  return {
    ...(doneSlip && { doneOn: doneSlip }),
    ...(next === '' && dueOn !== '' && { next: 'steps.no-words' as const }),
    ...(dueSlip && { dueOn: dueSlip }),
  };
}

function doneOnSlip(text: string, today: Day): StepSlips['doneOn'] {
  const day = readDay(text);
  if (!day || day < addDays(today, -longestAgo)) return 'steps.day-odd';
  return day > today ? 'steps.day-ahead' : undefined;
}

function dueOnSlip(text: string, today: Day): StepSlips['dueOn'] {
  if (text === '') return 'steps.no-day';
  const day = readDay(text);
  if (!day) return 'steps.day-odd';
  if (day < today) return 'steps.day-past';
  return day > addDays(today, furthest) ? 'steps.day-far' : undefined;
}
