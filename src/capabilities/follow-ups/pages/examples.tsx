import type { Example } from '../../../platform/capability.ts';
import { FamilyPage, StaffPage } from '../../../platform/pages/page.tsx';
import type { ClosedPromise } from '../store/closed.ts';
import type { OpenPromise } from '../store/promises.ts';
import { ClosedPage } from './closed-page.tsx';
import { PromisePage } from './promise-page.tsx';
import { type Story, StoryCard } from './story-card.tsx';
import { TodayCard } from './today-card.tsx';

const open: Story = { person: 'An Peeters', substitutes: ['Tom Maes'], dueOn: '2026-11-24', isLate: false };

const stories: Story[] = [
  open,
  { ...open, isLate: true },
  { ...open, closed: { by: 'An Peeters', on: '2026-11-20', told: 'Dank je om dit te zeggen. Mijn deur blijft open.' } },
];

const waiting: OpenPromise = {
  id: 'w1',
  kind: 'check-ins.talk',
  about: 'w1',
  askerId: 'p1',
  askerName: 'Ömer Yılmaz',
  className: '5A',
  urgency: 'today',
  personId: 'an',
  personName: 'An Peeters',
  substituteId: 'tom',
  substituteName: 'Tom Maes',
  substituteLeftOn: null,
  askedOn: '2026-11-19',
  dueOn: '2026-11-23',
};

const closed: ClosedPromise = {
  id: 'w4',
  kind: 'check-ins.talk',
  askerName: 'Ömer Yılmaz',
  closedBy: 'tom',
  closedByName: 'Tom Maes',
  closedOn: '2026-11-24',
};

export const examples: Example[] = [
  ...(['pupil', 'guardian'] as const).map(
    (reader): Example => ({
      name: `stories-${reader}`,
      for: 'family',
      page: (frame) => (
        <FamilyPage frame={frame} reader={reader} signedIn>
          <h1>Vaste Grond</h1>
          <StoryCard language={frame.language} reader={reader} stories={stories} />
        </FamilyPage>
      ),
    }),
  ),
  {
    name: 'today',
    for: 'staff',
    page: (frame) => (
      <StaffPage frame={frame} title="Vandaag" here="/staff">
        <h1>Vandaag</h1>
        <TodayCard
          promises={[waiting, { ...waiting, id: 'w2', dueOn: '2026-11-24' }]}
          standIn={[{ ...waiting, id: 'w3' }]}
          closed={[closed]}
          staffId="tom"
          today="2026-11-24"
          calendar={{ closedDays: new Set() }}
          what={() => 'wil praten'}
        />
      </StaffPage>
    ),
  },
  {
    name: 'promise',
    for: 'staff',
    page: (frame) => (
      <PromisePage
        frame={frame}
        promise={waiting}
        what="wil praten"
        detail={undefined}
        starters={['Mijn deur blijft open.']}
        colleagues={[{ id: 'tom', name: 'Tom Maes' }]}
        typed={{ toldBack: 'Tot morgen!' }}
        slip
      />
    ),
  },
  {
    name: 'promise-closed',
    for: 'staff',
    page: (frame) => <ClosedPage frame={frame} promise={closed} what="wil praten" mayReopen unsent="Ik kom straks bij jou langs." />,
  },
];
