import type { SchoolId } from '../../platform/database/ids.ts';
import { run } from '../../platform/database/statement.ts';
import type { Ground } from '../../platform/ground.ts';
import { isRecording, playable, sampleRate } from '../../platform/questions/spoken/shared-with-browser/recording.ts';
import { idFor } from '../../platform/secrets/random.ts';
import { seal, unseal } from '../../platform/secrets/seal.ts';
import { type Day, today } from '../../platform/time/clock.ts';
import { schoolDaysLater } from '../../platform/time/school-days.ts';
import { TooMany } from '../../platform/web/errors.ts';
import type { Form } from '../../platform/web/forms.ts';
import type { CardHolder } from '../../platform/web/guards.ts';
import type { Shown } from '../../platform/web/show-bytes.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { openingPromises, promiseFor, promisesOf } from '../follow-ups/index.tsx';
import { classOfPupil, personKeys, schoolCalendar } from '../people/index.ts';
import { type Asking, mostQuestionsADay, mostSeconds, type QuestionKind, questionKinds } from './rules/asking.ts';
import type { Asker } from './rules/ticket.ts';
import { askedToday, keepQuestion, latestQuestionAbout, type Question, questionOf } from './store/families.ts';
import type { Db, Published } from './store/versions.ts';

/** Of a promise that somebody answers a question about an agreement. */
export const promiseKind = 'agreements.question';

/** A form with the longest recording and the most words, in bytes. */
export const mostQuestionBytes = 256 * 1024;

/** What is no recording of ours is left out, and the words beside it stay. */
function recordingIn(form: Form): Buffer | undefined {
  const sent = form.text('sound');
  if (!/^[\w-]+$/.test(sent) || sent.length > Math.ceil(((mostSeconds * sampleRate) / 2 + 1) * (4 / 3))) return undefined;
  const bytes = Buffer.from(sent, 'base64url');
  return isRecording(bytes, mostSeconds) ? bytes : undefined;
}

/** By then a question is answered. */
const answeredBy = async (db: Db, school: SchoolId, day: Day): Promise<Day> => schoolDaysLater(await schoolCalendar(db, school), day, 3);

/** What somebody asks, in a form or in a letter that waited on a device. */
export const askingIn = (form: Form, id: string): Asking => ({
  id,
  kind: form.oneOf('kind', questionKinds),
  words: form.text('words').replaceAll('\r\n', '\n'),
  sound: recordingIn(form),
});

/**
 * Keeps a question and promises an answer, both or neither. Asked again under the same id it stays one; other words under that id are
 * another question, so that nothing is lost of who goes back and asks more.
 * @returns false when nothing is kept of this person any more
 * @throws TooMany
 */
export async function ask(db: Db, ground: Ground, asker: Asker, { version, asking }: { version: Published; asking: Asking }): Promise<boolean> {
  const { keys, clock } = ground;
  const key = (await personKeys(db, asker.school, keys.schoolKey(asker.school), [asker.id])).get(asker.id);
  if (!key) return false;
  const day = today(clock);
  const id = await keepUnderAnId(db, ground, asker, { asking, key, agreementId: version.agreementId, day });
  if (id === undefined) return true;
  if ((await askedToday(db, asker, day)) > mostQuestionsADay) throw new TooMany(3600);
  const promise = {
    id,
    kind: promiseKind,
    about: id,
    askerId: asker.id,
    classId: asker.kind === 'pupil' ? ((await classOfPupil(db, asker.school, asker.id))?.id ?? null) : null,
    urgency: 'week' as const,
    personId: version.answerableId,
    substituteId: version.substituteId,
    dueOn: await answeredBy(db, asker.school, day),
  };
  await run(db, openingPromises(asker.school, day, [promise]));
  return true;
}

interface ToKeep {
  asking: Asking;
  key: Buffer;
  agreementId: string;
  day: Day;
}

/** @returns under which id it lies now; undefined when it lay there already */
async function keepUnderAnId(db: Db, ground: Ground, asker: Asker, { asking, key, agreementId, day }: ToKeep): Promise<string | undefined> {
  const { kind, words, sound } = asking;
  let id: string | undefined;
  for (let next = asking.id; next !== id; next = await idOf(db, ground, asker, { asking, key })) {
    id = next;
    const sealed = { words: seal(key, JSON.stringify({ kind, words }), id), sound: sound ? seal(key, sound, `${id} sound`) : null };
    if (await keepQuestion(db, asker, { id, agreementId, ...sealed }, day)) return id;
  }
  return undefined;
}

/** The id that a question was sent with; another, but always the same, where something else lies under it. */
async function idOf(db: Db, { keys }: Ground, asker: Asker, { asking, key }: Pick<ToKeep, 'asking' | 'key'>): Promise<string> {
  const there = await questionOf(db, asker.school, asking.id);
  const isSame = there?.askerId === asker.id && contentOf(openQuestion(there, key)) === contentOf(asking);
  return !there || isSame ? asking.id : idFor(keys.purposeKey(asker.school, 'agreements questions'), `${asker.id} ${asking.id} ${contentOf(asking)}`);
}

const openQuestion = ({ id, words, sound }: Question, key: Buffer): Omit<Asking, 'id'> => ({
  ...openWords(key, words, id),
  sound: sound ? unseal(key, sound, `${id} sound`) : undefined,
});

const contentOf = ({ kind, words, sound }: Omit<Asking, 'id'>): string => JSON.stringify([kind ?? '', words, sound?.toString('base64url') ?? '']);

/** Who answers somebody's latest question about an agreement, and by when; undefined where nothing was asked. */
export async function promisedAnswer(db: Db, person: CardHolder, { agreementId }: Published): Promise<Promised | undefined> {
  const asked = await latestQuestionAbout(db, person, agreementId);
  if (!asked) return undefined;
  const promise = (await promisesOf(db, person, asked.askedOn)).find(({ id }) => id === asked.id);
  return { day: promise?.dueOn ?? (await answeredBy(db, person.school, asked.askedOn)), person: promise?.personName, substitute: promise?.substituteName };
}

interface Promised {
  day: Day;
  /** As the ledger has them, also after it was handed over. */
  person: string | undefined;
  substitute: string | undefined;
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
