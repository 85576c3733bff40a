import type { Example } from '../../../platform/capability.ts';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { starters } from '../rules/starters.ts';
import { AnswersPage, QuestionDetail } from './answers-page.tsx';
import { ChoosePage, ContradictionPage, type StandingRule } from './choose-page.tsx';
import { DraftPage } from './draft-page.tsx';
import { changes, shown, words } from './example-agreement.ts';
import { PrintPage } from './print-page.tsx';
import { StaffListPage, TodayCard } from './staff-list-page.tsx';
import { StaffAgreementPage, type StaffVersion } from './staff-page.tsx';

const staffVersion: StaffVersion = {
  words,
  edition: 'e1',
  forWhom: 'Voor leerlingen en ouders van 3B en 4B.',
  when: 'Van 20 november 2026 tot en met 15 januari 2027.',
  contact: 'Vragen? An Peeters. Anders Tom Maes.',
  joinedInFives: 10,
  hasJoined: false,
};

const staffLine = (title: string) => ({
  id: 'a1',
  title,
  subject: 'Gsm en slimme toestellen',
  forWhom: 'Voor leerlingen en ouders.',
  from: '2026-09-01',
  until: '2027-01-15',
});

const rule = (title: string, forWhom: string): StandingRule => ({
  id: 'a1',
  title,
  forWhom,
  when: 'Van 20 november 2026 tot en met 15 januari 2027.',
  decided: words.decided,
  allowed: ['Bellen in het onthaal.'],
  notAllowed: ['Filmen van anderen.'],
});

const asked = {
  id: 'q1',
  agreementId: 'a1',
  names: ['Fatima', 'El Khatib'],
  kind: 'cant' as const,
  words: 'ابنتي ليس عندها هاتف. كيف تتصل بي؟',
  sound: { type: 'audio/wav', bytes: Uint8Array.of(0) },
};

const drafted = (frame: Frame, isAsked: boolean) => (
  <DraftPage
    frame={frame}
    agreementId="a1"
    subject="Gsm en slimme toestellen"
    edition="e1"
    form={{ ...words, why: '', groups: ['pupils'], classes: ['c1'], from: '2026-12-01', until: '2026-11-01', answerable: 'an', substitute: '' }}
    refusals={{ why: 'refused.why', until: 'refused.before-start', substitute: 'refused.somebody', decided: 'refused.too-long' }}
    classes={[{ id: 'c1', name: '3B' }]}
    staff={[{ id: 'an', name: 'An Peeters' }]}
    isChange
    isKept
    isAsked={isAsked}
    state="refused"
  />
);

export const staffExamples: Example[] = [
  {
    name: 'staff-list',
    for: 'staff',
    page: (frame) => (
      <StaffListPage
        frame={frame}
        drafts={[
          { ...staffLine('Huiswerk: zo doen we het'), isAsked: true, openDoubts: 1 },
          { ...staffLine(''), isAsked: false, openDoubts: 0 },
        ]}
        holding={[staffLine('Gsm op school'), staffLine('Ziek? Zo doen we het')]}
        coming={[staffLine('Uitstappen: iedereen gaat mee')]}
        over={[staffLine('Mondmaskers')]}
        mayWrite
        publicAddress="http://localhost:3000/agreements/de-bron"
      />
    ),
  },
  {
    name: 'choose',
    for: 'staff',
    page: (frame) => (
      <ChoosePage
        frame={frame}
        starters={[...starters]}
        own={['Fietsen']}
        known={new Map([['ill', [{ id: 'a2', title: 'Ziek? Zo doen we het' }]]])}
        slip="choose.empty"
      />
    ),
  },
  { name: 'draft', for: 'staff', page: (frame) => drafted(frame, false) },
  {
    name: 'proposal',
    for: 'staff',
    page: (frame) => (
      <StaffAgreementPage
        frame={frame}
        id="a1"
        subject="Gsm en slimme toestellen"
        draft={{
          ...staffVersion,
          isAsked: true,
          doubts: [
            { id: 'd1', versionId: 'v1', words: 'Wat met kinderen die bereikbaar moeten zijn?', answer: 'Zij vragen een afspraak. Dat staat er nu bij.' },
            { id: 'd2', versionId: 'v1', words: 'Geldt dit ook op uitstap?', answer: undefined },
          ],
        }}
        changes={changes}
        published={{ ...staffVersion, hasJoined: true, clear: 14 }}
        mayWrite
        mayShare
        publicAddress="/agreements/de-bron/gsm"
        slip="doubt.open"
      />
    ),
  },
  {
    name: 'contradiction',
    for: 'staff',
    page: (frame) => (
      <ContradictionPage
        frame={frame}
        agreementId="a1"
        draft={rule('Gsm: nooit', 'Voor leerlingen van 3B.')}
        others={[rule('Gsm op school', 'Voor leerlingen en ouders.')]}
      />
    ),
  },
  {
    name: 'answers',
    for: 'staff',
    page: (frame) => (
      <AnswersPage
        frame={frame}
        id="a1"
        title="Gsm op school"
        shared={[{ id: 's1', question: 'Hoe bereik ik mijn kind overdag?', answer: 'Bel het onthaal.' }]}
        asked={asked}
        typed={{ question: 'Fatima vraagt', answer: '' }}
        slip="share.name"
      />
    ),
  },
  {
    name: 'question-of-a-promise',
    for: 'staff',
    page: (frame) => (
      <StaffPage frame={frame} title="Vandaag">
        <h1>Vandaag</h1>
        <QuestionDetail question={asked} title="Gsm op school" />
        <TodayCard
          toRead={[{ id: 'a1', title: 'Huiswerk', askedOn: '2026-11-23' }]}
          doubts={[{ id: 'a1', title: 'Huiswerk', count: 1 }]}
          ending={[{ id: 'a2', title: 'Ziek? Zo doen we het', until: '2026-12-18' }]}
        />
      </StaffPage>
    ),
  },
  {
    name: 'print',
    for: 'staff',
    page: (frame) => (
      <PrintPage
        frame={frame}
        sheets={(['nl', 'ar'] as const).map((language) => ({ language, agreement: shown(language) }))}
        address="https://school.example/agreements/de-bron/gsm"
      />
    ),
  },
];
