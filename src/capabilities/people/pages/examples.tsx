import type { Example } from '../../../platform/capability.ts';
import type { RosterSummary } from '../rules/roster-summary.ts';
import type { CardHolderRow } from '../store/card-holders.ts';
import type { TeamMember } from '../store/team.ts';
import { CardSheetPage, CardsPage } from './cards-pages.tsx';
import { NextChildPage, PairDevicePage } from './class-device-pages.tsx';
import { DoorPage, SchoolsPage } from './door-page.tsx';
import { MyCardPage } from './my-card-page.tsx';
import { OpenDevicePage } from './open-device-page.tsx';
import { RosterPage, RosterPlanPage } from './roster-pages.tsx';
import { SchoolPage } from './school-page.tsx';
import { InvitationOverPage, MakeCodesPage, MakePasskeyPage, RecoveryCodesPage, SignInPage, UnsentPage } from './sign-in-pages.tsx';
import { MemberPage, TeamPage } from './team-pages.tsx';

const school = { slug: 'de-bron', name: 'De Bron', phone: '09 123 45 67' };

const schoolClass = { id: 'a0000000-0000-4000-8000-000000000005', name: '5A' };

const holders: CardHolderRow[] = [
  { id: 'p1', givenName: 'Zoë', familyName: 'Vandenbroucke', language: 'nl', kind: 'pupil', pupilNames: [], printedOn: '2026-09-03', lastUsedOn: '2026-11-20' },
  { id: 'p2', givenName: 'Ömer', familyName: 'Yılmaz', language: 'nl', kind: 'pupil', pupilNames: [], printedOn: null, lastUsedOn: null },
  {
    id: 'g1',
    givenName: 'Fatima',
    familyName: 'El Khatib',
    language: 'ar',
    kind: 'guardian',
    pupilNames: ['Amira', 'Youssef'],
    printedOn: null,
    lastUsedOn: null,
  },
];

const printable = holders.map((holder, n) => ({ holder, personId: holder.id, number: `4021${n}`, secret: 'K7QD8F3M22', token: 'ABCDEFGHJKMNPQRSTVWXYZ0123' }));

const member: TeamMember = {
  id: 't1',
  givenName: 'An',
  familyName: 'Peeters',
  email: 'an@school.example',
  roles: ['care'],
  answersTalks: true,
  place: 'lokaal 12',
  hasProfessionalSecrecy: false,
  canSignIn: true,
};

const summary: RosterSummary = {
  arriving: { pupil: ['Nour Haddad', 'Emma Peeters'], guardian: ['Leila Haddad'], staff: [] },
  leaving: { pupil: ['Finn Maes', 'Lotte Claes', 'Kobe Maes'], guardian: [], staff: [] },
  renamed: [{ from: 'Zoe Peeters', to: 'Zoë Peeters' }],
  newClasses: ['6B'],
  endedClasses: [],
  renamedClasses: [],
  moves: 4,
  families: 3,
  isNothing: false,
  isAlarming: true,
};

const cards = [{ number: '40213', printedOn: '2026-09-03', printedBy: 'Bart Claes', lastUsedOn: '2026-11-22' }];

export const examples: Example[] = [
  { name: 'door', for: 'family', page: (frame) => <DoorPage frame={frame} school={school} /> },
  { name: 'door-known', for: 'family', page: (frame) => <DoorPage frame={frame} school={school} isKnown /> },
  {
    name: 'door-slips',
    for: 'family',
    page: (frame) => (
      <DoorPage
        frame={frame}
        school={school}
        typed={{ number: '402', secret: 'abc', ownDevice: true }}
        slips={{ number: 'card.number-length', secret: 'card.secret-length' }}
      />
    ),
  },
  {
    name: 'door-wait',
    for: 'family',
    page: (frame) => (
      <DoorPage frame={frame} school={{ ...school, phone: null }} typed={{ number: '40213', secret: '', ownDevice: false }} trouble={{ waitMinutes: 15 }} />
    ),
  },
  {
    name: 'door-unknown',
    for: 'family',
    page: (frame) => <DoorPage frame={frame} school={school} typed={{ number: '40213', secret: 'K7QD8-F3M2Z', ownDevice: false }} trouble="card.unknown" />,
  },
  { name: 'door-over', for: 'family', page: (frame) => <DoorPage frame={frame} school={school} trouble="card.unknown" isScanned /> },
  { name: 'schools', for: 'family', page: (frame) => <SchoolsPage frame={frame} schools={[school, { slug: 'de-linde', name: 'De Linde' }]} /> },
  { name: 'my-card', for: 'family', page: (frame) => <MyCardPage frame={frame} reader="guardian" device="shared" cards={cards} /> },
  { name: 'next-child', for: 'family', page: (frame) => <NextChildPage frame={frame} school="De Bron" className="5A" /> },
  { name: 'next-child-slip', for: 'family', page: (frame) => <NextChildPage frame={frame} school="De Bron" className="5A" trouble="device.other-class" /> },
  { name: 'pair-device', for: 'family', page: (frame) => <PairDevicePage frame={frame} school={school} trouble="device.code-unknown" /> },
  { name: 'sign-in', for: 'staff', page: (frame) => <SignInPage frame={{ ...frame, staff: undefined }} schools={[school]} trouble="recovery.length" /> },
  {
    name: 'unsent',
    for: 'staff',
    page: (frame) => <UnsentPage frame={{ ...frame, staff: undefined }} to="/staff/team/new" fields={[['given-name', 'An']]} />,
  },
  { name: 'invitation-over', for: 'staff', page: (frame) => <InvitationOverPage frame={{ ...frame, staff: undefined }} /> },
  { name: 'passkey', for: 'staff', page: (frame) => <MakePasskeyPage frame={frame} name="An Peeters" from="/staff/passkey" /> },
  { name: 'make-codes', for: 'staff', page: (frame) => <MakeCodesPage frame={frame} /> },
  { name: 'codes', for: 'staff', page: (frame) => <RecoveryCodesPage frame={frame} codes={['K7QD-8F3M-22XA-9TZB', 'M3PA-71WC-XK0E-55RH']} next="/staff" /> },
  {
    name: 'open-device',
    for: 'staff',
    page: (frame) => (
      <OpenDevicePage
        frame={frame}
        schoolClass={schoolClass}
        address="https://vastegrond.voorbeeld.be/class-device/at/de-bron"
        code="402133"
        minutes={['15', '30']}
      />
    ),
  },
  { name: 'cards', for: 'staff', page: (frame) => <CardsPage frame={frame} schoolClass={schoolClass} holders={holders} slip /> },
  {
    name: 'card-sheet',
    for: 'staff',
    page: (frame) => <CardSheetPage frame={frame} schoolClass={schoolClass} school={school} address="https://vastegrond.voorbeeld.be" cards={printable} />,
  },
  {
    name: 'team',
    for: 'staff',
    page: (frame) => (
      <TeamPage frame={frame} team={[member, { ...member, givenName: 'Dirk', roles: ['administrator'], answersTalks: false, canSignIn: false }]} />
    ),
  },
  {
    name: 'member',
    for: 'staff',
    page: (frame) => (
      <MemberPage
        frame={frame}
        id="t1"
        form={{ ...member, email: 'an@' }}
        slips={{ email: 'team.email-odd', leaving: 'team.last-administrator' }}
        link="https://vastegrond.voorbeeld.be/staff/invitations/1/2"
      />
    ),
  },
  {
    name: 'school',
    for: 'staff',
    page: (frame) => (
      <SchoolPage
        frame={frame}
        form={{ name: 'De Bron', phone: '', place: 'het bankje' }}
        closed={[
          { name: 'christmas', from: '2026-12-21', until: '2027-01-03' },
          { name: 'Pedagogische studiedag', from: '2027-01-27', until: '2027-01-27' },
        ]}
        typed={{ name: 'x', from: '2027-02-01', until: '2027-01-01' }}
        slips={{ until: 'school.days-order' }}
        years={[2026, 2027]}
      />
    ),
  },
  {
    name: 'roster',
    for: 'staff',
    page: (frame) => (
      <RosterPage
        frame={frame}
        imports={[{ id: 'i1', appliedOn: '2026-09-01', appliedBy: 'Dirk Peeters', summary: '180 leerlingen komen erbij', isUndone: false }]}
        problems={[
          {
            file: 'users.csv',
            row: 3,
            column: 'givenName',
            message: 'Rij 3 van users.csv, kolom givenName: deze cel is leeg. Vul ze aan in de leerlingenadministratie en maak de export opnieuw.',
          },
        ]}
      />
    ),
  },
  {
    name: 'roster-plan',
    for: 'staff',
    page: (frame) => (
      <RosterPlanPage
        frame={frame}
        token="X"
        schools={[
          { sourceId: 's1', name: 'De Bron' },
          { sourceId: 's2', name: 'De Linde' },
        ]}
        chosen="s1"
        summary={summary}
        slip
      />
    ),
  },
];
