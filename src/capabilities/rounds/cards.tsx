import type { JSX } from 'hono/jsx/jsx-runtime';
import type { Card } from '../../platform/capability.ts';
import type { Ground } from '../../platform/ground.ts';
import type { Frame } from '../../platform/pages/page.tsx';
import { today } from '../../platform/time/clock.ts';
import type { CardHolder } from '../../platform/web/guards.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { openRoundsOf } from './asking.ts';
import { pseudonymOf, roundKey } from './keys.ts';
import { InvitationCard } from './pages/family-pages.tsx';
import { Answers } from './pages/reading-pages.tsx';
import { namedAnswerIn } from './reading.ts';
import { keptUnder } from './store/answers.ts';
import { participationOf } from './store/participation.ts';
import type { Db } from './store/rounds.ts';

/** On the first page: rounds that this person can still take part in. Who would rather not sees none. */
export async function invitations(ground: Ground, person: CardHolder, { language }: Frame): Promise<Card[]> {
  const open = await ground.database.inSchool(person.school, async (db: Db) => {
    const { rounds } = await openRoundsOf(db, person, today(ground.clock));
    const invited = [];
    for (const round of rounds) {
      if ((await participationOf(db, person, round.id))?.outcome === 'did-not-want') continue;
      const key = roundKey(ground, round.id);
      const has = key && (await keptUnder(db, person.school, round.id, [pseudonymOf(key, person.id)])).size > 0;
      if (!has) invited.push(round);
    }
    return invited;
  });
  return open.map((round) => ({ place: 2, content: <InvitationCard language={language} reader={person.kind} round={round} /> }));
}

/** What somebody said by name, on the page where staff answer their wish that somebody comes. */
export async function namedBeneath(ground: Ground, staff: Staff, id: string): Promise<JSX.Element | undefined> {
  const said = await namedAnswerIn(ground, staff, id);
  return said && <Answers answers={said.answers} round={said.round} />;
}
