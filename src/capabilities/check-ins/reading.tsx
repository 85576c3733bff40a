import type { JSX } from 'hono/jsx/jsx-runtime';
import { isUuid } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { unseal } from '../../platform/secrets/seal.ts';
import { type Day, today } from '../../platform/time/clock.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { answerers, classOfPupil, personKeys } from '../people/index.ts';
import { SaidWords } from './pages/answer-pages.tsx';
import type { Said } from './rules/answer.ts';
import type { Version } from './rules/questions.ts';
import { answerFor, asideOf, noteReading } from './store/answers.ts';
import type { Db } from './store/occasions.ts';

export interface OpenedAnswer {
  name: string;
  saidOn: Day;
  version: Version;
  said: Said;
  teachersToo: boolean;
  aside: Said[];
  names: Map<string, string>;
}

/** Opens an answer for a member of staff who may read it, and notes that they did: the one who gave it can see so. */
export async function openAnswer({ database, keys, clock }: Ground, staff: Staff, id: string): Promise<OpenedAnswer | undefined> {
  if (!isUuid(id)) return undefined;
  return database.inSchool(staff.school, async (db: Db) => {
    const answer = await answerFor(db, staff, id);
    const key = answer && (await personKeys(db, staff.school, keys.schoolKey(staff.school), [answer.personId])).get(answer.personId);
    if (!answer || !key) return undefined;
    await noteReading(db, staff, id, today(clock));
    const opened = (words: Buffer): Said => JSON.parse(unseal(key, words, id).toString());
    const schoolClass = await classOfPupil(db, staff.school, answer.personId);
    return {
      name: answer.givenName,
      saidOn: answer.saidOn,
      version: schoolClass?.ageVersion ?? 'guardian',
      said: opened(answer.words),
      teachersToo: answer.teachersToo,
      aside: (await asideOf(db, staff.school, id)).map(opened),
      names: new Map((await answerers(db, staff.school)).map((person) => [person.id, person.name])),
    };
  });
}

/** What is beneath a wish to talk, on the page where staff answer it. */
export async function wordsBeneath(ground: Ground, staff: Staff, id: string): Promise<JSX.Element | undefined> {
  const answer = await openAnswer(ground, staff, id);
  return answer && <SaidWords {...answer} />;
}
