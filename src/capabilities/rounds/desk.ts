import { inBursts } from '../../platform/database/bursts.ts';
import type { SchoolId } from '../../platform/database/ids.ts';
import type { Statement } from '../../platform/database/statement.ts';
import type { Ground } from '../../platform/ground.ts';
import { type Day, today } from '../../platform/time/clock.ts';
import { ShortMemory } from '../../platform/time/short-memory.ts';
import { openingPromises } from '../follow-ups/index.tsx';
import { keysOfPeople, schoolCalendar } from '../people/index.ts';
import { roundKeys } from './keys.ts';
import { roundMemory } from './round-memory.ts';
import { visitBy } from './rules/opening.ts';
import { keepingAside, keepingLate, keptUnder, savingAnswers, savingNamedAnswers } from './store/answers.ts';
import { droppingOutdatedAttachments, droppingOutdatedNamedAttachments, keepingAttachments, keepingNamedAttachments } from './store/attachments.ts';
import { type Db, type OpenRound, partsOf, roundOf } from './store/rounds.ts';
import { type Asked, type Incoming, NoSuchRound, type ReadIncoming, readIncoming, saysByName, type Weighed, weigh } from './weighing.ts';

/** What became of an answer. `was-there`: the person had answered by themselves already, and that stays. */
export interface Receipt {
  state: 'in-time' | 'late' | 'aside' | 'was-there';
  /** Who is to come, and by when. */
  promise?: { personId: string; dueOn: Day } | undefined;
}

type TakeAnswer = (incoming: Incoming) => Promise<Receipt>;

const desks = new WeakMap<Ground, TakeAnswer>();

/** One desk for all ways in: what arrives within the same moments is committed together. */
export function roundDesk(ground: Ground): TakeAnswer {
  const desk = desks.get(ground) ?? deskOn(ground);
  desks.set(ground, desk);
  return desk;
}

function deskOn(ground: Ground): TakeAnswer {
  const { database, keys, clock } = ground;
  const rounds = roundMemory(ground);
  const personKeys = new ShortMemory<Buffer>(60_000, 20_000);

  async function takeIn(burst: Incoming[]): Promise<Receipt[]> {
    const day = today(clock);
    const asked = await roundsOf(burst, day);
    const read = burst.map((incoming) => readIncoming(incoming, asked.get(incoming.ticket.roundId) as Asked));
    const personKeys = await keysOf(read);
    const weighed = read.map((one) => weigh(ground, one, personKeys.get(one.ticket.personId)));
    const written = [...Map.groupBy(weighed, ({ ticket }) => ticket.school)].map(([school, some]) => ({ school, some, ...writingOf(school, day, some) }));
    const outcomes = await database.together(written.flatMap(({ saving, noting }) => [...saving, ...noting]));
    const states = new Map<Weighed, Receipt['state']>();
    for (const { school, some, saving, noting } of written) {
      const nameless = some.filter(({ answer }) => answer);
      const saved = outcomes.splice(0, saving.length + noting.length).slice(0, saving.length);
      if (saved.reduce((sum, { count }) => sum + count, 0) < nameless.length)
        for (const [one, state] of await compared(school, nameless)) states.set(one, state);
    }
    return weighed.map((one) => ({ state: states.get(one) ?? (one.late ? 'late' : 'in-time'), promise: one.promise }));
  }

  /** Some were not saved: a letter that came again, or other words under its number, or what the person had said already stays. */
  async function compared(school: SchoolId, some: Weighed[]): Promise<[Weighed, Receipt['state']][]> {
    return database.inSchool(school, async (db: Db) => {
      const found: [Weighed, Receipt['state']][] = [];
      for (const one of some) {
        const answer = one.answer;
        if (!answer) continue;
        const kept = (await keptUnder(db, school, answer.roundId, [answer.pseudonym])).get(answer.pseudonym.toString('base64'));
        if (!kept?.letters.includes(answer.letterId)) found.push([one, 'was-there']);
        else if (kept.letters.at(-1) === answer.letterId && !kept.fingerprint.equals(answer.fingerprint)) found.push([one, 'aside']);
      }
      const aside = found.filter(([, state]) => state === 'aside').map(([one]) => one.aside());
      if (aside.length > 0) await database.together(keepingAside(school, aside));
      return found;
    });
  }

  async function roundsOf(burst: Incoming[], day: Day): Promise<Map<string, Asked>> {
    const schools = new Map(burst.map(({ ticket }) => [ticket.roundId, ticket.school]));
    return new Map(await Promise.all([...schools].map(async ([id, school]) => [id, await rounds.recallOr(id, () => roundIn(school, id, day))] as const)));
  }

  async function roundIn(school: SchoolId, id: string, day: Day): Promise<Asked> {
    return database.inSchool(school, async (db: Db) => {
      const round = await roundOf(db, school, id);
      if (!round?.openedOn) throw new NoSuchRound();
      const calendar = await schoolCalendar(db, school);
      return { round: round as OpenRound, key: roundKeys.of(ground, id), parts: await partsOf(db, school, id), visitBy: visitBy(calendar, day) };
    });
  }

  /** Only of those who say something by name. */
  const keysOf = (read: ReadIncoming[]): Promise<ReadonlyMap<string, Buffer>> =>
    personKeys.recallSome(new Map(read.filter(saysByName).map(({ ticket }) => [ticket.personId, ticket.school])), (missing) =>
      keysOfPeople(database, keys, missing),
    );

  return inBursts(takeIn);
}

/** The statements that save one school's answers, and those that note what follows from them. */
function writingOf(school: SchoolId, day: Day, weighed: Weighed[]): { saving: Statement[]; noting: Statement[] } {
  const named = inOrder(weighed.flatMap(({ named }) => named ?? []));
  return {
    saving: savingAnswers(
      school,
      weighed.flatMap(({ answer }) => answer ?? []),
    ),
    noting: [
      ...keepingLate(
        school,
        weighed.flatMap(({ late }) => late ?? []),
      ),
      ...keepingAttachments(
        school,
        weighed.flatMap(({ attachments }) => attachments),
      ),
      ...droppingOutdatedAttachments(
        school,
        weighed.flatMap(({ answer }) => answer ?? []),
      ),
      ...savingNamedAnswers(school, day, named),
      ...keepingNamedAttachments(
        school,
        weighed.flatMap(({ namedAttachments }) => namedAttachments),
      ),
      ...droppingOutdatedNamedAttachments(
        school,
        named.map(({ id }) => id),
      ),
      ...openingPromises(school, day, inOrder(weighed.flatMap(({ opening }) => opening ?? []))),
    ],
  };
}

/** In the order of their ids, so that two who write about the same people never wait for each other in a circle. */
const inOrder = <Item extends { id: string }>(items: Item[]): Item[] => items.sort((a, b) => (a.id < b.id ? -1 : 1));
