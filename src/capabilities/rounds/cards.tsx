import type { JSX } from 'hono/jsx/jsx-runtime';
import type { Card } from '../../platform/capability.ts';
import type { Ground } from '../../platform/ground.ts';
import type { Frame } from '../../platform/pages/page.tsx';
import { today } from '../../platform/time/clock.ts';
import { pseudonymOf } from '../../platform/two-books/keys.ts';
import { stateOf } from '../../platform/two-books/opening.ts';
import { countsOf } from '../../platform/two-books/standing.ts';
import type { CardHolder } from '../../platform/web/guards.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { openRoundsOf } from './asking.ts';
import { roundKeys } from './keys.ts';
import { InvitationCard } from './pages/family-pages.tsx';
import { Answers } from './pages/reading-pages.tsx';
import { TodayCard, type TodayRound } from './pages/today-card.tsx';
import { namedAnswerIn } from './reading.ts';
import { standees } from './standing.ts';
import { keptUnder, namedCountsFor } from './store/answers.ts';
import { participationOf } from './store/participation.ts';
import { type Db, roundsOf } from './store/rounds.ts';

/** On the first page: rounds that this person can still take part in. Who would rather not sees none. */
export async function invitations(ground: Ground, person: CardHolder, { language }: Frame): Promise<Card[]> {
  const open = await ground.database.inSchool(person.school, async (db: Db) => {
    const { rounds } = await openRoundsOf(db, person, today(ground.clock));
    const invited = [];
    for (const round of rounds) {
      if ((await participationOf(db, person, round.id))?.outcome === 'did-not-want') continue;
      const key = roundKeys.of(ground, round.id);
      const has = key && (await keptUnder(db, person.school, round.id, [pseudonymOf(key, person.id)])).size > 0;
      if (!has) invited.push(round);
    }
    return invited;
  });
  return open.map((round) => ({ place: 5, content: <InvitationCard language={language} reader={person.kind} round={round} /> }));
}

/** What somebody said by name, on the page where staff answer their wish that somebody comes. */
export async function namedBeneath(ground: Ground, staff: Staff, id: string): Promise<JSX.Element | undefined> {
  const said = await namedAnswerIn(ground, staff, id);
  return said && <Answers answers={said.answers} round={said.round} />;
}

/** On Vandaag: for readers what was said by name, for organisers and teachers whom an open round has not reached. */
export async function todayCards(ground: Ground, staff: Staff): Promise<Card[]> {
  const day = today(ground.clock);
  const rounds = await ground.database.inSchool(staff.school, async (db: Db) => {
    const named = await namedCountsFor(db, staff);
    const found: TodayRound[] = [];
    for (const round of await roundsOf(db, staff)) {
      const isOpen = stateOf(round, day) === 'open';
      if (!isOpen && !named.has(round.id)) continue;
      const { asked, notReached } = countsOf(isOpen ? (await standees(db, ground, staff, round)).map(({ standing }) => standing) : []);
      const open = isOpen && asked > 0 && round.closesOn ? { until: round.closesOn, asked, left: notReached } : undefined;
      if (open || named.has(round.id)) found.push({ id: round.id, title: `${round.title} · ${round.period}`, open, named: named.get(round.id) ?? 0 });
    }
    return found;
  });
  return rounds.length === 0 ? [] : [{ place: 4, content: <TodayCard rounds={rounds} /> }];
}
