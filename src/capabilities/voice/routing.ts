import type { Ground } from '../../platform/ground.ts';
import { ShortMemory } from '../../platform/time/short-memory.ts';
import { type OpenStatement, statementsToAsk } from './map/next-statement.ts';
import { segmentsOf } from './rules/segments.ts';
import { mostAtOneSitting, type Statement } from './rules/statements.ts';
import type { VoiceTicket } from './rules/ticket.ts';
import { ballotsOf } from './store/ballots.ts';
import type { Db, OpenRound } from './store/rounds.ts';

interface Turn {
  ticket: VoiceTicket;
  statements: readonly Statement[];
  /** What was not said yet. */
  left: readonly Statement[];
  /** The same for the same person in the same round. */
  turn: Buffer;
}

/** For how long it is remembered how often each statement was answered, in milliseconds: a class looks within the same minute. */
const remembered = 30_000;

const memories = new WeakMap<Ground['database'], ShortMemory<OpenStatement[]>>();

/** The next sitting: what was answered least first, a share kept for those who were heard least, and never less of what few agree with. */
export async function nextToAsk(db: Db, { database }: Ground, round: OpenRound, { ticket, statements, left, turn }: Turn): Promise<Statement[]> {
  const memory = memories.get(database) ?? new ShortMemory<OpenStatement[]>(remembered);
  memories.set(database, memory);
  const open = await memory.recallOr(round.id, () => answersTo(db, round, ticket, statements));
  const byId = new Map(left.map((statement) => [statement.id, statement]));
  // What was put since then was answered by nobody yet.
  const known = new Map(open.map((one) => [one.id, one]));
  const those = left.map(({ id }) => known.get(id) ?? { id, isTakenOut: false, answers: 0, answersOf: new Map(), writtenBy: [] });
  const asked = { answered: new Set<string>(), segments: segmentsOf(ticket), seed: turn.readUInt32BE(0) };
  return statementsToAsk(those, asked, mostAtOneSitting(ticket.version, round.sitting)).flatMap((id) => byId.get(id) ?? []);
}

async function answersTo(db: Db, round: OpenRound, { school }: VoiceTicket, statements: readonly Statement[]): Promise<OpenStatement[]> {
  const counted = new Map(statements.map(({ id }) => [id, { answers: 0, answersOf: new Map<string, number>() }]));
  for (const ballot of await ballotsOf(db, school, round.id)) {
    const segments = segmentsOf(ballot);
    for (const id of Object.keys(ballot.choices)) {
      const count = counted.get(id);
      if (!count) continue;
      count.answers++;
      for (const segment of segments) count.answersOf.set(segment, (count.answersOf.get(segment) ?? 0) + 1);
    }
  }
  return [...counted].map(([id, count]) => ({ id, isTakenOut: false, ...count, writtenBy: [] }));
}
