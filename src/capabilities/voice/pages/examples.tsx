import type { Example } from '../../../platform/capability.ts';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import type { Version } from '../../../platform/two-books/books.ts';
import { audienceOf } from '../../../platform/two-books/books.ts';
import type { VoiceAsk } from '../asking.ts';
import type { Lists } from '../rules/lists.ts';
import { firstStatements, shippedStatements } from '../rules/shipped-statements.ts';
import { mostAtOneSitting, type Statement } from '../rules/statements.ts';
import { FamilyResultsPage, OverPage, OwnFullPage, SaidPage, SittingPage, ThanksPage, thanksStates } from './family-pages.tsx';
import { OwnPage } from './own-page.tsx';
import { PaperPage } from './paper-page.tsx';
import { DraftPage, VoicePage } from './planning-pages.tsx';
import { RoomPage } from './room-page.tsx';
import { GroupPage, type RoundHead, RoundPage } from './round-pages.tsx';
import { StaffResultsPage } from './staff-results-page.tsx';
import { PutStatementsPage, StatementsPage } from './statements-page.tsx';
import { TodayCard } from './today-card.tsx';
import { FromPaperPage, OwnAnswerPage, OwnThanksPage, OwnTooMuchPage, TogetherPage } from './with-pages.tsx';

const roundId = '4d0a3a52-7b0e-4d0f-8a69-2f27a4f2b004';

const idOf = (place: number): string => `5d0a3a52-7b0e-4d0f-8a69-2f27a4f2b${String(place).padStart(3, '0')}`;

const statements: Statement[] = shippedStatements
  .filter(({ id, audience }) => firstStatements(audience).includes(id))
  .map(({ id, audience, words }, place) => ({ id: idOf(place), audiences: [audience], words, shippedAs: id, place, putOn: '2026-11-27', takenOutOn: null }));

const putTo = (version: Version): Statement[] =>
  statements.filter(({ audiences }) => audiences.includes(audienceOf(version))).slice(0, mostAtOneSitting(version, 12));

const ask = (version: Version, own = true): VoiceAsk => ({
  roundId,
  title: 'Wat vinden wij?',
  version,
  statements: putTo(version),
  readerName: 'An Peeters',
  closesOn: '2027-01-29',
  toldOn: '2027-02-05',
  readBy: '2026-12-04',
  ownLeft: 3,
  answerId: '3c2b8b1e-5f0e-4f2c-9a53-0b6f6d3f0a11',
  ticket: `voice.1d0a3a52-7b0e-4d0f-8a69-2f27a4f2b001.${roundId}.2d0a3a52-7b0e-4d0f-8a69-2f27a4f2b002.${version}.own-device.nl.2026-11-27..c2VhbGVkLWJ5LXRoZS1zY2hvb2wtYW5kLW5vYm9keS1lbHNl`,
  school: '1d0a3a52-7b0e-4d0f-8a69-2f27a4f2b001',
  sealingKey: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
  here: own ? 'c2VjcmV0LW9mLXRoaXMtZGV2aWNlLWFuZC1uby1vdGhlcg' : undefined,
});

const guardians = putTo('guardian');
const words = new Map(statements.map((one) => [one.id, one.words]));
const guardian = (place: number): string => guardians[place]?.id ?? '';

const lists: Lists = {
  isTooFew: false,
  shared: [
    { id: guardian(0), side: 'agree' },
    { id: guardian(3), side: 'disagree' },
  ],
  differs: [
    {
      id: guardian(1),
      views: [
        { who: 'role:pupils', side: 'agree' },
        { who: 'role:guardians', side: 'disagree' },
        { who: 'language:other', side: 'divided', isEarlier: true },
        { who: 'way:room', side: 'agree' },
        { who: 'group:A', side: 'agree' },
        { who: 'group:B', side: 'disagree' },
      ],
    },
  ],
  unknown: [
    { id: guardian(2), why: 'few' },
    { id: guardian(4), why: 'not-clear' },
    { id: guardian(5), why: 'not-heard' },
    { id: guardian(6), why: 'shown-before' },
  ],
  pictures: [
    {
      audiences: ['guardians'],
      parts: [
        { of: 'language:dutch', x: 0.3, y: 0.9 },
        { of: 'language:other', x: 0.2, y: -1 },
        { of: 'group:A', x: 0.5, y: 0.4 },
      ],
      statements: [0, 1, 2, 3, 4].map((place) => ({ of: guardian(place), x: (place - 2) / 2.5, y: place === 2 ? 0.9 : -0.3 })),
    },
  ],
};

const head = (state: RoundHead['state']): RoundHead => ({
  id: roundId,
  title: 'Wat vinden wij?',
  state,
  day: '2027-01-29',
  readerName: 'An Peeters',
  substituteName: 'Samira El Amrani',
});

const answerers = [
  { id: 'a0000000-0000-4000-8000-000000000002', name: 'An Peeters' },
  { id: 'a0000000-0000-4000-8000-000000000003', name: 'Samira El Amrani' },
];

const plan = {
  edition: 1,
  title: 'Wat vinden wij?',
  audiences: ['pupils', 'guardians'] as const,
  opensOn: '2026-11-27',
  closesOn: '2027-01-29',
  readerId: 'a0000000-0000-4000-8000-000000000002',
  substituteId: '',
  sitting: 12 as const,
};

const groups = [
  { of: 'c1', name: '5A', counts: { asked: 20, tookPart: 12, didNotWant: 1, notReached: 7 } },
  { of: 'guardians', name: 'Ouders', counts: { asked: 31, tookPart: 14, didNotWant: 0, notReached: 17 } },
];

const people = [
  { personId: 'p1', name: 'Amira El Khatib', standing: 'not-reached', way: null },
  { personId: 'p2', name: 'Chloé Dubois', standing: 'took-part', way: 'class-device' },
  { personId: 'p3', name: 'Ömer Yılmaz', standing: 'did-not-want', way: null },
] as const;

const waiting = [
  {
    id: idOf(900),
    audience: 'guardians',
    language: 'ar',
    words: 'أودّ أن تبدأ المدرسة في وقت لاحق.',
    hasSound: true,
    dueOn: '2026-12-04',
    remarks: [],
  },
  {
    id: idOf(901),
    audience: 'pupils',
    language: 'nl',
    words: 'Meester Bart is dom.',
    hasSound: false,
    dueOn: '2026-12-04',
    remarks: [
      { kind: 'harm', words: 'dom' },
      { kind: 'name', words: 'Bart' },
    ],
  },
] as const;

const family: Example[] = [
  ...(['6-9', '10-13', '14-18', 'guardian'] as const).map(
    (version): Example => ({ name: `sitting-${version}`, for: 'family', page: (frame) => <SittingPage frame={frame} ask={ask(version)} /> }),
  ),
  { name: 'sitting-nothing-left', for: 'family', page: (frame) => <SittingPage frame={frame} ask={{ ...ask('guardian', false), statements: [] }} /> },
  { name: 'sitting-own-full', for: 'family', page: (frame) => <SittingPage frame={frame} ask={{ ...ask('guardian', false), statements: [], ownLeft: 0 }} /> },
  { name: 'own-full', for: 'family', page: (frame) => <OwnFullPage frame={frame} reader="guardian" roundId={roundId} words="De poort mag vroeger open." /> },
  { name: 'over', for: 'family', page: (frame) => <OverPage frame={frame} reader="guardian" /> },
  ...thanksStates.map(
    (state): Example => ({
      name: `thanks-${state}`,
      for: 'family',
      page: (frame) => (
        <ThanksPage
          frame={{ ...frame, device: state === 'own' ? 'class' : 'own' }}
          thanks={{
            roundId,
            reader: 'guardian',
            device: state === 'own' ? 'class' : 'own',
            state,
            closesOn: '2027-01-29',
            toldOn: '2027-02-05',
            hasMore: true,
          }}
        />
      ),
    }),
  ),
  {
    name: 'said',
    for: 'family',
    page: (frame) => (
      <SaidPage
        frame={frame}
        reader="guardian"
        roundId={roundId}
        readerName="An Peeters"
        said={guardians.slice(0, 3).map((one) => ({ words: one.words, choice: 'agree' }))}
        own={[
          { words: 'De soep is te heet.', state: 'too-much' },
          { words: 'De poort mag vroeger open.', state: 'waiting', reason: 'elsewhere', dueOn: '2026-12-04' },
          { words: '', state: 'taken', reason: 'elsewhere', dueOn: '2026-12-04' },
          { words: 'Meester Bart is streng.', state: 'not-taken', reason: 'name', dueOn: '2026-12-04' },
        ]}
        isOpen
      />
    ),
  },
  {
    name: 'results',
    for: 'family',
    page: (frame) => <FamilyResultsPage frame={frame} reader="guardian" title="Wat vinden wij?" lists={lists} words={words} />,
  },
  {
    name: 'results-too-few',
    for: 'family',
    page: (frame) => <FamilyResultsPage frame={frame} reader="pupil" title="Wat vinden wij?" lists={{ ...lists, isTooFew: true }} words={words} />,
  },
];

const together = (frame: Frame) => ({ frame, givenName: 'Fatima', personId: 'p9' });

const staff: Example[] = [
  { name: 'today', for: 'staff', page: (frame) => <Card frame={frame} /> },
  {
    name: 'rounds',
    for: 'staff',
    page: (frame) => <VoicePage frame={frame} rounds={[{ id: 'r1', title: 'Wat vinden wij?', state: 'open', day: '2027-01-29' }]} mayBegin />,
  },
  {
    name: 'draft',
    for: 'staff',
    page: (frame) => (
      <DraftPage frame={frame} id={roundId} plan={plan} answerers={answerers} counts={[{ audience: 'guardians', count: 12 }]} refused="opening.no-substitute" />
    ),
  },
  {
    name: 'statements',
    for: 'staff',
    page: (frame) => (
      <StatementsPage
        frame={frame}
        roundId={roundId}
        title="Wat vinden wij?"
        asked={['pupils', 'guardians']}
        statements={guardians.slice(0, 2).map((statement, place) => ({
          statement,
          words: statement.words.nl,
          isKept: place === 0,
          slip: place === 1 ? 'Schrijf een zin.' : undefined,
          advice: place === 0 ? ['“participatief” is een lang woord. Kan het korter?'] : [],
        }))}
        candidates={shippedStatements.slice(0, 4)}
        own={{ words: '', audiences: ['guardians'] }}
      />
    ),
  },
  {
    name: 'statements-put',
    for: 'staff',
    page: (frame) => (
      <PutStatementsPage
        frame={frame}
        roundId={roundId}
        title="Wat vinden wij?"
        asked={['pupils', 'guardians']}
        statements={guardians.map((one, place) => (place === 1 ? { ...one, takenOutOn: '2026-12-01' } : one))}
        own={{ words: '', audiences: [] }}
        mayChange
      />
    ),
  },
  {
    name: 'round',
    for: 'staff',
    page: (frame) => <RoundPage frame={frame} round={head('open')} groups={groups} mayClose waiting={2} isAsked done="strip-differs" />,
  },
  { name: 'round-closed', for: 'staff', page: (frame) => <RoundPage frame={frame} round={head('closed')} groups={groups} mayClose isAsked={false} /> },
  { name: 'group', for: 'staff', page: (frame) => <GroupPage frame={frame} round={head('open')} of="c1" name="5A" people={[...people]} isReader /> },
  {
    name: 'paper',
    for: 'staff',
    page: (frame) => (
      <PaperPage
        frame={frame}
        round={{ id: roundId, title: 'Wat vinden wij?', readerName: 'An Peeters' }}
        of="guardians"
        name="Ouders"
        strips={(['nl', 'ar'] as const).map((language) => ({ givenName: 'Fatima', language, version: 'guardian', number: 1, statements: guardians }))}
      />
    ),
  },
  {
    name: 'from-paper',
    for: 'staff',
    page: (frame) => <FromPaperPage {...together(frame)} ask={ask('guardian', false)} strip={1} strips={2} />,
  },
  { name: 'together', for: 'staff', page: (frame) => <TogetherPage {...together(frame)} ask={ask('guardian', false)} language="ar" /> },
  { name: 'own-answer', for: 'staff', page: (frame) => <OwnAnswerPage frame={frame} ask={ask('staff', false)} /> },
  { name: 'own-too-much', for: 'staff', page: (frame) => <OwnTooMuchPage frame={frame} to={`/staff/voice/${roundId}`} words="De poort mag vroeger open." /> },
  { name: 'own-thanks', for: 'staff', page: (frame) => <OwnThanksPage frame={frame} roundId={roundId} /> },
  {
    name: 'own',
    for: 'staff',
    page: (frame) => (
      <OwnPage
        frame={frame}
        round={{ id: roundId, title: 'Wat vinden wij?', audiences: ['pupils', 'guardians'] }}
        waiting={waiting.map((line) => ({ ...line, remarks: [...line.remarks] }))}
        readCount={3}
        slip={{ id: idOf(901), words: '', says: 'Schrijf een zin.' }}
      />
    ),
  },
  {
    name: 'room',
    for: 'staff',
    page: (frame) => (
      <RoomPage
        frame={frame}
        round={{ id: roundId, title: 'Wat vinden wij?', audiences: ['pupils', 'guardians'] }}
        sessionId={idOf(800)}
        audience="guardians"
        statements={guardians.slice(0, 3)}
        typed={(field) => (field === 'present' ? '14' : '')}
        refused={{ refused: 'room.more-hands', statementId: guardian(1) }}
        before={[{ audience: 'pupils', present: 18 }]}
      />
    ),
  },
  {
    name: 'staff-results',
    for: 'staff',
    page: (frame) => <StaffResultsPage frame={frame} roundId={roundId} title="Wat vinden wij?" publishedOn="2027-02-01" lists={lists} words={words} />,
  },
  {
    name: 'staff-results-no-groups',
    for: 'staff',
    page: (frame) => (
      <StaffResultsPage frame={frame} roundId={roundId} title="Wat vinden wij?" publishedOn="2027-02-01" lists={{ ...lists, pictures: [] }} words={words} />
    ),
  },
];

const Card = ({ frame }: { frame: Frame }) => (
  <StaffPage frame={frame} title="Vandaag">
    <h1>Vandaag</h1>
    <TodayCard waiting={[{ roundId, title: 'Wat vinden wij?', count: 2, dueOn: '2026-12-04' }]} />
  </StaffPage>
);

/** Pages with made-up people. */
export const examples: Example[] = [...family, ...staff];
