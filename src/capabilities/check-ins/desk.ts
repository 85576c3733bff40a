import { inBursts } from '../../platform/database/bursts.ts';
import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { seal, stamp } from '../../platform/secrets/seal.ts';
import { atSchool, type Day } from '../../platform/time/clock.ts';
import type { SchoolCalendar } from '../../platform/time/school-days.ts';
import { ShortMemory } from '../../platform/time/short-memory.ts';
import { type NewPromise, openPromises } from '../follow-ups/index.tsx';
import { answerers, personKeys, schoolCalendar } from '../people/index.ts';
import { type Effect, effectOf, type Said } from './rules/answer.ts';
import { promisedDay } from './rules/opening.ts';
import type { AnswerTicket } from './rules/ticket.ts';
import { fingerprintsOf, keepAside, type NewAnswer, noteTurns, saveAnswers, type Turn } from './store/answers.ts';
import { dropPlans } from './store/coverage.ts';
import { type Db, type Occasion, occasionById } from './store/occasions.ts';

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

/** Takes answers in, each in the transaction of its effects; many of one school together. */
export function answerDesk(ground: Ground): (incoming: Incoming) => Promise<Receipt> {
  const occasions = new ShortMemory<Occasion>(5000);
  const answering = new ShortMemory<ReadonlySet<string>>(5000);
  const calendars = new ShortMemory<SchoolCalendar>(5000);
  const keys = new ShortMemory<Buffer>(60_000, 20_000);

  const take = inBursts<Incoming, Receipt>((school, incoming) =>
    ground.database.inSchool(school, async (db: Db) => {
      const keyOf = await keysOf(db, school, incoming);
      const weighed = await Promise.all(incoming.map((one) => weigh(db, school, one, keyOf.get(one.ticket.personId))));
      return write(db, school, weighed);
    }),
  );

  /** Held together for this one burst: what is only remembered may be forgotten between two lines. */
  async function keysOf(db: Db, school: SchoolId, incoming: Incoming[]): Promise<ReadonlyMap<string, Buffer>> {
    const remembered = new Map(incoming.map(({ ticket: { personId } }) => [personId, keys.recall(personId)]));
    const unknown = [...remembered.keys()].filter((id) => !remembered.get(id));
    const learnt = await personKeys(db, school, ground.keys.schoolKey(school), unknown);
    for (const [id, key] of learnt) keys.remember(id, key);
    return new Map([...remembered].flatMap(([id, key = learnt.get(id)]) => (key ? [[id, key]] : [])));
  }

  /** Decides what this answer does, before anything is written. */
  async function weigh(db: Db, school: SchoolId, { id, ticket, said }: Incoming, key: Buffer | undefined): Promise<Weighed> {
    if (!key) throw new NoSuchOccasion();
    const occasion = await occasions.recallOr(ticket.occasionId, async () => {
      const found = await occasionById(db, school, ticket.occasionId);
      if (!found) throw new NoSuchOccasion();
      return found;
    });
    const answererIds = await answering.recallOr(school, async () => new Set((await answerers(db, school)).map((person) => person.id)));
    const calendar = await calendars.recallOr(school, () => schoolCalendar(db, school));
    const { day, minute } = atSchool(ground.clock.now());
    const effect = effectOf(said, { ...occasion, answererIds });
    const dueOn = effect.promise && promisedDay(calendar, day, minute, effect.promise.urgency);
    return { id, ticket, said: JSON.stringify(said), key, effect, day, dueOn };
  }

  async function write(db: Db, school: SchoolId, weighed: Weighed[]): Promise<Receipt[]> {
    const answers = weighed.map(answerOf);
    const [added] = await Promise.all([
      saveAnswers(db, school, firstOfEach(answers.filter((answer) => answer !== undefined))),
      noteTurns(db, school, turnsOf(weighed)),
      openPromises(db, school, firstOfEach(weighed.flatMap(promiseOf))),
      dropPlans(db, school, [...new Set(weighed.map(({ ticket }) => ticket.personId))]),
    ]);
    // Of two with one id in the same burst the first was added; deleting it here leaves the second as a repeat.
    const repeated = new Set(answers.filter((answer) => answer !== undefined && !added.delete(answer.id)));
    const aside = await differentOf(db, school, [...repeated] as NewAnswer[]);
    return weighed.map(({ effect, dueOn }, index) => {
      const answer = answers[index];
      const state = !answer || !repeated.has(answer) ? 'new' : aside.has(answer) ? 'aside' : 'again';
      return { state, effect, dueOn };
    });
  }

  /** Those that came before with other words; they are kept aside. */
  async function differentOf(db: Db, school: SchoolId, repeated: NewAnswer[]): Promise<Set<NewAnswer>> {
    if (repeated.length === 0) return new Set();
    const known = await fingerprintsOf(
      db,
      school,
      repeated.map(({ id }) => id),
    );
    const different = repeated.filter(({ id, fingerprint }) => !known.get(id)?.equals(fingerprint));
    await keepAside(db, school, different, ground.clock.now());
    return new Set(different);
  }

  return (incoming) => take(incoming.ticket.school, incoming);
}

interface Weighed {
  id: string;
  ticket: AnswerTicket;
  /** What was said as JSON, its fields in the order of the questions. */
  said: string;
  key: Buffer;
  effect: Effect;
  day: Day;
  dueOn: Day | undefined;
}

function answerOf({ id, ticket, said, key, effect, day }: Weighed): NewAnswer | undefined {
  if (!effect.kept) return undefined;
  const { occasionId, personId, way } = ticket;
  return { id, occasionId, personId, ...effect.kept, saidOn: day, way, fingerprint: stamp(key, said), words: seal(key, said, id) };
}

function promiseOf({ id, ticket, effect, day, dueOn }: Weighed): NewPromise[] {
  if (!effect.promise || !dueOn) return [];
  const { personId, substituteId, urgency } = effect.promise;
  return [{ id, kind: 'check-ins.talk', about: id, askerId: ticket.personId, classId: ticket.classId, urgency, personId, substituteId, askedOn: day, dueOn }];
}

/** One a person, in the order of their ids so that two bursts never wait for each other. */
function turnsOf(weighed: Weighed[]): Turn[] {
  const turns = new Map<string, Turn>();
  for (const { ticket, effect, day } of weighed) {
    const answered = effect.answered || (turns.get(ticket.personId)?.answered ?? false);
    turns.set(ticket.personId, { personId: ticket.personId, askedOn: day, way: ticket.way, answered });
  }
  return [...turns.values()].sort((a, b) => (a.personId < b.personId ? -1 : 1));
}

function firstOfEach<Item extends { id: string }>(items: Item[]): Item[] {
  const seen = new Set<string>();
  return items.filter(({ id }) => !seen.has(id) && seen.add(id));
}
