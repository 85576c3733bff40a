import type { Example } from '../../../platform/capability.ts';
import { FamilyPage, StaffPage } from '../../../platform/pages/page.tsx';
import type { Language } from '../../../platform/texts/words.ts';
import { type OwnPartShown, ownTextId } from '../../languages/index.tsx';
import { madeUpPlan } from '../made-up-plan.ts';
import { familyFields } from '../rules/planning.ts';
import { reassuranceFor, waysToTell, welcomeStarter } from '../rules/reassurance.ts';
import { EditPlanPage } from './edit-plan-page.tsx';
import { PlanCard, PlanPage, type PlanShown, PlansPage } from './plan-page.tsx';
import { PrintPage } from './print-page.tsx';
import { LookAgainCard, StaffListPage } from './staff-list-page.tsx';
import { ClassCard, NewWelcomePage, PromiseDetail, StaffWelcomePage } from './staff-welcome-pages.tsx';
import { type Shown, WelcomeCard, WelcomePage } from './welcome-page.tsx';

const inArabic: Record<string, string> = {
  missed: 'كلنا: دروس ولعب مع الأصدقاء.',
  first: 'نجد بعضنا من جديد. كل صباح نجلس في حلقة.',
  'what-1': 'حلقة كل صباح',
};

function plan(language: Language, id = 'a0000000-0000-4000-8000-000000000031', className: string | null = null): PlanShown {
  const parts: Record<string, OwnPartShown> = {};
  const put = (key: string, dutch: string): void => {
    const own = language === 'ar' ? inArabic[key] : undefined;
    if (dutch) parts[key] = own ? { dutch, text: own, language, state: 'checked' } : { dutch, text: dutch, language: 'nl', state: 'dutch' };
  };
  for (const field of familyFields) put(field, madeUpPlan[field]);
  for (const [place, { what, forWhom, when }] of madeUpPlan.steps.entries()) {
    put(`what-${place + 1}`, what);
    put(`whom-${place + 1}`, forWhom);
    put(`when-${place + 1}`, when);
  }
  const text = { id: ownTextId('a0000000-0000-4000-8000-000000000032'), language, parts, voices: [] };
  const standings = madeUpPlan.steps.map(({ standing }) => standing);
  return { id, className, text, standings, reviewOn: '2026-12-18', person: 'An Peeters', substitute: 'Samira El Amrani' };
}

const welcome: Shown = {
  id: 'a0000000-0000-4000-8000-000000000033',
  pupilId: 'p1',
  pupilName: 'Zoë Vandenbroucke',
  givenName: 'Zoë',
  startedOn: '2026-11-23',
  startedById: 's1',
  startedByName: 'Karim Bensalem',
  answerableId: 's2',
  answerableName: 'An Peeters',
  substituteId: 's3',
  substituteName: 'Samira El Amrani',
  goesOn: '2027-03-03',
  words: welcomeStarter,
  steps: [
    { what: 'Samen met An binnenkomen, langs de groene deur', when: 'Morgen om 8.30 uur', isDone: true },
    { what: 'Je plaats naast Lina terugnemen', when: 'Deze week', isDone: false },
  ],
};

const staff = [{ id: 's2', name: 'An Peeters' }];

export const examples: Example[] = [
  ...(['pupil', 'guardian'] as const).map(
    (reader): Example => ({
      name: `plan-${reader}`,
      for: 'family',
      page: (frame) => (
        <PlansPage
          frame={frame}
          reader={reader}
          reassurance={reassuranceFor(reader === 'pupil' ? '6-9' : 'guardian', frame.language)}
          plans={[plan(frame.language)]}
        />
      ),
    }),
  ),
  {
    name: 'plans',
    for: 'family',
    page: (frame) => (
      <PlansPage
        frame={frame}
        reader="guardian"
        reassurance={reassuranceFor('guardian', frame.language)}
        plans={[plan(frame.language), plan(frame.language, 'a0000000-0000-4000-8000-000000000034', '5A')]}
      />
    ),
  },
  { name: 'plan-of-a-class', for: 'family', page: (frame) => <PlanPage frame={frame} reader="pupil" plan={plan(frame.language, 'p2', '5A')} /> },
  { name: 'no-plan', for: 'family', page: (frame) => <PlansPage frame={frame} reader="pupil" reassurance="" plans={[]} /> },
  ...(['pupil', 'guardian'] as const).map(
    (reader): Example => ({ name: `welcome-${reader}`, for: 'family', page: (frame) => <WelcomePage frame={frame} reader={reader} welcome={welcome} /> }),
  ),
  {
    name: 'cards',
    for: 'family',
    page: (frame) => (
      <FamilyPage frame={frame} reader="guardian" signedIn>
        <h1>Vaste Grond</h1>
        <WelcomeCard language={frame.language} reader="guardian" welcomes={[welcome]} />
        <PlanCard frame={frame} reader="guardian" />
      </FamilyPage>
    ),
  },
  {
    name: 'staff-list',
    for: 'staff',
    page: (frame) => (
      <StaffListPage
        frame={frame}
        plans={[
          { id: 'p1', className: null, isTold: true, reviewOn: '2026-12-18' },
          { id: 'p2', className: '5A', isTold: false, reviewOn: null },
        ]}
        choices={[{ value: 'school', text: 'De hele school' }]}
        welcomes={[welcome]}
        mayWelcome
        waysToTell={waysToTell}
      />
    ),
  },
  {
    name: 'edit-plan',
    for: 'staff',
    page: (frame) => (
      <EditPlanPage
        frame={frame}
        id="p1"
        className="5A"
        edition="e1"
        form={{ ...madeUpPlan, missed: 'Iedereen heeft achterstand.', first: 'Een toets.', reviewOn: '', answerable: 's2', substitute: '' }}
        refusals={{ first: 'refused.tests-first', reviewOn: 'refused.day', substitute: 'refused.somebody', steps: 'refused.no-steps' }}
        staff={staff}
        isTold
        state="refused"
      />
    ),
  },
  {
    name: 'new-welcome',
    for: 'staff',
    page: (frame) => (
      <NewWelcomePage
        frame={frame}
        pupils={[{ id: 'p1', name: 'Zoë Vandenbroucke (6A)' }]}
        staff={staff}
        starter={welcomeStarter}
        form={{ pupil: 'p1', words: welcomeStarter, steps: [{ what: 'De toets van rekenen', when: 'maandag' }], answerable: 's2', substitute: '' }}
        slip="welcome.tests-first"
      />
    ),
  },
  { name: 'staff-welcome', for: 'staff', page: (frame) => <StaffWelcomePage frame={frame} welcome={welcome} /> },
  {
    name: 'staff-cards',
    for: 'staff',
    page: (frame) => (
      <StaffPage frame={frame} title="5A">
        <h1>5A</h1>
        <ClassCard classId="c1" />
        <LookAgainCard plans={[{ id: 'p1', className: '5A', reviewOn: '2026-12-18' }]} />
        <PromiseDetail id="w1" />
      </StaffPage>
    ),
  },
  {
    name: 'print',
    for: 'staff',
    page: (frame) => (
      <PrintPage
        frame={frame}
        sheets={(['nl', 'ar'] as const).map((language) => ({ language, plan: plan(language), reassurance: reassuranceFor('guardian', language) }))}
      />
    ),
  },
];
