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

type TakeAnswer = (incoming: Incoming) => Promise<Receipt>;

const desks = new WeakMap<Ground, TakeAnswer>();

/** One desk for all ways in: what arrives within the same moments is committed together. */
export function answerDesk(ground: Ground): TakeAnswer {
  const desk = desks.get(ground) ?? deskOn(ground);
  desks.set(ground, desk);
  return desk;
}

/** Takes answers in, each in the transaction of its effects. */
function deskOn(ground: Ground): TakeAnswer {
  const know = deskMemory(ground);

  async function takeIn(burst: Incoming[]): Promise<Receipt[]> {
    const { day, minute } = atSchool(ground.clock.now());
    const known = await know(burst.map(({ ticket }) => ticket));
    const dueDays = new Map([...known.schools].map(([school, { calendar }]) => [school, promisedDays(calendar, day, minute)]));
    const weighed = burst.map((incoming) => weigh(incoming, known, dueDays));
    const written = [...Map.groupBy(weighed, ({ school }) => school)].map(([school, some]) => ({ school, some, ...writingOf(school, day, some) }));
    const outcomes = await ground.database.together(written.flatMap(({ saving, noting }) => [...saving, ...noting]));
    const aside = new Set<Weighed>();
    for (const { school, some, saving, noting } of written) {
      const answers = some.filter(({ answer }) => answer);
      const added = outcomes.splice(0, saving.length + noting.length).slice(0, saving.length);
      if (added.reduce((sum, { count }) => sum + count, 0) < answers.length) for (const one of await keepDifferentAside(school, answers)) aside.add(one);
    }
    return weighed.map((one) => ({ isAside: aside.has(one), effect: one.effect, dueOn: one.dueOn }));
  }

  /** Of answers that came before, keeps those with other words beside the first. */
  async function keepDifferentAside(school: SchoolId, answers: Weighed[]): Promise<Weighed[]> {
    return ground.database.inSchool(school, async (db: Db) => {
      const ids = answers.map(({ id }) => id);
      const first = await fingerprintsOf(db, school, ids);
      const different = answers.filter(({ id, answer }) => answer && !first.get(id)?.equals(answer.fingerprint));
      const kept = different.flatMap(({ answer }) => answer ?? []);
      await keepAside(db, school, kept, ground.clock.now());
      return different;
    });
  }

  return inBursts(takeIn);
}

interface Weighed extends AnswerTicket {
  id: string;
  effect: Effect;
  /** Nothing for who lets nobody see it: then it is only known that they were asked. */
  answer: NewAnswer | undefined;
  dueOn: Day | undefined;
}

/** Decides what this answer does, before anything is written. */
function weigh({ id, ticket, said }: Incoming, { keys, occasions, schools }: Known, dueDays: ReadonlyMap<string, Record<Urgency, Day>>): Weighed {
  const occasion = occasions.get(ticket.occasionId);
  const key = keys.get(ticket.personId);
  const answererIds = schools.get(ticket.school)?.answererIds;
  if (!occasion || !key || !answererIds) throw new NoSuchOccasion();
  const effect = effectOf(said, { ...occasion, answererIds });
  const dueOn = effect.promise && dueDays.get(ticket.school)?.[effect.promise.urgency];
  return { ...ticket, id, effect, answer: answerOf(id, ticket, effect, said, key), dueOn };
}

function answerOf(id: string, { occasionId, personId, way }: AnswerTicket, { kept }: Effect, said: Said, key: Buffer): NewAnswer | undefined {
  if (!kept) return undefined;
  // As JSON, its fields in the order of the questions: the same words have the same stamp.
  const words = JSON.stringify(said);
  return { id, occasionId, personId, ...kept, way, fingerprint: stamp(key, words), words: seal(key, words, id) };
}

/** The statements that save one school's answers, and those that note what follows from them. */
function writingOf(school: SchoolId, day: Day, weighed: Weighed[]): { saving: Statement[]; noting: Statement[] } {
  return {
    saving: savingAnswers(school, day, firstOfEach(weighed.flatMap(({ answer }) => answer ?? []))),
    noting: [...notingTurns(school, day, turnsOf(weighed)), ...openingPromises(school, day, firstOfEach(weighed.flatMap(promiseOf)))],
  };
}

/** One a person, in the order of their ids, so that two who write about the same people never wait for each other in a circle. */
function turnsOf(weighed: Weighed[]): Turn[] {
  const turns = new Map<string, Turn>();
  for (const { personId, way, effect } of weighed)
    turns.set(personId, { personId, way, answered: effect.answered || (turns.get(personId)?.answered ?? false) });
  return [...turns.values()].sort((a, b) => (a.personId < b.personId ? -1 : 1));
}

function promiseOf({ id, personId, classId, effect, dueOn }: Weighed): NewPromise[] {
  if (!effect.promise || !dueOn) return [];
  return [{ id, kind: 'check-ins.talk', about: id, askerId: personId, classId, ...effect.promise, dueOn }];
}

/** In the order of their ids, for the same reason. */
function firstOfEach<Item extends { id: string }>(items: Item[]): Item[] {
  const byId = new Map<string, Item>();
  for (const item of items) if (!byId.has(item.id)) byId.set(item.id, item);
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
