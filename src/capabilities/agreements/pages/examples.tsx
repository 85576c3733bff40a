import type { Example } from '../../../platform/capability.ts';
import { FamilyPage, type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import type { Language } from '../../../platform/texts/words.ts';
import { type OwnPartShown, type OwnTextShown, ownTextId } from '../../languages/index.tsx';
import type { AgreementLine, AgreementShown } from '../reading.ts';
import { differenceOf } from '../rules/difference.ts';
import { starters } from '../rules/starters.ts';
import { type AgreementWords, type FamilyField, familyFields } from '../rules/words.ts';
import { AgreementPage } from './agreement-page.tsx';
import { AnswersPage, QuestionDetail } from './answers-page.tsx';
import { ChoosePage, ContradictionPage, type StandingRule } from './choose-page.tsx';
import { DraftPage } from './draft-page.tsx';
import { HistoryPage } from './history-page.tsx';
import { AgreementsCard, ListPage } from './list-page.tsx';
import { PrintPage } from './print-page.tsx';
import { AskedPage, QuestionPage } from './question-page.tsx';
import { StaffListPage, TodayCard } from './staff-list-page.tsx';
import { StaffAgreementPage, type StaffVersion } from './staff-page.tsx';

const words = starters.find(({ id }) => id === 'phone')?.words as AgreementWords;
const ill = starters.find(({ id }) => id === 'ill')?.words as AgreementWords;

/** A few parts as somebody translated and checked them. */
const inArabic: Partial<Record<FamilyField, string>> = {
  title: 'الهاتف في المدرسة',
  decided: 'في الدرس لا نستعمل الهاتف. هذا في كل فلاندرز.',
  allowed: 'استعمال الهاتف في الاستراحة.\nالاتصال بالبيت من الاستقبال عند الحاجة.',
  why: 'هكذا ينتبه الجميع ولا يُصوَّر أحد رغمًا عنه.',
};

function textOf(agreement: AgreementWords, language: Language, translated: Partial<Record<string, string>> = {}): OwnTextShown {
  const parts: Record<string, OwnPartShown> = {};
  for (const field of familyFields) {
    const dutch = agreement[field];
    const own = language === 'ar' ? translated[field] : undefined;
    if (dutch) parts[field] = own ? { dutch, text: own, language, state: 'checked' } : { dutch, text: dutch, language: 'nl', state: 'dutch' };
  }
  return { id: ownTextId('a0000000-0000-4000-8000-000000000021'), language, parts, voices: [] };
}

const answerText = (language: Language): OwnTextShown => ({
  id: ownTextId('a0000000-0000-4000-8000-000000000022'),
  language,
  parts: {
    question: { dutch: 'Hoe bereik ik mijn kind overdag?', text: 'Hoe bereik ik mijn kind overdag?', language: 'nl', state: 'dutch' },
    answer: { dutch: 'Bel het onthaal. Wij halen uw kind.', text: 'Bel het onthaal. Wij halen uw kind.', language: 'nl', state: 'dutch' },
  },
  voices: [],
});

const changed = 'In de pauze mag het nu wel. 62 leerlingen vroegen dat.';

const shown = (language: Language): AgreementShown => ({
  name: 'gsm',
  text: textOf(
    { ...words, whatChanged: changed, forChildren: 'Je gsm zit in je tas als we les hebben. Naar huis bellen mag in het onthaal.' },
    language,
    inArabic,
  ),
  publishedOn: '2026-11-20',
  isNew: true,
  startsOn: undefined,
  overSince: undefined,
  coming: undefined,
  isChanged: true,
  version: { id: 'a0000000-0000-4000-8000-000000000024', from: '2026-11-20', until: '2027-01-15' } as AgreementShown['version'],
  groups: ['pupils', 'guardians'],
  classes: ['3B', '4B'],
  person: { name: 'An Peeters', place: 'lokaal 12, elke dag van 8 tot 16 uur' },
  substitute: 'Tom Maes',
  answers: [answerText(language)],
});

const lines = (language: Language): AgreementLine[] => [
  { name: 'gsm', text: textOf(words, language, inArabic), publishedOn: '2026-11-20', isNew: true, startsOn: undefined },
  { name: 'ziek', text: textOf(ill, language), publishedOn: '2026-09-01', isNew: false, startsOn: undefined },
  { name: 'huiswerk', text: textOf({ ...ill, title: 'Huiswerk: zo doen we het' }, language), publishedOn: '2026-11-18', isNew: true, startsOn: '2027-01-11' },
];

const staffVersion: StaffVersion = {
  words,
  edition: 'e1',
  forWhom: 'Voor leerlingen en ouders van 3B en 4B.',
  when: 'Van 20 november 2026 tot en met 15 januari 2027.',
  contact: 'Vragen? An Peeters. Anders Tom Maes.',
  joinedInFives: 10,
  hasJoined: false,
};

const changes = [
  { field: 'decided' as const, pieces: differenceOf('Je gsm blijft de hele dag in je tas.', 'In de les blijft je gsm in je tas.') },
  { field: 'notAllowed' as const, pieces: differenceOf('', 'Filmen of foto’s maken van anderen.') },
];

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

/** As long as what a school makes. */
const sealing = {
  ticket: `agreement-question.${'a0000000-0000-4000-8000-000000000025.'.repeat(3)}${'x'.repeat(43)}`,
  school: 'a0000000-0000-4000-8000-000000000025',
  key: 'x'.repeat(87),
};

const family: Example[] = [
  ...(['pupil', 'guardian'] as const).map(
    (reader): Example => ({
      name: `agreement-${reader}`,
      for: 'family',
      page: (frame) => (
        <AgreementPage frame={frame} reader={reader} school="de-bron" agreement={shown(frame.language)} known={{ foundClear: reader === 'pupil' }} />
      ),
    }),
  ),
  {
    name: 'agreement-to-anybody',
    for: 'family',
    page: (frame) => (
      <AgreementPage
        frame={frame}
        reader="guardian"
        school="de-bron"
        agreement={{ ...shown(frame.language), isNew: false, coming: { text: textOf({ ...words, whatChanged: changed }, frame.language), from: '2027-01-11' } }}
      />
    ),
  },
  {
    name: 'agreement-over',
    for: 'family',
    page: (frame) => (
      <AgreementPage frame={frame} reader="guardian" school="de-bron" agreement={{ ...shown(frame.language), answers: [], overSince: '2027-01-16' }} />
    ),
  },
  {
    name: 'agreements',
    for: 'family',
    page: (frame) => <ListPage frame={frame} reader="guardian" school="de-bron" lines={lines(frame.language)} isKnown />,
  },
  { name: 'agreements-none', for: 'family', page: (frame) => <ListPage frame={frame} reader="pupil" school="de-bron" lines={[]} isKnown={false} /> },
  {
    name: 'history',
    for: 'family',
    page: (frame) => (
      <HistoryPage
        frame={frame}
        reader="guardian"
        school="de-bron"
        name="gsm"
        changes={[
          { since: '2026-11-20', text: textOf({ ...words, whatChanged: changed }, frame.language, inArabic), fields: changes },
          { since: '2026-09-01', text: textOf(words, frame.language), fields: undefined },
        ]}
      />
    ),
  },
  {
    name: 'question',
    for: 'family',
    page: (frame) => (
      <QuestionPage
        frame={frame}
        reader="guardian"
        agreement={shown(frame.language)}
        id="a0000000-0000-4000-8000-000000000023"
        sealing={sealing}
        slip="ask.empty"
      />
    ),
  },
  {
    name: 'question-pupil',
    for: 'family',
    page: (frame) => (
      <QuestionPage frame={frame} reader="pupil" agreement={shown(frame.language)} id="a0000000-0000-4000-8000-000000000023" sealing={sealing} />
    ),
  },
  {
    name: 'asked',
    for: 'family',
    page: (frame) => <AskedPage frame={frame} reader="guardian" name="gsm" person="An Peeters" substitute="Tom Maes" day="2026-11-27" />,
  },
  {
    name: 'card',
    for: 'family',
    page: (frame) => (
      <FamilyPage frame={frame} reader="guardian" signedIn>
        <h1>Vaste Grond</h1>
        <AgreementsCard frame={frame} reader="guardian" newest={lines(frame.language)[0]} />
      </FamilyPage>
    ),
  },
];

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

export const examples: Example[] = [
  ...family,
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
