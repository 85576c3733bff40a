import type { Ground } from '../../platform/ground.ts';
import type { Statement } from './rules/statements.ts';
import type { VoiceTicket } from './rules/ticket.ts';
import type { Db, OpenRound } from './store/rounds.ts';

interface Turn {
  ticket: VoiceTicket;
  /** What was not said yet. */
  left: Statement[];
  /** The same for the same person in the same round. */
  turn: Buffer;
}

/** In which order statements are put to somebody: each begins somewhere else, so that all are heard of. */
export async function nextToAsk(_db: Db, _ground: Ground, _round: OpenRound, { left, turn }: Turn): Promise<Statement[]> {
  if (left.length === 0) return left;
  const first = turn.readUInt32BE(0) % left.length;
  return [...left.slice(first), ...left.slice(0, first)];
}
