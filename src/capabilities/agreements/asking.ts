import type { SchoolId } from '../../platform/database/ids.ts';
import { run } from '../../platform/database/statement.ts';
import type { Ground } from '../../platform/ground.ts';
import { isRecording, playable, sampleRate } from '../../platform/questions/spoken/shared-with-browser/recording.ts';
import { seal, unseal } from '../../platform/secrets/seal.ts';
import { type Day, today } from '../../platform/time/clock.ts';
import { schoolDaysLater } from '../../platform/time/school-days.ts';
import type { Form } from '../../platform/web/forms.ts';
import type { CardHolder } from '../../platform/web/guards.ts';
import type { Shown } from '../../platform/web/show-bytes.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { openingPromises, promiseFor } from '../follow-ups/index.tsx';
import { classOfPupil, personKeys, schoolCalendar } from '../people/index.ts';
import { type Asking, mostSeconds, type QuestionKind } from './rules/asking.ts';
import { keepQuestion, type Question, questionOf } from './store/families.ts';
import type { Db, Published } from './store/versions.ts';

/** Of a promise that somebody answers a question about an agreement. */
export const promiseKind = 'agreements.question';

/** A form with the longest recording and the most words, in bytes. */
export const mostQuestionBytes = 256 * 1024;

/** What is no recording of ours is left out, and the words beside it stay. */
export function recordingIn(form: Form): Buffer | undefined {
  const sent = form.text('sound');
  if (!/^[\w-]+$/.test(sent) || sent.length > Math.ceil(((mostSeconds * sampleRate) / 2 + 1) * (4 / 3))) return undefined;
  const bytes = Buffer.from(sent, 'base64url');
  return isRecording(bytes, mostSeconds) ? bytes : undefined;
}

/** By then a question is answered. */
export const answeredBy = async (db: Db, school: SchoolId, day: Day): Promise<Day> => schoolDaysLater(await schoolCalendar(db, school), day, 3);

/** Keeps a question and promises an answer, both or neither. Asked again with the same number it stays one. */
export async function ask(db: Db, { keys, clock }: Ground, person: CardHolder, version: Published, asking: Asking): Promise<void> {
  const day = today(clock);
  const key = (await personKeys(db, person.school, keys.schoolKey(person.school), [person.id])).get(person.id);
  if (!key) return;
  const { id, kind, words, sound } = asking;
  const kept = await keepQuestion(
    db,
    person,
    {
      id,
      agreementId: version.agreementId,
      words: seal(key, JSON.stringify({ kind, words }), id),
      sound: sound ? seal(key, sound, `${id} sound`) : null,
    },
    day,
  );
  if (!kept) return;
  const promise = {
    id,
    kind: promiseKind,
    about: id,
    askerId: person.id,
    classId: person.kind === 'pupil' ? ((await classOfPupil(db, person.school, person.id))?.id ?? null) : null,
    urgency: 'week' as const,
    personId: version.answerableId,
    substituteId: version.substituteId,
    dueOn: await answeredBy(db, person.school, day),
  };
  await run(db, openingPromises(person.school, day, [promise]));
}

export interface ReadQuestion {
  id: string;
  agreementId: string;
  names: string[];
  kind: QuestionKind | undefined;
  words: string;
  sound: Shown | undefined;
}

/** While it is not answered: for whoever promised to answer it, or stands in. Undefined for everybody else. */
export async function readQuestion({ database, keys }: Ground, staff: Staff, id: string): Promise<ReadQuestion | undefined> {
  return database.inSchool(staff.school, async (db: Db) => {
    const promise = await promiseFor(db, staff, id);
    const question = promise?.kind === promiseKind ? await questionOf(db, staff.school, id) : undefined;
    const key = question && (await personKeys(db, staff.school, keys.schoolKey(staff.school), [question.askerId])).get(question.askerId);
    return question && key && opened(question, key);
  });
}

function opened({ id, agreementId, givenName, familyName, words, sound }: Question, key: Buffer): ReadQuestion {
  return { id, agreementId, names: [givenName, familyName], ...openWords(key, words, id), sound: sound ? openSound(key, sound, id) : undefined };
}

export const openWords = (key: Buffer, words: Buffer, id: string): { kind: QuestionKind | undefined; words: string } =>
  JSON.parse(unseal(key, words, id).toString()) as { kind: QuestionKind | undefined; words: string };

export const openSound = (key: Buffer, sound: Buffer, id: string): Shown => ({
  type: 'audio/wav',
  bytes: playable(unseal(key, sound, `${id} sound`)),
});
