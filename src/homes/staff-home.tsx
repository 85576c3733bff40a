import type { Card } from '../platform/capability.ts';
import { type Frame, StaffPage } from '../platform/pages/page.tsx';

/** "Vandaag": what the capabilities offer this member of staff; who waits longest comes first. */
export const StaffHome = ({ frame, day, cards }: { frame: Frame; day: string; cards: Card[] }) => (
  <StaffPage frame={frame} title="Vandaag" here="/staff" elements={[...new Set(cards.flatMap(({ elements = [] }) => elements))]}>
    <h1>Vandaag</h1>
    <p class="quiet">{day}</p>
    {cards.map(({ content }) => content)}
  </StaffPage>
);
