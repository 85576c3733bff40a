import type { PersonalData } from '../../platform/capability.ts';
import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import type { Day } from '../../platform/time/clock.ts';
import { endedLongEnough, keptForDays } from './rules/ending.ts';
import { pensFor } from './sealed-words.ts';
import { everythingOf, forgetEnded, forgetUntouchedSince } from './store/keeping.ts';
import type { Db } from './store/seeing.ts';

/** A family may read all that is written about it, so it is written to be read. What the school changes is about nobody and stays. */
export const personalData: PersonalData = {
  keptForDays,
  async copyFor(db, ground, school, personId) {
    const pen = (await pensFor(ground, db as unknown as Db, school, [personId])).get(personId);
    const { entries, steps } = await everythingOf(db as unknown as Db, school, personId);
    return entries.map(({ id, known, guessed, nextStep, cameOfIt, ...rest }) => ({
      ...rest,
      known: pen?.open(known, id, 'known'),
      guessed: pen?.open(guessed, id, 'guessed'),
      nextStep: pen?.open(nextStep, id, 'next-step'),
      cameOfIt: pen?.open(cameOfIt, id, 'came-of-it'),
      steps: steps.filter(({ entryId }) => entryId === id).map((step) => ({ day: step.day, what: pen?.openStep(step.words, step.id) })),
    }));
  },
  forgetBefore: (db, school, day) => forgetUntouchedSince(db as unknown as Db, school, day),
};

/** Every night: what ended long enough ago goes; what the school learned from it stays. */
export const forgetWhatEnded = ({ database }: Ground, school: SchoolId, day: Day): Promise<void> =>
  database.inSchool(school, (db: Db) => forgetEnded(db, school, endedLongEnough(day)));
