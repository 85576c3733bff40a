import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { newId } from '../../platform/secrets/random.ts';
import type { Day } from '../../platform/time/clock.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { roundDesk } from './desk.ts';
import { openRound } from './opening.ts';
import { fieldOf } from './rules/answer.ts';
import { firstQuestions, shippedSets } from './rules/shipped-sets.ts';
import { endRounds } from './settling.ts';
import { participantsOf, versionsPresent } from './store/participation.ts';
import { beginRound, changeDraft, type Db } from './store/rounds.ts';

export interface MadeUpRound {
  set: string;
  period: string;
  opensOn: Day;
  closesOn: Day;
  readerId: string;
  substituteId: string;
  /** Words that some of those who take part say, by question. */
  words: Record<string, string[]>;
}

/**
 * A round in a made-up school, in which every second person took part.
 * @param then the ground with its clock on the first day of the round
 * @returns its id; nothing where that day suits no school
 */
export async function openMadeUpRound(then: Ground, staff: Staff, { set: kind, period, words, ...plan }: MadeUpRound): Promise<string | undefined> {
  const set = shippedSets.find(({ id }) => id === kind);
  if (!set) return undefined;
  const { school } = staff;
  const id = await then.database.inSchool(school, async (db: Db) => {
    const parts = (await versionsPresent(db, school)).map((version) => ({ version, questions: firstQuestions(set, version) }));
    const begun = await beginRound(db, staff, { kind, title: set.title.nl }, parts);
    await changeDraft(db, school, begun, 1, { period, ...plan });
    return begun;
  });
  if (await openRound(then, staff, id)) return undefined;
  const people = await then.database.inSchool(school, (db: Db) => participantsOf(db, school, id));
  const take = roundDesk(then);
  await Promise.all(
    people.map(async ({ personId, version, classId }, seat) => {
      if (seat % 2 === 1) return;
      const chosen = new Map<string, string[]>();
      for (const question of firstQuestions(set, version)) {
        const options = question.options.filter(({ isSkip }) => !isSkip);
        if (question.isByName) continue;
        if (options.length > 0) chosen.set(fieldOf(question.id), [(options[seat % options.length] as (typeof options)[number]).id]);
        else if (seat % 8 === 0) chosen.set(fieldOf(question.id), (words[question.id] ?? []).slice((seat / 8) % 3, ((seat / 8) % 3) + 1));
      }
      await take({
        id: newId(),
        ticket: { school, roundId: id, personId, version, classId, way: seat % 3 === 0 ? 'class-device' : 'own-device' },
        valuesOf: (field) => chosen.get(field) ?? [],
      });
    }),
  );
  return id;
}

/** The last day goes by, and a minute. */
export async function endMadeUpRounds(ground: Ground, school: SchoolId, day: Day): Promise<void> {
  await endRounds(ground, school, day);
  await endRounds(ground, school, day);
}
