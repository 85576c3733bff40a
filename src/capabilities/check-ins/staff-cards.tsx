import type { Card } from '../../platform/capability.ts';
import type { Ground } from '../../platform/ground.ts';
import { today } from '../../platform/time/clock.ts';
import { addDays } from '../../platform/time/school-days.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { classesOf, namesOf } from '../people/index.ts';
import { coverageWithPromises } from './coverage.ts';
import { ReadingCard } from './pages/answer-pages.tsx';
import { ClassCard } from './pages/class-card.tsx';
import { NotAskedList } from './pages/coverage-pages.tsx';
import { answersFor } from './store/answers.ts';
import { notAsked, notAskedByClass } from './store/coverage.ts';
import { type Db, occasionOfClass } from './store/occasions.ts';

/** As many names as fit on the first page; the class page has them all. */
const namesOnToday = 12;

/** For how many days an answer stands on the first page. */
const shownForDays = 14;

/** On Vandaag: what one may read, and whom nobody asked yet. */
export async function staffCards({ database, clock }: Ground, staff: Staff): Promise<Card[]> {
  const day = today(clock);
  const { answers, left, isOpen } = await database.inSchool(staff.school, async (db: Db) => {
    const classIds = (await classesOf(db, staff)).map(({ id }) => id);
    const left = await notAsked(db, staff, classIds, day, namesOnToday + 1);
    const byClass = left.length === 0 ? await notAskedByClass(db, staff.school, day) : undefined;
    return {
      answers: await answersFor(db, staff, addDays(day, -shownForDays)),
      left,
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
          <NotAskedList pupils={left.slice(0, namesOnToday)} more={left.length > namesOnToday} isOpen={isOpen} isToday />
        </section>
      ),
    },
  ];
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
