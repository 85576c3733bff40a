import { inBursts } from '../../platform/database/bursts.ts';
import type { SchoolId } from '../../platform/database/ids.ts';
import type { Statement } from '../../platform/database/statement.ts';
import type { Ground } from '../../platform/ground.ts';
import { idFor } from '../../platform/secrets/random.ts';
import { seal, stamp } from '../../platform/secrets/seal.ts';
import { atSchool, type Day } from '../../platform/time/clock.ts';
import { type NewPromise, openingPromises, promisedUnder } from '../follow-ups/index.tsx';
import { deskMemory, type Known } from './desk-memory.ts';
import { type Effect, effectOf, type Said } from './rules/answer.ts';
import { promisedDays, type Urgency } from './rules/opening.ts';
import type { AnswerTicket } from './rules/ticket.ts';
import { type FirstAnswer, firstAnswers, keepAside, type NewAnswer, notingTurns, savingAnswers, type Turn } from './store/answers.ts';
import type { Db } from './store/occasions.ts';

/** An answer on its way in: who may answer what, the id made at the tap, and what was said. */
export interface Incoming {
  id: string;
  ticket: AnswerTicket;
  said: Said;
  /** Somebody has promised to come already. */
  isPromised?: boolean;
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
    const different: Weighed[] = [];
    for (const { school, some, saving, noting } of written) {
      const answers = some.filter(({ answer }) => answer);
      const added = outcomes.splice(0, saving.length + noting.length).slice(0, saving.length);
      if (added.reduce((sum, { count }) => sum + count, 0) < answers.length) different.push(...(await keepDifferent(school, answers)));
    }
    return weighed.map((one) => ({ isAside: different.includes(one), effect: one.effect, dueOn: one.dueOn }));
  }

  /**
   * Of answers that came before, keeps those with other words: beside the first where the same people may read them and somebody comes by
   * then; otherwise as an answer of their own, so that nobody reads what was not for them and whoever was asked comes.
   */
  async function keepDifferent(school: SchoolId, answers: Weighed[]): Promise<Weighed[]> {
    const { different, apart } = await ground.database.inSchool(school, async (db: Db) => {
      const ids = answers.map(({ id }) => id);
      const first = await firstAnswers(db, school, ids);
      const promised = await promisedUnder(db, school, ids);
      const different = answers.filter(({ id, answer }) => answer && !first.get(id)?.fingerprint.equals(answer.fingerprint));
      const comes = ({ id, effect, dueOn = '' }: Weighed): boolean => {
        const promise = promised.get(id);
        return promise?.personId === effect.promise?.personId && (promise?.dueOn ?? '') <= dueOn;
      };
      const beside = different.filter((one) => hasSameReaders(one, first.get(one.id)) && (!one.effect.promise || comes(one)));
      const kept = beside.flatMap(({ answer }) => answer ?? []);
      await keepAside(db, school, kept, ground.clock.now());
      const apart = different.filter((one) => !beside.includes(one)).map((one) => ({ ...one.asAnother(), isPromised: comes(one) }));
      return { different, apart };
    });
    if (apart.length > 0) await takeIn(apart);
    return different;
  }

  return inBursts(takeIn);
}

interface Weighed extends AnswerTicket {
  id: string;
  effect: Effect;
  isPromised: boolean | undefined;
  /** Nothing for who lets nobody see it: then it is only known that they were asked. */
  answer: NewAnswer | undefined;
  dueOn: Day | undefined;
  /** The same under an id of its own; always the same one for the same words. */
  asAnother(): Incoming;
}

/** Decides what this answer does, before anything is written. */
function weigh({ id, ticket, said, isPromised }: Incoming, { keys, occasions, schools }: Known, dueDays: ReadonlyMap<string, Record<Urgency, Day>>): Weighed {
  const occasion = occasions.get(ticket.occasionId);
  const key = keys.get(ticket.personId);
  const answererIds = schools.get(ticket.school)?.answererIds;
  if (!occasion || !key || !answererIds) throw new NoSuchOccasion();
  const effect = effectOf(said, { ...occasion, answererIds });
  const dueOn = effect.promise && dueDays.get(ticket.school)?.[effect.promise.urgency];
  const answer = answerOf(id, ticket, effect, said, key);
  const asAnother = (): Incoming => ({ id: idFor(key, `${id} ${answer?.fingerprint.toString('hex')}`), ticket, said });
  return { ...ticket, id, effect, answer, dueOn, isPromised, asAnother };
}

const hasSameReaders = ({ answer }: Weighed, first: FirstAnswer | undefined): boolean =>
  answer?.confidantId === first?.confidantId && answer?.teachersToo === first?.teachersToo;

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

function promiseOf({ id, personId, classId, effect, dueOn, isPromised }: Weighed): NewPromise[] {
  if (!effect.promise || !dueOn || isPromised) return [];
  return [{ id, kind: 'check-ins.talk', about: id, askerId: personId, classId, ...effect.promise, dueOn }];
}

/** In the order of their ids, for the same reason. */
function firstOfEach<Item extends { id: string }>(items: Item[]): Item[] {
  const byId = new Map<string, Item>();
  for (const item of items) if (!byId.has(item.id)) byId.set(item.id, item);
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
