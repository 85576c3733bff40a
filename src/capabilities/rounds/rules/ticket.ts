import type { SchoolId } from '../../../platform/database/ids.ts';
import type { TicketWords } from '../../../platform/outbox/ticket.ts';
import { type Version, versions, type Way, ways } from '../../../platform/two-books/books.ts';

/** Who may answer which round, and how: the answer finds its place after the session is over. */
export interface RoundTicket {
  school: SchoolId;
  roundId: string;
  personId: string;
  version: Version;
  /** The class a pupil is in when asked. */
  classId: string | null;
  way: Way;
}

export const ticketKind = 'round';

export const wordsOf = ({ school, roundId, personId, version, classId, way }: RoundTicket): TicketWords => [
  ticketKind,
  school,
  roundId,
  personId,
  version,
  classId ?? '',
  way,
];

/** Undefined when it is no ticket of a round. */
export function ticketOf([kind, school, roundId = '', personId = '', version, classId, way]: TicketWords): RoundTicket | undefined {
  if (kind !== ticketKind) return undefined;
  return {
    school,
    roundId,
    personId,
    version: versions.find((known) => known === version) ?? '10-13',
    classId: classId || null,
    way: ways.find((known) => known === way) ?? 'own-device',
  };
}
