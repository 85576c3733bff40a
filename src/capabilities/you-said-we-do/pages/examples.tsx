import type { Example } from '../../../platform/capability.ts';
import type { Language } from '../../../platform/texts/words.ts';
import { type OwnPartShown, type OwnTextShown, ownTextId } from '../../languages/index.tsx';
import { AnswerPage } from './answer-page.tsx';
import { ListPage } from './list-page.tsx';
import { PrintPage } from './print-page.tsx';
import { ThemesPage } from './themes-page.tsx';
import { type ToldOccasion, ToldPage } from './told-page.tsx';

const inDutch = (dutch: string): OwnPartShown => ({ dutch, text: dutch, language: 'nl', state: 'dutch' });

const translated = (language: Language, dutch: string, arabic: string): OwnPartShown =>
  language === 'ar' ? { dutch, text: arabic, language: 'ar', state: 'checked' } : inDutch(dutch);

const shown = (language: Language, parts: OwnTextShown['parts']): OwnTextShown => ({ id: ownTextId('t1'), language, parts, voices: [] });

const told = (language: Language): ToldOccasion => ({
  id: 'o1',
  title: 'Terugblik · het eerste trimester',
  heardBy: { day: '2026-12-18', isOver: true },
  answeredBy: { day: '2027-01-15', isOver: false },
  themes: [
    {
      id: 'a0000000-0000-4000-8000-000000000011',
      shown: shown(language, {
        heard: translated(language, 'Veel ouders wisten niet aan wie ze iets konden vragen.', 'لم يعرف كثير من الآباء من يسألون.'),
        told: translated(language, 'Elke ochtend staat Samira aan de poort. Iedereen mag haar aanspreken.', 'كل صباح تقف سميرة عند الباب.'),
      }),
      answer: 'yes',
      personName: 'Samira El Amrani',
      byDay: '2027-01-11',
    },
    {
      id: 'a0000000-0000-4000-8000-000000000012',
      shown: shown(language, {
        heard: inDutch('Kinderen willen een langere pauze.'),
        told: inDutch('De bus vertrekt om 16 uur. Een langere pauze kan dus niet. We maken wel een rustige hoek.'),
      }),
      answer: 'no',
      personName: 'Veerle Maes',
      byDay: null,
      isClear: true,
    },
    {
      id: 'a0000000-0000-4000-8000-000000000013',
      shown: shown(language, { heard: inDutch('Huiswerk vraagt vaak een printer.') }),
      answer: null,
      personName: null,
      byDay: null,
    },
  ],
});

const themes = [
  { id: 't1', heard: 'Veel ouders wisten niet aan wie ze iets konden vragen.', answer: 'yes', sources: 7 },
  { id: 't2', heard: 'Huiswerk vraagt vaak een printer.', answer: null, sources: 3 },
] as const;

const voiceAt = (voiceId: string): string => `/said/de-bron/voices/${voiceId}`;

export const examples: Example[] = [
  { name: 'told', for: 'family', page: (frame) => <ToldPage frame={frame} reader="guardian" occasions={[told(frame.language)]} isKnown voiceAt={voiceAt} /> },
  {
    name: 'told-nothing-yet',
    for: 'family',
    page: (frame) => <ToldPage frame={frame} reader="pupil" occasions={[{ ...told(frame.language), themes: [] }]} isKnown voiceAt={voiceAt} />,
  },
  {
    name: 'told-to-anybody',
    for: 'family',
    page: (frame) => <ToldPage frame={frame} reader="guardian" occasions={[told(frame.language)]} isKnown={false} voiceAt={voiceAt} />,
  },
  {
    name: 'list',
    for: 'staff',
    page: (frame) => (
      <ListPage
        frame={frame}
        occasions={[
          {
            id: 'o1',
            title: 'Terugblik · het eerste trimester',
            heardBy: { day: '2026-12-18', isOver: true },
            answeredBy: { day: '2027-01-15', isOver: false },
            themes: 3,
            open: 1,
          },
          {
            id: 'o2',
            title: 'Wat heb je nodig? · de start',
            heardBy: { day: '2026-10-09', isOver: true },
            answeredBy: { day: '2026-10-23', isOver: true },
            themes: 0,
            open: 0,
          },
        ]}
      />
    ),
  },
  {
    name: 'themes',
    for: 'staff',
    page: (frame) => (
      <ThemesPage
        frame={frame}
        occasion={{ id: 'o1', title: 'Terugblik · het eerste trimester' }}
        themes={[...themes]}
        sayings={[
          { id: 's1', question: 'Wat had u liever anders gehad?', words: 'Ik wist niet wie ik kon bellen.', themeId: 't1' },
          { id: 's2', question: 'Wat had u liever anders gehad?', words: 'لم يكن عندنا طابعة', themeId: undefined },
        ]}
        isReader
        mayAnswer
        publicAddress="http://localhost:3000/said/de-bron"
      />
    ),
  },
  {
    name: 'answer',
    for: 'staff',
    page: (frame) => (
      <AnswerPage
        frame={frame}
        themeId="t2"
        occasionId="o1"
        form={{ answer: 'later', personId: 'p1', byDay: '', heard: 'Huiswerk vraagt vaak een printer.', told: 'We kijken wat het kost.' }}
        textId="t2"
        staff={[{ id: 'p1', name: 'An Peeters' }]}
        languages={['ar', 'tr']}
        sources={['لم يكن عندنا طابعة', 'Ik moest naar de bib om te printen.']}
        unclear={2}
        slip="answer.when"
        mayRemove
      />
    ),
  },
  {
    name: 'print',
    for: 'staff',
    page: (frame) => (
      <PrintPage
        frame={frame}
        sheets={(['nl', 'ar'] as const).map((language) => ({ language, occasion: told(language) }))}
        publicAddress="http://localhost:3000/said/de-bron"
      />
    ),
  },
];
