import type { JSX } from 'hono/jsx/jsx-runtime';
import type { Card } from '../../platform/capability.ts';
import type { Ground } from '../../platform/ground.ts';
import type { Frame } from '../../platform/pages/page.tsx';
import { today } from '../../platform/time/clock.ts';
import type { CardHolder } from '../../platform/web/guards.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { readQuestion } from './asking.ts';
import { QuestionDetail } from './pages/answers-page.tsx';
import { AgreementsCard } from './pages/list-page.tsx';
import { TodayCard } from './pages/staff-list-page.tsx';
import { linesFor, readOn } from './reading.ts';
import { mayWrite } from './routes/agreement-in.ts';
import { waitingFor } from './standing.ts';
import { classesAround } from './store/families.ts';
import { agreementOf, type Db } from './store/versions.ts';

/** On the first page of a family, while there is something to read. */
export async function agreementCards(ground: Ground, person: CardHolder, frame: Frame): Promise<Card[]> {
  const lines = await ground.database.inSchool(person.school, async (db: Db) =>
    linesFor(db, person.school, {
      reader: { kind: person.kind, classIds: await classesAround(db, person) },
      day: today(ground.clock),
      language: frame.language,
      most: 1,
    }),
  );
  return lines.length === 0 ? [] : [{ place: 7, content: <AgreementsCard frame={frame} reader={person.kind} newest={lines[0]} /> }];
}

/** On Vandaag, while the staff is asked whether it joins in, or doubts wait. */
export async function todayCards(ground: Ground, staff: Staff): Promise<Card[]> {
  const waiting = await ground.database.inSchool(staff.school, (db: Db) => waitingFor(db, ground, staff, mayWrite(staff)));
  return Object.values(waiting).every(({ length }) => length === 0) ? [] : [{ place: 4, content: <TodayCard {...waiting} /> }];
}

/** On the page of a promise: the question, to be read or heard. */
export async function questionBeneath(ground: Ground, staff: Staff, about: string): Promise<JSX.Element | undefined> {
  const question = await readQuestion(ground, staff, about);
  if (!question) return undefined;
  const title = await ground.database.inSchool(staff.school, async (db: Db) => {
    const agreement = await agreementOf(db, staff.school, { id: question.agreementId });
    return (agreement && readOn(agreement, today(ground.clock))?.title) ?? '';
  });
  return <QuestionDetail question={question} title={title} />;
}
