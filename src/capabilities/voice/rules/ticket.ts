import type { SchoolId } from '../../../platform/database/ids.ts';
import type { TicketWords } from '../../../platform/outbox/ticket.ts';
import { isLanguage, type Language } from '../../../platform/texts/words.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { readDay } from '../../../platform/time/school-days.ts';
import { type Version, versions, type Way, ways } from '../../../platform/two-books/books.ts';

/** Who may vote in which round, and how: what is said finds its place after the session is over. */
export interface VoiceTicket {
  school: SchoolId;
  roundId: string;
  personId: string;
  version: Version;
  way: Way;
  /** In which the statements are read. */
  language: Language;
  /** Statements up to this day were shown. */
  askedUntil: Day;
  /** Number of the strip of paper; empty for the other ways in. */
  strip: string;
}

export const ticketKind = 'voice';

export const wordsOf = ({ school, roundId, personId, version, way, language, askedUntil, strip }: VoiceTicket): TicketWords => [
  ticketKind,
  school,
  roundId,
  personId,
  version,
  way,
  language,
  askedUntil,
  strip,
];

/** Undefined when it is no ticket of a round of statements. */
export function ticketOf([kind, school, roundId = '', personId = '', version, way, language, askedUntil = '', strip = '']: TicketWords):
  | VoiceTicket
  | undefined {
  const day = readDay(askedUntil);
  if (kind !== ticketKind || !day) return undefined;
  return {
    school,
    roundId,
    personId,
    version: versions.find((known) => known === version) ?? '10-13',
    way: ways.find((known) => known === way) ?? 'own-device',
    language: isLanguage(language) ? language : 'nl',
    askedUntil: day,
    strip,
  };
}
