import type { Card } from '../platform/capability.ts';
import { type Frame, StaffPage } from '../platform/pages/page.tsx';

/** One class: what the capabilities offer for it. */
export const ClassPage = ({ frame, name, cards }: { frame: Frame; name: string; cards: Card[] }) => (
  <StaffPage frame={frame} title={name}>
    <h1>{name}</h1>
    {cards.map(({ content }) => content)}
  </StaffPage>
);
