import type { SchoolId } from '../../../platform/database/ids.ts';
import type { TicketWords } from '../../../platform/outbox/ticket.ts';
import type { Language } from '../../../platform/texts/words.ts';
import { type Version, versions, type Way, ways } from '../tables.ts';

/** Who may answer which round, and how: the answer finds its place after the session is over. */
export interface RoundTicket {
  school: SchoolId;
  roundId: string;
  personId: string;
  version: Version;
  /** The class a pupil is in when asked. */
  classId: string | null;
  way: Way;
  /** Of guardians; null of others. */
  readsDutch: boolean | null;
}

/** Only guardians' answers are laid beside each other by it; a pupil's class and a colleague's job say enough of them. */
export const readsDutch = (version: Version, language: Language): boolean | null => (version === 'guardian' ? language === 'nl' : null);

export const ticketKind = 'round';

export const wordsOf = ({ school, roundId, personId, version, classId, way, readsDutch }: RoundTicket): TicketWords => [
  ticketKind,
  school,
  roundId,
  personId,
  version,
  classId ?? '',
  way,
  readsDutch === null ? '' : String(readsDutch),
];

/** Undefined when it is no ticket of a round. */
export function ticketOf([kind, school, roundId = '', personId = '', version, classId, way, readsDutch]: TicketWords): RoundTicket | undefined {
  if (kind !== ticketKind) return undefined;
  return {
    school,
    roundId,
    personId,
    version: versions.find((known) => known === version) ?? '10-13',
    classId: classId || null,
    way: ways.find((known) => known === way) ?? 'own-device',
    readsDutch: readsDutch ? readsDutch === 'true' : null,
  };
}
