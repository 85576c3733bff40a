import type { Example } from '../../../platform/capability.ts';
import { FamilyPage, StaffPage } from '../../../platform/pages/page.tsx';
import type { Language } from '../../../platform/texts/words.ts';
import type { Version } from '../rules/questions.ts';
import type { NotAsked } from '../store/coverage.ts';
import { AnswerPage, ReadingCard } from './answer-pages.tsx';
import type { AskProps } from './ask-form.tsx';
import { PaperPage, TalkPage } from './asking-pages.tsx';
import { ClassCard } from './class-card.tsx';
import { CoveragePage, type CoverageWithPromises, NotAskedList } from './coverage-pages.tsx';
import { AskPage, NoQuestionPage, ReadingsCard, ThanksPage } from './family-pages.tsx';
import { RhythmPage } from './rhythm-page.tsx';
import { StoppedList } from './stopped.tsx';

const ask = (version: Version, language: Language): AskProps => ({
  language,
  version,
  givenName: version === 'guardian' ? 'Fatima' : 'Zoë',
  answerId: '3c2b8b1e-5f0e-4f2c-9a53-0b6f6d3f0a11',
  ticket:
    '1d0a3a52-7b0e-4d0f-8a69-2f27a4f2b001.2d0a3a52-7b0e-4d0f-8a69-2f27a4f2b002.3d0a3a52-7b0e-4d0f-8a69-2f27a4f2b003.4d0a3a52-7b0e-4d0f-8a69-2f27a4f2b004.10-13.own-device.c2VhbGVkLWJ5LXRoZS1zY2hvb2wtYW5kLW5vYm9keS1lbHNl',
  school: '1d0a3a52-7b0e-4d0f-8a69-2f27a4f2b001',
  sealingKey: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
  readerName: 'An Peeters',
  teacherNames: 'Bart Claes',
  people: [
    { id: 'a0000000-0000-4000-8000-000000000001', name: 'Bart Claes', about: 'Mijn juf, meester of klasleerkracht · ambtsgeheim', icon: 'person' },
    { id: 'a0000000-0000-4000-8000-000000000002', name: 'An Peeters', about: 'De zorgleerkracht of leerlingenbegeleider · ambtsgeheim', icon: 'support' },
    { id: 'a0000000-0000-4000-8000-000000000003', name: 'Samira El Amrani', about: 'De brugfiguur · ambtsgeheim', icon: 'bridge' },
    { id: 'a0000000-0000-4000-8000-000000000004', name: 'Tom Maes', about: 'Iemand van het CLB · beroepsgeheim', icon: 'support' },
  ],
});

const keysOf = ({ ticket, school, sealingKey }: AskProps) => ({ ticket, school, sealingKey });

const schoolClass = { id: 'a0000000-0000-4000-8000-000000000005', name: '5A' };

const pupils = [
  { id: 'p1', givenName: 'Amira', familyName: 'El Khatib' },
  { id: 'p2', givenName: 'Ömer', familyName: 'Yılmaz' },
];

const notAsked: NotAsked[] = pupils.map(({ id, ...name }, n) => ({
  personId: id,
  ...name,
  classId: schoolClass.id,
  className: '5A',
  plannedBy: n === 0 ? 'Bart Claes' : null,
  plannedOn: n === 0 ? '2026-11-25' : null,
}));

const coverage: CoverageWithPromises[] = [2, 4, 12].map((weeks) => ({
  weeks,
  pupils: 20,
  asked: 16,
  answered: 12,
  promises: { due: weeks - 2, kept: 0, waiting: weeks > 2 ? 1 : 0 },
}));

const promise = { person: 'An Peeters', dueOn: '2026-11-24' };

export const examples: Example[] = [
  ...(['6-9', '10-13', '14-18', 'guardian'] as const).map(
    (version): Example => ({ name: `ask-${version}`, for: 'family', page: (frame) => <AskPage frame={frame} ask={ask(version, frame.language)} /> }),
  ),
  {
    name: 'readings',
    for: 'family',
    page: (frame) => (
      <FamilyPage frame={frame} signedIn>
        <h1>Vaste Grond</h1>
        <ReadingsCard language={frame.language} version="10-13" readings={[{ by: 'An Peeters', on: '2026-11-20' }]} />
      </FamilyPage>
    ),
  },
  {
    name: 'coverage',
    for: 'staff',
    page: (frame) => (
      <CoveragePage
        frame={frame}
        whole={coverage}
        classes={[
          { ...schoolClass, left: 4 },
          { id: 'c2', name: '6A', left: null },
        ]}
      />
    ),
  },
  {
    name: 'class',
    for: 'staff',
    page: (frame) => (
      <StaffPage frame={frame} title="5A">
        <h1>5A</h1>
        <ClassCard
          schoolClass={schoolClass}
          open={{ from: '2026-11-17', until: '2026-11-30', reader: 'Bart Claes', substitute: 'An Peeters' }}
          coverage={coverage}
          notAsked={notAsked}
        />
      </StaffPage>
    ),
  },
  {
    name: 'class-shut',
    for: 'staff',
    page: (frame) => (
      <StaffPage frame={frame} title="5A">
        <h1>5A</h1>
        <ClassCard schoolClass={schoolClass} open={undefined} coverage={coverage} notAsked={[]} />
      </StaffPage>
    ),
  },
  {
    name: 'today',
    for: 'staff',
    page: (frame) => (
      <StaffPage frame={frame} title="Vandaag">
        <h1>Vandaag</h1>
        <ReadingCard answers={[{ id: 'a1', name: 'Zoë Peeters', saidOn: '2026-11-20', isRead: false }]} />
        <StoppedList stopped={[{ of: 'c2', name: '6A' }]} />
        <NotAskedList pupils={notAsked} more isToday />
      </StaffPage>
    ),
  },
  {
    name: 'answer',
    for: 'staff',
    page: (frame) => (
      <AnswerPage
        frame={frame}
        name="Zoë"
        saidOn="2026-11-20"
        version="10-13"
        said={{ mood: 'not_good', talk: 'week', who: 'an', about: ['friends'], more: 'Ik zit soms alleen.' }}
        teachersToo={false}
        aside={[{ more: 'Iets anders' }]}
        names={new Map([['an', 'An Peeters']])}
      />
    ),
  },
  {
    name: 'rhythm',
    for: 'staff',
    page: (frame) => (
      <RhythmPage
        frame={frame}
        of={schoolClass.id}
        name="5A"
        rhythm={{ everyWeeks: 2, weekday: 'tuesday', readerId: 'an', substituteId: 'an', isPaused: false }}
        answerers={[{ id: 'an', name: 'An Peeters' }]}
        refused="opening.same-person"
        isOpen={false}
      />
    ),
  },
  {
    name: 'talk',
    for: 'staff',
    page: (frame) => (
      <TalkPage frame={frame} schoolClass={schoolClass} pupils={pupils} {...keysOf(ask('10-13', 'nl'))} talkId="t1" slip saved="Amira" isOpen={false} />
    ),
  },
  {
    name: 'paper',
    for: 'staff',
    page: (frame) => (
      <PaperPage
        frame={frame}
        schoolClass={schoolClass}
        pupils={pupils}
        version="10-13"
        answererNames={['An Peeters', 'Tom Maes']}
        readerName="Bart Claes"
        saved={2}
      />
    ),
  },
  { name: 'closed', for: 'family', page: (frame) => <NoQuestionPage frame={frame} version="10-13" none={{ why: 'closed', until: '2026-11-30' }} /> },
  { name: 'done', for: 'family', page: (frame) => <NoQuestionPage frame={frame} version="guardian" none={{ why: 'done' }} /> },
  {
    name: 'thanks-talk',
    for: 'family',
    page: (frame) => <ThanksPage frame={frame} thanks={{ version: '10-13', device: 'own', state: 'talk', promise, place: 'lokaal 12' }} />,
  },
  {
    name: 'thanks-only-talk',
    for: 'family',
    page: (frame) => <ThanksPage frame={frame} thanks={{ version: '10-13', device: 'own', state: 'only-talk', promise, place: 'lokaal 12' }} />,
  },
  {
    name: 'thanks-kept',
    for: 'family',
    page: (frame) => <ThanksPage frame={frame} thanks={{ version: 'guardian', device: 'shared', state: 'kept', reader: 'An Peeters', place: 'lokaal 12' }} />,
  },
  {
    name: 'thanks-class-device',
    for: 'family',
    page: (frame) => <ThanksPage frame={{ ...frame, device: 'class' }} thanks={{ version: '6-9', device: 'class', state: 'not-kept', place: 'lokaal 12' }} />,
  },
];
