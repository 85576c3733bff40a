import { inBursts } from '../../platform/database/bursts.ts';
import type { SchoolId } from '../../platform/database/ids.ts';
import type { Statement } from '../../platform/database/statement.ts';
import type { Ground } from '../../platform/ground.ts';
import { type Day, today } from '../../platform/time/clock.ts';
import { schoolCalendar } from '../people/index.ts';
import { voiceKeys } from './keys.ts';
import { readBy } from './rules/opening.ts';
import { ballotUnder, savingBallots } from './store/ballots.ts';
import { keepingOwn, ownKept } from './store/own.ts';
import { type Db, type OpenRound, roundOf } from './store/rounds.ts';
import { keepingSaidHere } from './store/said-here.ts';
import { statementsOf } from './store/statements.ts';
import { voiceMemory } from './voice-memory.ts';
import { type Asked, type Incoming, NoSuchVoice, type Weighed, weigh } from './weighing.ts';

/**
 * What became of a sitting. `strip-again`: this strip of paper had been typed over before, with the same; `strip-differs`: with something else,
 * and that stays. `some-taken-out`: one of the statements had been taken out by then, and what was said to it counts no more.
 */
export interface Receipt {
  state: 'in-time' | 'some-taken-out' | 'late' | 'strip-again' | 'strip-differs';
  /** What became of a sentence of one's own. `full`: there were enough of this person in this round, and it is not kept. */
  own: 'none' | 'kept' | 'full';
}

type TakeBallot = (incoming: Incoming) => Promise<Receipt>;

const desks = new WeakMap<Ground, TakeBallot>();

/** One desk for all ways in: what arrives within the same moments is committed together. */
export function voiceDesk(ground: Ground): TakeBallot {
  const desk = desks.get(ground) ?? deskOn(ground);
  desks.set(ground, desk);
  return desk;
}

function deskOn(ground: Ground): TakeBallot {
  const { database, clock } = ground;
  const rounds = voiceMemory(ground);

  async function takeIn(burst: Incoming[]): Promise<Receipt[]> {
    const asked = await roundsOf(burst, today(clock));
    const weighed = burst.map((incoming) => weigh(ground, incoming, asked.get(incoming.ticket.roundId) as Asked));
    const bySchool = [...Map.groupBy(weighed, ({ ticket }) => ticket.school)];
    await database.together(bySchool.flatMap(([school, some]) => writing(school, some)));
    const kept = new Set<string>();
    for (const [school, some] of bySchool) for (const id of await keptOf(school, some)) kept.add(id);
    return weighed.map((one) => receiptOf(one, kept));
  }

  /** A strip is typed over by itself: whoever does it hears at once whether somebody else did. */
  async function takeStrip(incoming: Incoming): Promise<Receipt> {
    const asked = (await roundsOf([incoming], today(clock))).get(incoming.ticket.roundId) as Asked;
    const weighed = weigh(ground, incoming, asked);
    const { ballot, ticket } = weighed;
    if (!ballot) return receiptOf(weighed, new Set());
    const [saved] = await database.together(writing(ticket.school, [weighed]));
    if ((saved?.count ?? 0) > 0) return receiptOf(weighed, await keptOf(ticket.school, [weighed]));
    const kept = await database.inSchool(ticket.school, (db: Db) => ballotUnder(db, ticket.school, ballot.roundId, ballot.pseudonym));
    const isSame = kept?.fingerprint?.equals(ballot.fingerprint) ?? false;
    return { state: isSame ? 'strip-again' : 'strip-differs', own: 'none' };
  }

  async function keptOf(school: SchoolId, weighed: Weighed[]): Promise<Set<string>> {
    const ids = weighed.flatMap(({ ballot, own }) => (ballot && own ? [own.id] : []));
    return ids.length === 0 ? new Set() : database.inSchool(school, (db: Db) => ownKept(db, school, ids));
  }

  async function roundsOf(burst: Incoming[], day: Day): Promise<Map<string, Asked>> {
    const schools = new Map(burst.map(({ ticket }) => [ticket.roundId, ticket.school]));
    return new Map(await Promise.all([...schools].map(async ([id, school]) => [id, await rounds.recallOr(id, () => roundIn(school, id, day))] as const)));
  }

  async function roundIn(school: SchoolId, id: string, day: Day): Promise<Asked> {
    return database.inSchool(school, async (db: Db) => {
      const round = await roundOf(db, school, id);
      if (!round?.openedOn) throw new NoSuchVoice();
      const calendar = await schoolCalendar(db, school);
      return { round: round as OpenRound, statements: await statementsOf(db, school, id), key: voiceKeys.of(ground, id), readBy: readBy(calendar, day) };
    });
  }

  const inBurst = inBursts(takeIn);
  return (incoming) => (incoming.ticket.way === 'paper' ? takeStrip(incoming) : inBurst(incoming));
}

const receiptOf = ({ ballot, own, hasTakenOut }: Weighed, kept: ReadonlySet<string>): Receipt => ({
  state: !ballot ? 'late' : hasTakenOut ? 'some-taken-out' : 'in-time',
  own: !own || !ballot ? 'none' : kept.has(own.id) ? 'kept' : 'full',
});

/** The statements that save one school's ballots come first. */
const writing = (school: SchoolId, weighed: Weighed[]): Statement[] => [
  ...savingBallots(
    school,
    weighed.flatMap(({ ballot }) => ballot ?? []),
  ),
  ...keepingOwn(
    school,
    weighed.flatMap(({ own, ballot }) => (own && ballot ? [{ own, pseudonym: ballot.pseudonym }] : [])),
  ),
  ...keepingSaidHere(
    school,
    weighed.flatMap(({ here }) => here ?? []),
  ),
];
