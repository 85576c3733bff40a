import type { Example } from '../../../platform/capability.ts';
import { FamilyPage } from '../../../platform/pages/page.tsx';
import { AgreementPage } from './agreement-page.tsx';
import { changed, changes, inArabic, lines, shown, textOf, words } from './example-agreement.ts';
import { HistoryPage } from './history-page.tsx';
import { AgreementsCard, ListPage } from './list-page.tsx';
import { AskedPage, QuestionPage } from './question-page.tsx';
import { staffExamples } from './staff-examples.tsx';

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

export const examples: Example[] = [...family, ...staffExamples];
