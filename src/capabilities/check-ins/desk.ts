import { inBursts } from '../../platform/database/bursts.ts';
import type { SchoolId } from '../../platform/database/ids.ts';
import type { Statement } from '../../platform/database/statement.ts';
import type { Ground } from '../../platform/ground.ts';
import { seal, stamp } from '../../platform/secrets/seal.ts';
import { atSchool, type Day } from '../../platform/time/clock.ts';
import { type NewPromise, openingPromises } from '../follow-ups/index.tsx';
import { deskMemory, type Known } from './desk-memory.ts';
import { type Effect, effectOf, type Said } from './rules/answer.ts';
import { promisedDays, type Urgency } from './rules/opening.ts';
import type { AnswerTicket } from './rules/ticket.ts';
import { fingerprintsOf, keepAside, type NewAnswer, notingTurns, savingAnswers, type Turn } from './store/answers.ts';
import type { Db } from './store/occasions.ts';

/** An answer on its way in: who may answer what, the id made at the tap, and what was said. */
export interface Incoming {
  id: string;
  ticket: AnswerTicket;
  said: Said;
}

/** What became of it. */
export interface Receipt {
  /** It came before with other words; both are kept. */
  isAside: boolean;
  effect: Effect;
  dueOn: Day | undefined;
}

/** The occasion of this ticket is not, or no longer, in the database. */
export class NoSuchOccasion extends Error {}

/** Takes answers in, each in the transaction of its effects; what arrives within the same moments is committed together. */
export function answerDesk(ground: Ground): (incoming: Incoming) => Promise<Receipt> {
  const know = deskMemory(ground);

  async function takeIn(burst: Incoming[]): Promise<Receipt[]> {
    const { day, minute } = atSchool(ground.clock.now());
    const bySchool = [...Map.groupBy(burst, ({ ticket }) => ticket.school)].sort(([a], [b]) => (a < b ? -1 : 1));
    const parts = await Promise.all(
      bySchool.map(async ([school, some]) => {
        const known = await know(school, some);
        const dueDays = promisedDays(known.calendar, day, minute);
        const weighed = some.map((incoming) => weigh(incoming, known, dueDays));
        return { school, weighed, ...writingOf(school, day, weighed) };
      }),
    );
    const outcomes = await ground.database.together(parts);
    const aside = new Set<Incoming>();
    for (const [place, { school, weighed, saving }] of parts.entries()) {
      const answers = weighed.filter(({ answer }) => answer);
      const added = (outcomes[place] ?? []).slice(0, saving).reduce((sum, { count }) => sum + count, 0);
      if (added < answers.length) for (const { incoming } of await keepDifferentAside(school, answers)) aside.add(incoming);
    }
    const receipts = new Map(
      parts.flatMap(({ weighed }) => weighed.map(({ incoming, effect, dueOn }) => [incoming, { isAside: aside.has(incoming), effect, dueOn }])),
    );
    return burst.map((incoming) => receipts.get(incoming) as Receipt);
  }

  /** Of answers that came before, keeps those with other words beside the first. */
  async function keepDifferentAside(school: SchoolId, answers: Weighed[]): Promise<Weighed[]> {
    return ground.database.inSchool(school, async (db: Db) => {
      const ids = answers.map(({ incoming }) => incoming.id);
      const first = await fingerprintsOf(db, school, ids);
      const different = answers.filter(({ incoming, answer }) => answer && !first.get(incoming.id)?.equals(answer.fingerprint));
      const kept = different.flatMap(({ answer }) => answer ?? []);
      await keepAside(db, school, kept, ground.clock.now());
      return different;
    });
  }

  return inBursts(takeIn);
}

interface Weighed {
  incoming: Incoming;
  effect: Effect;
  /** Nothing for who lets nobody see it: then it is only known that they were asked. */
  answer: NewAnswer | undefined;
  dueOn: Day | undefined;
}

/** Decides what this answer does, before anything is written. */
function weigh(incoming: Incoming, { keys, occasions, answererIds }: Known, dueDays: Record<Urgency, Day>): Weighed {
  const { ticket, said } = incoming;
  const occasion = occasions.get(ticket.occasionId);
  const key = keys.get(ticket.personId);
  if (!occasion || !key) throw new NoSuchOccasion();
  const effect = effectOf(said, { ...occasion, answererIds });
  return { incoming, effect, answer: answerOf(incoming, effect, key), dueOn: effect.promise && dueDays[effect.promise.urgency] };
}

function answerOf({ id, ticket, said }: Incoming, { kept }: Effect, key: Buffer): NewAnswer | undefined {
  if (!kept) return undefined;
  const { occasionId, personId, way } = ticket;
  // As JSON, its fields in the order of the questions: the same words have the same stamp.
  const words = JSON.stringify(said);
  return { id, occasionId, personId, ...kept, way, fingerprint: stamp(key, words), words: seal(key, words, id) };
}

/** The statements for one school's answers; the first `saving` of them save the answers themselves. */
function writingOf(school: SchoolId, day: Day, weighed: Weighed[]): { statements: Statement[]; saving: number } {
  const answers = savingAnswers(school, day, firstOfEach(weighed.flatMap(({ answer }) => answer ?? [])));
  const turns = notingTurns(school, day, turnsOf(weighed));
  const promises = openingPromises(school, day, firstOfEach(weighed.flatMap(promiseOf)));
  return { statements: [...answers, ...turns, ...promises], saving: answers.length };
}

/** One a person, in the order of their ids, so that two who write about the same people never wait for each other in a circle. */
function turnsOf(weighed: Weighed[]): Turn[] {
  const turns = new Map<string, Turn>();
  for (const { incoming, effect } of weighed) {
    const { personId, way } = incoming.ticket;
    turns.set(personId, { personId, way, answered: effect.answered || (turns.get(personId)?.answered ?? false) });
  }
  return [...turns.values()].sort((a, b) => (a.personId < b.personId ? -1 : 1));
}

function promiseOf({ incoming: { id, ticket }, effect, dueOn }: Weighed): NewPromise[] {
  if (!effect.promise || !dueOn) return [];
  return [{ id, kind: 'check-ins.talk', about: id, askerId: ticket.personId, classId: ticket.classId, ...effect.promise, dueOn }];
}

/** In the order of their ids, for the same reason. */
function firstOfEach<Item extends { id: string }>(items: Item[]): Item[] {
  const byId = new Map<string, Item>();
  for (const item of items) if (!byId.has(item.id)) byId.set(item.id, item);
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
