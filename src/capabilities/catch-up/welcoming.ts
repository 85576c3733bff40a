import type { SchoolId } from '../../platform/database/ids.ts';
import { run } from '../../platform/database/statement.ts';
import type { Ground } from '../../platform/ground.ts';
import { newId } from '../../platform/secrets/random.ts';
import { seal, unseal } from '../../platform/secrets/seal.ts';
import { today } from '../../platform/time/clock.ts';
import { addDays, schoolDaysLater } from '../../platform/time/school-days.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { openingPromises, promiseFor } from '../follow-ups/index.tsx';
import { classOfPupil, personKeys, schoolCalendar } from '../people/index.ts';
import type { Shown } from './pages/welcome-page.tsx';
import { keptForDays, type Welcome } from './rules/welcoming.ts';
import type { Db } from './store/plans.ts';
import { beginWelcome, changeWelcome, type KeptWelcome, welcomeFor, welcomePromised } from './store/welcomes.ts';

/** Of a promise that somebody is there for a pupil who is back. */
export const promiseKind = 'catch-up.welcome';

/** On a pupil who is back already the next school day somebody comes. */
const comesWithinSchoolDays = 1;

interface NewWelcome extends Welcome {
  pupilId: string;
  answerableId: string;
  substituteId: string;
}

/**
 * Welcomes a pupil back and promises that somebody comes, both or neither.
 * @returns its id; undefined when this pupil is being welcomed already
 */
export async function welcome(db: Db, ground: Ground, staff: Staff, { pupilId, answerableId, substituteId, ...said }: NewWelcome): Promise<string | undefined> {
  const day = today(ground.clock);
  const id = newId();
  const key = await keyOf(db, ground, staff.school, pupilId);
  if (!key || !(await beginWelcome(db, staff, { id, pupilId, answerableId, substituteId, words: seal(key, JSON.stringify(said), id) }, day))) return undefined;
  const promise = {
    id,
    kind: promiseKind,
    about: id,
    askerId: pupilId,
    classId: (await classOfPupil(db, staff.school, pupilId))?.id ?? null,
    urgency: 'week' as const,
    personId: answerableId,
    substituteId,
    dueOn: schoolDaysLater(await schoolCalendar(db, staff.school), day, comesWithinSchoolDays),
  };
  await run(db, openingPromises(staff.school, day, [promise]));
  return id;
}

/** A welcome for the staff concerned, and for a colleague to whom the promise was handed over. */
export async function welcomeSeenBy(db: Db, staff: Staff, id: string): Promise<KeptWelcome | undefined> {
  return (await welcomeFor(db, staff, id)) ?? ((await promiseFor(db, staff, id)) ? welcomePromised(db, staff.school, id) : undefined);
}

/** What was said, opened. A welcome whose term is over is not there any more, also before the night in which it is erased. */
export async function readWelcomes(db: Db, ground: Ground, school: SchoolId, kept: readonly KeptWelcome[]): Promise<Shown[]> {
  const day = today(ground.clock);
  const keys = await personKeys(
    db,
    school,
    ground.keys.schoolKey(school),
    kept.map(({ pupilId }) => pupilId),
  );
  return kept.flatMap(({ words, ...welcome }) => {
    const key = keys.get(welcome.pupilId);
    const goesOn = addDays(welcome.startedOn, keptForDays);
    return key && day < goesOn ? [{ ...welcome, goesOn, ...(JSON.parse(unseal(key, words, welcome.id).toString()) as Welcome) }] : [];
  });
}

export async function keepSteps(db: Db, ground: Ground, school: SchoolId, { id, pupilId, words }: Shown, steps: Welcome['steps']): Promise<void> {
  const key = await keyOf(db, ground, school, pupilId);
  if (key) await changeWelcome(db, school, id, seal(key, JSON.stringify({ words, steps }), id));
}

const keyOf = async (db: Db, { keys }: Ground, school: SchoolId, pupilId: string): Promise<Buffer | undefined> =>
  (await personKeys(db, school, keys.schoolKey(school), [pupilId])).get(pupilId);
