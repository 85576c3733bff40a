import type { Example } from '../../../platform/capability.ts';
import { FamilyPage, type Frame } from '../../../platform/pages/page.tsx';
import { phraseGroups } from '../rules/phrases.ts';
import { type OwnPartShown, partShown } from '../rules/states.ts';
import type { OwnTextShown } from '../store/own-texts.ts';
import { type OwnTextId, ownTextId } from '../tables.ts';
import { ImportPage } from './import-page.tsx';
import { LanguagePage } from './language-page.tsx';
import { ListPage } from './list-page.tsx';
import { AboutTranslation, OwnLine, OwnVoices, OwnWords } from './own-words.tsx';
import { PhraseGroupPage, PhraseGroupsPage, StaffPhrasesPage } from './phrases-pages.tsx';
import { type PartToTranslate, TranslatePage } from './translate-page.tsx';
import { VoicesPage } from './voices-page.tsx';

const id: OwnTextId = ownTextId('b0000000-0000-4000-8000-000000000001');
const text = { id, title: 'De gsm op school', purpose: 'integration', agreedOn: '2026-11-20', agreedBy: 'Veerle Maes' } as const;

const dutch = {
  what: 'De gsm blijft in de tas.',
  why: 'Zo is er rust in de klas. En niemand hoeft een dure gsm te tonen.',
  costs: 'Hebt u uw kind dringend nodig? Bel het secretariaat.',
};

const arabic = (key: string, words: string, more: Partial<NonNullable<PartToTranslate['translation']>> = {}): PartToTranslate['translation'] => ({
  key,
  language: 'ar',
  words,
  ofDutch: dutch[key as keyof typeof dutch],
  way: 'typed',
  checkedOn: '2026-11-21',
  checkedBy: 'Samira El Amrani',
  ...more,
});

const parts: PartToTranslate[] = [
  { key: 'what', dutch: dutch.what, translation: arabic('what', 'يبقى الهاتف في الحقيبة.') },
  { key: 'why', dutch: dutch.why, translation: arabic('why', 'هكذا يكون هدوء في القسم.', { ofDutch: 'Zo is er rust in de klas.' }) },
  {
    key: 'costs',
    dutch: dutch.costs,
    translation: arabic('costs', 'هل تحتاجون ولدكم بسرعة؟ اتصلوا بالسكرتارية.', { way: 'by-machine', checkedOn: null, checkedBy: null }),
  },
];

/** As a family reads it; only Arabic is there. */
const shownIn = ({ language }: Frame): OwnTextShown => ({
  id,
  language,
  parts: Object.fromEntries(
    parts.map(({ key, dutch: words, translation }): [string, OwnPartShown] => [key, partShown(words, language === 'ar' ? translation : undefined, true)]),
  ),
  voices: [
    { id: 'v1', language: 'ar', length: 480_000 },
    { id: 'v2', language: 'ber', length: 950_000 },
  ],
});

export const examples: Example[] = [
  { name: 'language', for: 'family', page: (frame) => LanguagePage({ frame, action: '/language', signedIn: false }) },
  {
    name: 'own-text',
    for: 'family',
    page: (frame) => {
      const shown = shownIn(frame);
      return (
        <FamilyPage frame={frame} reader="guardian" signedIn>
          <h1>
            <OwnLine frame={frame} shown={shown} part="what" />
          </h1>
          <section class="card">
            <OwnWords frame={frame} shown={shown} part="why" />
            <OwnWords frame={frame} shown={shown} part="costs" />
            <OwnVoices frame={frame} at={(voiceId) => `/said/de-bron/voices/${voiceId}`} shown={shown} />
            <AboutTranslation frame={frame} shown={shown} />
          </section>
        </FamilyPage>
      );
    },
  },
  { name: 'phrase-groups', for: 'family', page: (frame) => <PhraseGroupsPage frame={frame} reader="guardian" /> },
  ...phraseGroups.map(
    (group): Example => ({
      name: `phrases-${group.id}`,
      for: 'family',
      page: (frame) => <PhraseGroupPage frame={frame} reader="guardian" group={group} />,
    }),
  ),
  { name: 'phrases', for: 'staff', page: (frame) => <StaffPhrasesPage frame={frame} language="ar" /> },
  {
    name: 'texts-to-translate',
    for: 'staff',
    page: (frame) => (
      <ListPage
        frame={frame}
        texts={[
          {
            id,
            title: text.title,
            parts,
            translations: parts.flatMap(({ translation }) => (translation ? [{ ...translation, textId: id, checkedById: null }] : [])),
          },
        ]}
        read={new Set(['ar', 'tr'])}
        next="/staff/own-texts?after=De%20gsm"
        isFirst={false}
        showsMachine={false}
        mayChoose
      />
    ),
  },
  {
    name: 'translated-file',
    for: 'staff',
    page: (frame) => (
      <ImportPage
        frame={frame}
        kept={[{ id, title: text.title, language: 'ar', count: 2 }]}
        refused={[
          { slip: 'import.dutch-differs', title: text.title, source: 'Zo is er rust in de klas.', target: 'هكذا يكون هدوء في القسم.', dutch: dutch.why },
          { slip: 'import.unknown', title: undefined, source: 'Iets anders.', target: 'شيء آخر.', dutch: undefined },
        ]}
      />
    ),
  },
  {
    name: 'voices',
    for: 'staff',
    page: (frame) => (
      <VoicesPage
        frame={frame}
        text={{ ...text, parts }}
        translations={parts.flatMap(({ translation }) => (translation ? [translation] : []))}
        voices={[
          { id: 'v1', language: 'ar', length: 480_000, keptOn: '2026-11-21', isCurrent: true },
          { id: 'v2', language: 'ber', length: 950_000, keptOn: '2026-11-02', isCurrent: false },
        ]}
        slip="voice.consent"
      />
    ),
  },
  {
    name: 'translate',
    for: 'staff',
    page: (frame) => <TranslatePage frame={frame} text={text} language="ar" parts={parts} done="drafted" draftsAt="localhost:5000" />,
  },
  {
    name: 'translate-meanwhile',
    for: 'staff',
    page: (frame) => (
      <TranslatePage
        frame={frame}
        text={text}
        language="ar"
        parts={parts}
        typed={
          new Map([
            ['what', 'الهاتف يبقى في الحقيبة.'],
            ['gone', 'كلمات'],
          ])
        }
        slips={
          new Map([
            ['what', 'part.somebody-else'],
            ['why', 'part.dutch-changed'],
          ])
        }
      />
    ),
  },
  {
    name: 'translate-agreement',
    for: 'staff',
    page: (frame) => (
      <TranslatePage
        frame={frame}
        text={{ ...text, purpose: null, agreedBy: null, agreedOn: null }}
        language="tr"
        parts={parts}
        agreement={{ form: { purpose: 'health', conditions: ['exceptional'] }, slip: 'agree.all-four' }}
      />
    ),
  },
];
