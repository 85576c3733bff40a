import { isUuid, type SchoolId, schoolId } from '../database/ids.ts';
import { type KeyFolder, MissingKey } from '../secrets/keys.ts';
import { sameBytes } from '../secrets/random.ts';
import { stamp } from '../secrets/seal.ts';

/** What a ticket says: its kind, the school, and what that kind needs. No word has a full stop in it. */
export type TicketWords = readonly [kind: string, school: SchoolId, ...rest: string[]];

/** Says who may say something, so that it finds its place after the session is over; nobody else can write one. */
export interface Tickets {
  /** @throws MissingKey */
  write(ground: Keys, words: TicketWords): string;
  /** Undefined when we did not write it, also where the school it names is not here. */
  read(ground: Keys, ticket: string): TicketWords | undefined;
}

interface Keys {
  keys: Pick<KeyFolder, 'purposeKey'>;
}

/** @param purpose of the key of each school; never that of anything else */
export function ticketsFor(purpose: string): Tickets {
  const markOf = ({ keys }: Keys, school: SchoolId, text: string): Buffer => stamp(keys.purposeKey(school, purpose), text);
  return {
    write(ground, words) {
      const text = words.join('.');
      return `${text}.${markOf(ground, words[1], text).toString('base64url')}`;
    },
    read(ground, ticket) {
      const end = ticket.lastIndexOf('.');
      const text = ticket.slice(0, end);
      const [kind = '', school = '', ...rest] = text.split('.');
      if (!isUuid(school)) return undefined;
      try {
        const isOurs = sameBytes(markOf(ground, schoolId(school), text), Buffer.from(ticket.slice(end + 1), 'base64url'));
        return isOurs ? [kind, schoolId(school), ...rest] : undefined;
      } catch (error) {
        if (error instanceof MissingKey) return undefined;
        throw error;
      }
    },
  };
}

/** The kind a ticket says it is; whether we wrote it is not known yet. */
export const kindOfTicket = (ticket: string): string => ticket.slice(0, ticket.indexOf('.'));
