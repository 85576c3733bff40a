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

/** What became of it. `again` was there already, word for word; `aside` came before with other words, both are kept. */
export interface Receipt {
  state: 'new' | 'again' | 'aside';
  effect: Effect;
  dueOn: Day | undefined;
}

/** The occasion of this ticket is not, or no longer, in the database. */
export class NoSuchOccasion extends Error {}

/** Takes answers in, each in the transaction of its effects; what arrives within the same moments is committed together. */
export function answerDesk(ground: Ground): (incoming: Incoming) => Promise<Receipt> {
  const know = deskMemory(ground);

  async function takeIn(burst: Incoming[]): Promise<Receipt[]> {
    const weighed = await weighAll(burst);
    const bySchool = [...Map.groupBy(weighed, ({ ticket }) => ticket.school)].sort(([a], [b]) => (a < b ? -1 : 1));
    const added = await ground.database.together<{ id: string }>(bySchool.map(([school, some]) => ({ school, statements: statementsFor(school, some) })));
    const isNew = new Set(added.flat().map(({ id }) => id));
    // Of two with one id in the same burst the first was added; deleting it here leaves the second as a repeat.
    const repeats = weighed.filter(({ id, answer }) => answer && !isNew.delete(id));
    const aside = await keepDifferentAside(repeats);
    const stateOf = (one: Weighed): Receipt['state'] => (aside.has(one) ? 'aside' : repeats.includes(one) ? 'again' : 'new');
    return weighed.map((one) => ({ state: stateOf(one), effect: one.effect, dueOn: one.dueOn }));
  }

  async function weighAll(burst: Incoming[]): Promise<Weighed[]> {
    const { day, minute } = atSchool(ground.clock.now());
    const tickets = Map.groupBy(
      burst.map(({ ticket }) => ticket),
      ({ school }) => school,
    );
    const known = new Map(await Promise.all([...tickets].map(async ([school, ofSchool]) => [school, await know(school, ofSchool)] as const)));
    const dueDays = new Map([...known].map(([school, { calendar }]) => [school, promisedDays(calendar, day, minute)]));
    return burst.map((incoming) => {
      const { school } = incoming.ticket;
      return weigh(incoming, known.get(school) as Known, day, dueDays.get(school) as Record<Urgency, Day>);
    });
  }

  /** What came before with other words is kept beside it. */
  async function keepDifferentAside(repeats: Weighed[]): Promise<Set<Weighed>> {
    const aside = new Set<Weighed>();
    for (const [school, ofSchool] of Map.groupBy(repeats, ({ ticket }) => ticket.school)) {
      await ground.database.inSchool(school, async (db: Db) => {
        const answers = new Map(ofSchool.map((one) => [one, one.answer as NewAnswer]));
        const first = await fingerprintsOf(
          db,
          school,
          [...answers.values()].map(({ id }) => id),
        );
        for (const [one, { id, fingerprint }] of answers) if (!first.get(id)?.equals(fingerprint)) aside.add(one);
        await keepAside(
          db,
          school,
          [...answers].flatMap(([one, answer]) => (aside.has(one) ? [answer] : [])),
          ground.clock.now(),
        );
      });
    }
    return aside;
  }

  return inBursts(takeIn);
}

interface Weighed {
  id: string;
  ticket: AnswerTicket;
  effect: Effect;
  /** Nothing for who lets nobody see it: then it is only known that they were asked. */
  answer: NewAnswer | undefined;
  day: Day;
  dueOn: Day | undefined;
}

/** Decides what this answer does, before anything is written. */
function weigh({ id, ticket, said }: Incoming, { keys, occasions, answererIds }: Known, day: Day, dueDays: Record<Urgency, Day>): Weighed {
  const occasion = occasions.get(ticket.occasionId);
  const key = keys.get(ticket.personId);
  if (!occasion || !key) throw new NoSuchOccasion();
  const effect = effectOf(said, { ...occasion, answererIds });
  const dueOn = effect.promise && dueDays[effect.promise.urgency];
  return { id, ticket, effect, answer: answerOf(id, ticket, effect, day, said, key), day, dueOn };
}

function answerOf(id: string, { occasionId, personId, way }: AnswerTicket, { kept }: Effect, day: Day, said: Said, key: Buffer): NewAnswer | undefined {
  if (!kept) return undefined;
  // As JSON, its fields in the order of the questions: the same words have the same stamp.
  const words = JSON.stringify(said);
  return { id, occasionId, personId, ...kept, saidOn: day, way, fingerprint: stamp(key, words), words: seal(key, words, id) };
}

function statementsFor(school: SchoolId, weighed: Weighed[]): Statement[] {
  return [
    ...savingAnswers(school, firstOfEach(weighed.flatMap(({ answer }) => answer ?? []))),
    ...notingTurns(school, turnsOf(weighed)),
    ...openingPromises(school, firstOfEach(weighed.flatMap(promiseOf))),
  ];
}

/** One a person, in the order of their ids, so that two who write about the same people never wait for each other in a circle. */
function turnsOf(weighed: Weighed[]): Turn[] {
  const turns = new Map<string, Turn>();
  for (const { ticket, effect, day } of weighed) {
    const answered = effect.answered || (turns.get(ticket.personId)?.answered ?? false);
    turns.set(ticket.personId, { personId: ticket.personId, askedOn: day, way: ticket.way, answered });
  }
  return [...turns.values()].sort((a, b) => (a.personId < b.personId ? -1 : 1));
}

function promiseOf({ id, ticket, effect, day, dueOn }: Weighed): NewPromise[] {
  if (!effect.promise || !dueOn) return [];
  const { personId: askerId, classId } = ticket;
  return [{ id, kind: 'check-ins.talk', about: id, askerId, classId, ...effect.promise, askedOn: day, dueOn }];
}

/** In the order of their ids, for the same reason. */
function firstOfEach<Item extends { id: string }>(items: Item[]): Item[] {
  const byId = new Map<string, Item>();
  for (const item of items) if (!byId.has(item.id)) byId.set(item.id, item);
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
