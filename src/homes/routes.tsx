import { Hono } from 'hono';
import type { Capability, Card } from '../platform/capability.ts';
import type { Ground } from '../platform/ground.ts';
import type { Frame } from '../platform/pages/page.tsx';
import { frameOf } from '../platform/web/frame.ts';
import { type CardHolder, type Env, familyOnly } from '../platform/web/guards.ts';
import { show } from '../platform/web/show.tsx';
import { FamilyHome } from './family-home.tsx';

export const homeRoutes = (ground: Ground, capabilities: readonly Capability[]): Hono<Env> =>
  new Hono<Env>().get(
    '/p/',
    familyOnly(async (c, person) => {
      const frame = frameOf(c, ground);
      return show(c, <FamilyHome frame={frame} person={person} cards={await familyCards(ground, capabilities, person, frame)} />);
    }),
  );

async function familyCards(ground: Ground, capabilities: readonly Capability[], person: CardHolder, frame: Frame): Promise<Card[]> {
  const offered = await Promise.all(
    capabilities.map(async ({ cards }) => (person.kind === 'pupil' ? cards?.pupil?.(ground, person, frame) : cards?.guardian?.(ground, person, frame)) ?? []),
  );
  return offered.flat().sort((a, b) => a.place - b.place);
}
