import type { Day } from '../time/clock.ts';
import { type Language, localeOf } from './words.ts';

/** "dinsdag 24 november", in words, so that nobody mixes up day and month. */
export const dayInWords = (language: Language, day: Day): string => format(language, { weekday: 'long', day: 'numeric', month: 'long' }, day);

/** "24 november 2026" */
export const dateInWords = (language: Language, day: Day): string => format(language, { day: 'numeric', month: 'long', year: 'numeric' }, day);

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, parts: Intl.DateTimeFormatOptions, day: Day): string {
  const key = language + JSON.stringify(parts);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(localeOf(language), { ...parts, timeZone: 'UTC' });
  formats.set(key, known);
  return known.format(new Date(`${day}T12:00:00Z`));
}
