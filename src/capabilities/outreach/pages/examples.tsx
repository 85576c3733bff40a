import type { Example } from '../../../platform/capability.ts';
import { StaffPage } from '../../../platform/pages/page.tsx';
import type { Entry } from '../store/entries.ts';
import { ChoosePage } from './choose-page.tsx';
import { EndingPage } from './ending-page.tsx';
import { EntryPage, type EntryPageProps } from './entry-page.tsx';
import { LessonsPage } from './lessons-page.tsx';
import { ListPage } from './list-page.tsx';
import { ReasonPage } from './reason-page.tsx';
import { LostCard } from './today-card.tsx';
import type { WhyProps } from './why.tsx';

const today = '2026-11-26';

const entry: Entry = {
  id: 'e1',
  personId: 'p1',
  name: 'Fatima El Khatib',
  kind: 'guardian',
  around: 'Amira, Bilal, Salma, Youssef',
  lastOn: '2026-06-15',
  isAbout: true,
  obstacles: ['screens-only', 'language'],
  known: null,
  guessed: null,
  waitingSince: '2026-11-03',
  ownerId: null,
  ownerName: null,
  substituteId: null,
  substituteName: null,
  nextStep: null,
  dueOn: null,
  ending: null,
  endedOn: null,
  cameOfIt: null,
  notedOn: '2026-11-24',
  edition: 'a',
};

const followed: Entry = { ...entry, ownerId: 'an', ownerName: 'An Peeters', substituteId: 'tom', substituteName: 'Tom Maes', dueOn: '2026-11-27' };

const pupil: Entry = { ...entry, id: 'e2', name: 'Chidi Okafor', kind: 'pupil', around: '4A', isAbout: false, lastOn: '2026-09-21' };

const why: WhyProps = {
  lastOn: entry.lastOn,
  isAbout: true,
  obstacles: ['screens-only', 'language'],
  known: 'Wij stuurden alles via de app.\nDaar kwam geen antwoord op.',
  guessed: 'Misschien leest de mama geen Nederlands.',
};

const ready: Omit<EntryPageProps, 'frame'> = {
  entry,
  why,
  cameOfIt: '',
  family: [
    { id: 'p1', name: 'Fatima El Khatib', kind: 'guardian', language: 'ar', around: null },
    { id: 'p2', name: 'Amira El Khatib', kind: 'pupil', language: 'nl', around: '5A' },
    { id: 'p3', name: 'Youssef El Khatib', kind: 'pupil', language: 'nl', around: '3A' },
  ],
  going: {
    waiting: { days: 16, isLate: true },
    colleagues: [
      { id: 'tom', name: 'Tom Maes' },
      { id: 'samira', name: 'Samira El Amrani' },
    ],
    me: { id: 'an', name: 'An' },
    typed: { ownerId: '', substituteId: '' },
  },
  steps: { nextStep: '', today, done: [], stepId: 's1', typed: { done: '', doneOn: today, next: '', dueOn: '' } },
  lesson: { lessonId: 'l1', words: '' },
  erasedOn: '2027-11-25',
};

const going: EntryPageProps['going'] = { ...ready.going, typed: { ownerId: 'an', substituteId: 'tom' } };

const steps: EntryPageProps['steps'] = {
  nextStep: 'Bellen met een tolk Arabisch, om te vragen hoe het gaat.',
  today,
  done: [
    { day: '2026-11-24', byName: 'An Peeters', words: 'Aan de poort gezwaaid en onze naam gezegd.' },
    { day: '2026-11-12', byName: 'Samira El Amrani', words: 'Het juiste nummer gevraagd aan de tante.' },
  ],
  stepId: 's1',
  typed: { done: '', doneOn: today, next: 'Bellen met een tolk Arabisch, om te vragen hoe het gaat.', dueOn: '2026-11-27' },
};

export const examples: Example[] = [
  {
    name: 'list',
    for: 'staff',
    page: (frame) => (
      <ListPage
        frame={frame}
        today={today}
        open={[entry, pupil, { ...followed, id: 'e3', dueOn: '2026-11-20' }]}
        more="/staff/lost?after=2026-09-21.e2"
        ended={[{ entry: { ...pupil, id: 'e4', ending: 'back', endedOn: '2026-11-20' }, erasedOn: '2027-08-31' }]}
        mayEnter
        keepsRegister
      />
    ),
  },
  {
    name: 'list-empty',
    for: 'staff',
    page: (frame) => <ListPage frame={frame} today={today} open={[]} more={undefined} ended={[]} mayEnter={false} keepsRegister={false} />,
  },
  {
    name: 'choose',
    for: 'staff',
    page: (frame) => (
      <ChoosePage
        frame={frame}
        classes={[
          { id: 'c1', name: '5A' },
          { id: 'c2', name: '6A' },
        ]}
        typed="khat"
        found={{
          heading: 'Gevonden',
          people: [
            { id: 'p2', name: 'Amira El Khatib', kind: 'pupil', around: '5A' },
            { id: 'p1', name: 'Fatima El Khatib', kind: 'guardian', around: 'Amira, Bilal, Salma, Youssef' },
          ],
          hasMore: true,
        }}
        seesAll
      />
    ),
  },
  {
    name: 'choose-nobody',
    for: 'staff',
    page: (frame) => <ChoosePage frame={frame} classes={[]} typed="" slip="choose.name-empty" seesAll={false} />,
  },
  {
    name: 'new',
    for: 'staff',
    page: (frame) => (
      <ReasonPage
        frame={frame}
        who={pupil}
        typed={{ lastOn: '', isAbout: false, obstacles: [], known: 'Wij belden op een oud nummer.', guessed: '' }}
        slips={{ lastOn: 'reason.no-day', obstacles: 'reason.no-obstacle' }}
        form={{ newId: 'e9', personId: 'p9' }}
      />
    ),
  },
  {
    name: 'new-family-there',
    for: 'staff',
    page: (frame) => (
      <ReasonPage
        frame={frame}
        who={pupil}
        typed={why}
        form={{ newId: 'e9', personId: 'p9' }}
        familyThere={{ seen: [{ id: 'e1', name: 'Ngozi Okafor' }], mayPutApart: true }}
      />
    ),
  },
  {
    name: 'reason-clash',
    for: 'staff',
    page: (frame) => (
      <ReasonPage
        frame={frame}
        who={entry}
        typed={{ ...why, guessed: 'Misschien werkt de mama ’s avonds.' }}
        form={{ entryId: 'e1', edition: 'b' }}
        clash={why}
      />
    ),
  },
  { name: 'entry-waiting', for: 'staff', page: (frame) => <EntryPage frame={frame} {...ready} /> },
  {
    name: 'entry-followed',
    for: 'staff',
    page: (frame) => <EntryPage frame={frame} {...ready} entry={followed} going={going} steps={steps} saved="entry.saved" />,
  },
  {
    name: 'entry-slips',
    for: 'staff',
    page: (frame) => (
      <EntryPage
        frame={frame}
        {...ready}
        entry={{ ...followed, dueOn: '2026-11-20' }}
        going={{ ...going, typed: { ownerId: 'tom', substituteId: 'tom' }, slips: { substitute: 'owner.same-person' }, isBeingChanged: true }}
        steps={{
          ...steps,
          typed: { done: 'Gebeld.', doneOn: '2026-12-24', next: '', dueOn: '2026-11-20' },
          slips: { doneOn: 'steps.day-ahead', next: 'steps.no-words', dueOn: 'steps.day-past' },
        }}
        lesson={{ lessonId: 'l1', words: 'Wij bellen Fatima elke maand.', name: 'Fatima' }}
        clash
      />
    ),
  },
  {
    name: 'entry-back',
    for: 'staff',
    page: (frame) => (
      <EntryPage
        frame={frame}
        {...ready}
        entry={{ ...followed, ending: 'back', endedOn: '2026-11-25' }}
        steps={steps}
        cameOfIt="De mama wil graag gebeld worden, niet gemaild."
        erasedOn="2027-08-31"
        reopening="ending.reopen-twice"
      />
    ),
  },
  {
    name: 'entry-not-now',
    for: 'staff',
    page: (frame) => (
      <EntryPage frame={frame} {...ready} entry={{ ...followed, ending: 'not-now', endedOn: '2026-11-25' }} erasedOn="2026-12-25" saved="lesson.saved" />
    ),
  },
  {
    name: 'ending',
    for: 'staff',
    page: (frame) => (
      <EndingPage
        frame={frame}
        entry={followed}
        today={today}
        typed={{ ending: undefined, endedOn: '2026-05-01', cameOfIt: '' }}
        slips={{ ending: 'ending.choose', endedOn: 'ending.day-before' }}
        clash
      />
    ),
  },
  {
    name: 'lessons',
    for: 'staff',
    page: (frame) => (
      <LessonsPage
        frame={frame}
        lessons={[
          { id: 'l1', month: '2026-11-01', words: 'Elk gezin hoort in september eerst goed nieuws, in de eigen taal.' },
          { id: 'l2', month: '2026-10-01', words: 'Wij bellen ook na 17 uur.' },
        ]}
      />
    ),
  },
  {
    name: 'today',
    for: 'staff',
    page: (frame) => (
      <StaffPage frame={frame} title="Vandaag" here="/staff">
        <h1>Vandaag</h1>
        <LostCard
          staffId="an"
          today={today}
          followed={[
            { entry: followed, nextStep: steps.nextStep },
            { entry: { ...followed, id: 'e5', dueOn: null }, nextStep: '' },
            { entry: { ...pupil, ownerId: 'tom', ownerName: 'Tom Maes', dueOn: '2026-11-20' }, nextStep: 'Langsgaan aan de poort.' },
          ]}
          waiting={[
            { entry, days: 16, isLate: true },
            { entry: pupil, days: 0, isLate: false },
          ]}
          hasMore
        />
      </StaffPage>
    ),
  },
];
