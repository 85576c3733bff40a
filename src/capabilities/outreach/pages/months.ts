import type { Day } from '../../../platform/time/clock.ts';

const format = new Intl.DateTimeFormat('nl-BE', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "november 2026" */
export const monthInWords = (month: Day): string => format.format(new Date(`${month}T12:00:00Z`));
