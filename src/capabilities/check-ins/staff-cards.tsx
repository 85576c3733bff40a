import type { Card } from '../../platform/capability.ts';
import type { Ground } from '../../platform/ground.ts';
import { today } from '../../platform/time/clock.ts';
import { addDays } from '../../platform/time/school-days.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { answerers, classesOf, namesOf, seesWholeSchool } from '../people/index.ts';
import { coverageWithPromises } from './coverage.ts';
import { ReadingCard } from './pages/answer-pages.tsx';
import { ClassCard } from './pages/class-card.tsx';
import { NotAskedList } from './pages/coverage-pages.tsx';
import { type Stopped, StoppedList } from './pages/stopped.tsx';
import { readersMissing } from './rules/opening.ts';
import { answersFor } from './store/answers.ts';
import { notAsked, notAskedByClass } from './store/coverage.ts';
import { type Db, occasionOfClass, rhythms } from './store/occasions.ts';
import { staffWords as t } from './texts/staff.ts';

/** As many names as fit on the first page; the class page has them all. */
const namesOnToday = 12;

/** For how many days an answer stands on the first page. */
const shownForDays = 14;

/** On Vandaag: what one may read, and whom nobody asked yet. */
export async function staffCards({ database, clock }: Ground, staff: Staff): Promise<Card[]> {
  const day = today(clock);
  const { answers, left, isOpen, stopped } = await database.inSchool(staff.school, async (db: Db) => {
    const classes = await classesOf(db, staff);
    const classIds = classes.map(({ id }) => id);
    const left = await notAsked(db, staff, classIds, day, namesOnToday + 1);
    const byClass = left.length === 0 ? await notAskedByClass(db, staff.school, day) : undefined;
    return {
      answers: await answersFor(db, staff, addDays(day, -shownForDays)),
      left,
      stopped: await stoppedFor(db, staff, classes),
      isOpen: !byClass || classIds.some((id) => byClass.has(id)),
    };
  });
  const readable = answers.map(({ id, givenName, familyName, saidOn, isRead }) => ({ id, name: `${givenName} ${familyName}`, saidOn, isRead }));
  return [
    { place: 2, content: <ReadingCard answers={readable} /> },
    {
      place: 3,
      content: (
        <section class="card">
          <StoppedList stopped={stopped} />
          <NotAskedList pupils={left.slice(0, namesOnToday)} more={left.length > namesOnToday} isOpen={isOpen} isToday />
        </section>
      ),
    },
  ];
}

/** Of the classes that this member of staff sees, those that the question skips until somebody chooses who reads and who stands in. */
async function stoppedFor(db: Db, staff: Staff, classes: { id: string; name: string }[]): Promise<Stopped[]> {
  const answering = new Set((await answerers(db, staff.school)).map(({ id }) => id));
  const stopped = (await rhythms(db, staff.school)).filter((rhythm) => !rhythm.isPaused && readersMissing(rhythm, answering));
  const ofClasses = classes.filter(({ id }) => stopped.some(({ classId }) => classId === id)).map(({ id, name }) => ({ of: id, name }));
  const ofGuardians = seesWholeSchool(staff) && stopped.some(({ classId }) => classId === null);
  return ofGuardians ? [...ofClasses, { of: 'guardians', name: t('rhythm.guardians') }] : ofClasses;
}

/** More than any class has pupils. */
const wholeClass = 500;

export async function classCards({ database, clock }: Ground, staff: Staff, schoolClass: { id: string; name: string }): Promise<Card[]> {
  const day = today(clock);
  const card = await database.inSchool(staff.school, async (db: Db) => {
    const occasion = await occasionOfClass(db, staff.school, schoolClass.id, day);
    const names = occasion && (await namesOf(db, staff.school, [occasion.readerId, occasion.substituteId]));
    return {
      open: occasion && {
        from: occasion.openedOn,
        until: occasion.closesOn,
        reader: names?.get(occasion.readerId) ?? '',
        substitute: names?.get(occasion.substituteId) ?? '',
      },
      coverage: await coverageWithPromises(db, staff.school, schoolClass.id, day),
      notAsked: await notAsked(db, staff, [schoolClass.id], day, wholeClass),
    };
  });
  return [{ place: 1, content: <ClassCard schoolClass={schoolClass} {...card} /> }];
}
