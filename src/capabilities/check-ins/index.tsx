import { Hono } from 'hono';
import type { Capability, Card } from '../../platform/capability.ts';
import type { Ground } from '../../platform/ground.ts';
import type { Frame } from '../../platform/pages/page.tsx';
import { today } from '../../platform/time/clock.ts';
import { addDays } from '../../platform/time/school-days.ts';
import type { CardHolder, Env } from '../../platform/web/guards.ts';
import { askingFor } from './asking.ts';
import { lettersIn } from './letters.ts';
import tables from './migrations/2026-11-22-3-check-ins.sql';
import answersForTeachers from './migrations/2026-11-24-1-answers-for-teachers.sql';
import { openWhatIsDue } from './opening.ts';
import { AskForm } from './pages/ask-form.tsx';
import { paperStyle } from './pages/asking-pages.tsx';
import { examples } from './pages/examples.tsx';
import { askStyle, NoQuestionCard, ReadingsCard } from './pages/family-pages.tsx';
import { personalData } from './personal-data.ts';
import { wordsBeneath } from './reading.tsx';
import { familyRoutes } from './routes/family-routes.tsx';
import { rhythmRoutes } from './routes/rhythm-routes.tsx';
import { staffRoutes } from './routes/staff-routes.tsx';
import { classCards, staffCards } from './staff-cards.tsx';
import { readingsOf } from './store/answers.ts';
import type { Db } from './store/occasions.ts';
import { staffWords as t } from './texts/staff.ts';

export const checkIns: Capability = {
  name: 'check-ins',
  migrations: { '2026-11-22-3-check-ins': tables, '2026-11-24-1-answers-for-teachers': answersForTeachers },
  routes: (ground) => new Hono<Env>().route('/', familyRoutes(ground)).route('/', staffRoutes(ground)).route('/', rhythmRoutes(ground)),
  letters: lettersIn,
  examples,
  personalData,
  styles: [askStyle, paperStyle],
  cards: { pupil: cardsFor, guardian: cardsFor, staff: staffCards, schoolClass: classCards },
  jobs: [{ name: 'check-ins.open', fromMinute: 6 * 60, run: openWhatIsDue }],
  promiseKinds: { 'check-ins.talk': { title: t('talk.title'), detail: wordsBeneath } },
  navigation: [{ to: '/staff/coverage', text: t('nav.coverage') }],
};

// For the demo school, the measurements and the tests, which put answers in as people would.
export { writeAnswerTicket } from './asking.ts';
export { answerDesk, type Incoming } from './desk.ts';
export { lastDayOf } from './rules/opening.ts';
export { type Db as CheckInDb, openOccasion, setRhythm } from './store/occasions.ts';

/** The question itself stands on the first page: a card, a tap, and it is asked. */
async function cardsFor(ground: Ground, person: CardHolder, frame: Frame): Promise<Card[]> {
  const asking = await askingFor(ground, person);
  const readings = await ground.database.inSchool(person.school, (db: Db) => readingsOf(db, person, addDays(today(ground.clock), -14)));
  const { language } = frame;
  const { version } = asking;
  const readCard: Card[] = readings.length > 0 ? [{ place: 2, content: <ReadingsCard language={language} version={version} readings={readings} /> }] : [];
  if ('none' in asking || asking.isAnswered) {
    const none = 'none' in asking ? asking.none : ({ why: 'done' } as const);
    return [
      {
        place: 3,
        content: (
          <section class="card">
            <NoQuestionCard language={language} version={version} none={none} />
          </section>
        ),
      },
      ...readCard,
    ];
  }
  return [{ place: 3, content: <AskForm {...asking.ask} language={language} />, style: askStyle, hasTitle: true, hasSteps: true }, ...readCard];
}
