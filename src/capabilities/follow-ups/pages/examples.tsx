import type { Example } from '../../../platform/capability.ts';
import { FamilyPage } from '../../../platform/pages/page.tsx';
import { type Story, StoryCard } from './story-card.tsx';

const open: Story = { person: 'An Peeters', substitute: 'Tom Maes', dueOn: '2026-11-24', isLate: false };

const stories: Story[] = [
  open,
  { ...open, isLate: true },
  { ...open, closed: { by: 'An Peeters', on: '2026-11-20', told: 'Dank je om dit te zeggen. Mijn deur blijft open.' } },
];

export const examples: Example[] = (['pupil', 'guardian'] as const).map((reader) => ({
  name: `stories-${reader}`,
  for: 'family',
  page: (frame) => (
    <FamilyPage frame={frame} reader={reader} elements={['read-aloud']} signedIn>
      <h1>Vaste Grond</h1>
      <StoryCard language={frame.language} reader={reader} stories={stories} />
    </FamilyPage>
  ),
}));
