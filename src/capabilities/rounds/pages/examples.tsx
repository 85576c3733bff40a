import type { Example } from '../../../platform/capability.ts';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import type { Version } from '../../../platform/two-books/books.ts';
import type { RoundAsk } from '../asking.ts';
import { firstQuestions, shippedSets } from '../rules/shipped-sets.ts';
import { DraftPage } from './draft-page.tsx';
import { NoRoundPage, RoundPage, ThanksPage, thanksStates } from './family-pages.tsx';
import { PaperPage } from './paper-page.tsx';
import { GroupPage, type RoundHead, RoundPeoplePage } from './people-pages.tsx';
import { PutQuestionsPage } from './put-questions-page.tsx';
import { QuestionsPage } from './questions-page.tsx';
import { NamedPage, WordsPage } from './reading-pages.tsx';
import { RoundsPage } from './rounds-page.tsx';
import { TodayCard } from './today-card.tsx';
import { FromPaperPage, OwnAnswerPage, OwnThanksPage, ReviewPage, TogetherPage } from './with-pages.tsx';

const set = (id: string) => shippedSets.find((one) => one.id === id) as (typeof shippedSets)[number];

const ask = (kind: string, version: Version): RoundAsk => ({
  roundId: '4d0a3a52-7b0e-4d0f-8a69-2f27a4f2b004',
  kind,
  title: set(kind).title.nl,
  period: 'het eerste trimester',
  version,
  questions: firstQuestions(set(kind), version),
  readerName: 'An Peeters',
  closesOn: '2026-12-11',
  toldOn: '2026-12-18',
  answerId: '3c2b8b1e-5f0e-4f2c-9a53-0b6f6d3f0a11',
  ticket:
    'round.1d0a3a52-7b0e-4d0f-8a69-2f27a4f2b001.4d0a3a52-7b0e-4d0f-8a69-2f27a4f2b004.2d0a3a52-7b0e-4d0f-8a69-2f27a4f2b002.10-13.3d0a3a52-7b0e-4d0f-8a69-2f27a4f2b003.own-device.c2VhbGVkLWJ5LXRoZS1zY2hvb2wtYW5kLW5vYm9keS1lbHNl',
  school: '1d0a3a52-7b0e-4d0f-8a69-2f27a4f2b001',
  sealingKey: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
});

const putTo: [string, Version[]][] = [
  ['lookback', ['6-9', '10-13', '14-18', 'guardian']],
  ['distance-learning', ['6-9', '10-13', '14-18', 'guardian']],
  ['needs', ['6-9', '10-13', '14-18', 'guardian']],
];

const answerers = [
  { id: 'a0000000-0000-4000-8000-000000000002', name: 'An Peeters' },
  { id: 'a0000000-0000-4000-8000-000000000003', name: 'Samira El Amrani' },
];

const plan = {
  edition: 3,
  title: 'Terugblik',
  period: 'het eerste trimester',
  opensOn: '2026-11-27',
  closesOn: '2026-12-11',
  readerId: 'a0000000-0000-4000-8000-000000000002',
  substituteId: '',
};

const rounds = [
  { id: 'r1', title: 'Terugblik', period: 'het eerste trimester', state: 'open', day: '2026-12-11' },
  { id: 'r2', title: 'Wat heb je nodig?', period: 'de start van het schooljaar', state: 'closed', day: '2026-10-02' },
] as const;

const draft = (frame: Frame, refused?: 'opening.no-substitute' | 'draft.clash') => (
  <DraftPage
    frame={frame}
    id="r1"
    isOwn={false}
    plan={plan}
    answerers={answerers}
    parts={[
      { version: '6-9', count: 7 },
      { version: '10-13', count: 9 },
      { version: 'guardian', count: 10 },
      { version: 'staff', count: 0 },
    ]}
    refused={refused}
  />
);

const said = {
  choices: { 'lb.p.how': ['mixed'], 'lb.p.good': ['own_pace', 'friends'], 'lb.p.hard': ['alone', 'sleep'], 'lb.p.talk': ['yes'] },
  words: { 'lb.p.different': 'Meer uitleg bij wiskunde.', 'lb.p.meaning': 'Oma was ziek.' },
  attached: { 'lb.p.meaning': { sound: 'a3' }, 'lb.p.know': { drawing: 'a4' } },
};

const head = (state: 'open' | 'closed'): RoundHead => ({
  id: 'r1',
  title: 'Terugblik',
  period: 'het eerste trimester',
  state,
  day: '2026-12-11',
  readerName: 'An Peeters',
  substituteName: 'Samira El Amrani',
});

const people = (frame: Frame, state: 'open' | 'closed') => (
  <RoundPeoplePage
    frame={frame}
    round={head(state)}
    groups={[
      { of: 'c1', name: '5A', counts: { asked: 22, tookPart: 15, didNotWant: 1, notReached: 6 } },
      { of: 'c2', name: '6A', counts: { asked: 19, tookPart: 19, didNotWant: 0, notReached: 0 } },
      { of: 'guardians', name: 'Ouders', counts: { asked: 70, tookPart: 31, didNotWant: 2, notReached: 37 } },
      { of: 'staff', name: 'Personeel', counts: { asked: 14, tookPart: 9, didNotWant: 0, notReached: 5 } },
    ]}
    mayClose
    isReader
    isAsked
  />
);

export const examples: Example[] = [
  ...putTo.flatMap(([kind, versions]) =>
    versions.map(
      (version): Example => ({ name: `${kind}-${version}`, for: 'family', page: (frame) => <RoundPage frame={frame} ask={ask(kind, version)} canWait /> }),
    ),
  ),
  ...thanksStates.map(
    (state): Example => ({
      name: `thanks-${state}`,
      for: 'family',
      page: (frame) => (
        <ThanksPage
          frame={frame}
          thanks={{ reader: 'pupil', device: 'own', state, toldOn: '2026-12-18', closesOn: '2026-12-11', visit: { person: 'An Peeters', dueOn: '2026-12-03' } }}
        />
      ),
    }),
  ),
  { name: 'over', for: 'family', page: (frame) => <NoRoundPage frame={frame} reader="guardian" /> },
  { name: 'rounds', for: 'staff', page: (frame) => <RoundsPage frame={frame} rounds={[...rounds]} mayBegin present={['6-9', '10-13', 'guardian', 'staff']} /> },
  { name: 'draft', for: 'staff', page: (frame) => draft(frame) },
  { name: 'draft-refused', for: 'staff', page: (frame) => draft(frame, 'opening.no-substitute') },
  { name: 'draft-clash', for: 'staff', page: (frame) => draft(frame, 'draft.clash') },
  {
    name: 'questions',
    for: 'staff',
    page: (frame) => (
      <QuestionsPage
        frame={frame}
        roundId="r1"
        version="10-13"
        edition={3}
        candidates={set('lookback').questions['10-13'].map((question, place) => ({
          question,
          words: question.text.nl,
          isChosen: place < 9,
          slip: place === 1 ? 'Schrijf de woorden van de vraag.' : undefined,
          advice: [],
        }))}
        own={{ words: '', kind: 'choice', options: '' }}
      />
    ),
  },
  {
    name: 'put',
    for: 'staff',
    page: (frame) => (
      <PutQuestionsPage frame={frame} round={head('open')} parts={[{ version: '10-13', questions: firstQuestions(set('lookback'), '10-13') }]} mayTakeOut />
    ),
  },
  {
    name: 'today',
    for: 'staff',
    page: (frame) => (
      <StaffPage frame={frame} title="Vandaag">
        <h1>Vandaag</h1>
        <TodayCard rounds={[{ id: 'r1', title: 'Terugblik · het eerste trimester', open: { until: '2026-12-11', asked: 122, left: 37 }, named: 4 }]} />
      </StaffPage>
    ),
  },
  { name: 'people', for: 'staff', page: (frame) => people(frame, 'open') },
  { name: 'people-closed', for: 'staff', page: (frame) => people(frame, 'closed') },
  {
    name: 'group',
    for: 'staff',
    page: (frame) => (
      <GroupPage
        frame={frame}
        round={head('open')}
        of="c1"
        name="5A"
        isReader
        people={[
          { personId: 'p1', name: 'Amira El Khatib', standing: 'not-reached', way: null, note: 'al herinnerd' },
          { personId: 'p2', name: 'Ömer Yılmaz', standing: 'not-reached', way: null },
          { personId: 'p3', name: 'Zoë Peeters', standing: 'took-part', way: 'class-device' },
          { personId: 'p4', name: 'Noor De Smet', standing: 'did-not-want', way: null },
        ]}
      />
    ),
  },
  {
    name: 'paper',
    for: 'staff',
    page: (frame) => (
      <PaperPage
        frame={frame}
        round={{ id: 'r1', kind: 'lookback', title: 'Terugblik', period: 'het eerste trimester', readerName: 'An Peeters' }}
        of="c1"
        name="5A"
        slips={(['nl', 'ar'] as const).map((language) => ({
          givenName: 'Amira',
          language,
          version: '10-13',
          questions: firstQuestions(set('lookback'), '10-13'),
        }))}
      />
    ),
  },
  {
    name: 'from-paper',
    for: 'staff',
    page: (frame) => <FromPaperPage frame={frame} ask={ask('lookback', '10-13')} givenName="Amira" personId="p1" />,
  },
  {
    name: 'together',
    for: 'staff',
    page: (frame) => <TogetherPage frame={frame} ask={ask('lookback', 'guardian')} givenName="Fatima" personId="p1" language="ar" />,
  },
  {
    name: 'review',
    for: 'staff',
    page: (frame) => <ReviewPage frame={frame} ask={ask('lookback', '10-13')} givenName="Amira" personId="p1" language="nl" said={said} />,
  },
  { name: 'own-answer', for: 'staff', page: (frame) => <OwnAnswerPage frame={frame} ask={ask('distance-learning', 'staff')} /> },
  {
    name: 'own-thanks',
    for: 'staff',
    page: (frame) => <OwnThanksPage frame={frame} roundId="r1" sentence="Uw antwoord is aangekomen, zonder uw naam." />,
  },
  {
    name: 'named',
    for: 'staff',
    page: (frame) => (
      <NamedPage
        frame={frame}
        round={head('open')}
        people={[
          {
            name: 'Amira El Khatib',
            saidOn: '2026-11-24',
            answers: firstQuestions(set('lookback'), '10-13')
              .filter(({ isByName }) => isByName)
              .map((question) => ({ question, said })),
          },
        ]}
      />
    ),
  },
  {
    name: 'words',
    for: 'staff',
    page: (frame) => (
      <WordsPage
        frame={frame}
        round={head('closed')}
        questions={firstQuestions(set('lookback'), '10-13')
          .filter(({ kind, isByName }) => kind === 'words' && !isByName)
          .map((question, place) => ({
            question,
            said:
              place === 0
                ? [
                    ...['Meer uitleg bij wiskunde.', 'كنت وحدي', 'Dat de juf belde, was fijn.'].map((words) => ({ id: words, words })),
                    { id: 's', sound: 'a1' },
                    { id: 'd', drawing: 'a2' },
                  ]
                : [],
          }))}
      />
    ),
  },
];
