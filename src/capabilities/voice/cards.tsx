import type { Card } from '../../platform/capability.ts';
import type { Ground } from '../../platform/ground.ts';
import type { Frame } from '../../platform/pages/page.tsx';
import { today } from '../../platform/time/clock.ts';
import { addDays, isSchoolDay } from '../../platform/time/school-days.ts';
import { audienceOf } from '../../platform/two-books/books.ts';
import { pseudonymOf } from '../../platform/two-books/keys.ts';
import type { CardHolder } from '../../platform/web/guards.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { schoolCalendar } from '../people/index.ts';
import { openFor, type versionOf } from './asking.ts';
import { voiceKeys } from './keys.ts';
import { InvitationCard, LinkCard } from './pages/family-pages.tsx';
import { TodayCard } from './pages/today-card.tsx';
import { isPutTo, mayHearAgain } from './rules/statements.ts';
import { ballotUnder } from './store/ballots.ts';
import { waitingFor } from './store/own.ts';
import { outcomeOf } from './store/participation.ts';
import { publishedSince } from './store/results.ts';
import { type Db, type OpenRound, roundOf } from './store/rounds.ts';
import { statementsOf } from './store/statements.ts';

/** For how many days the first page leads to what came out. */
const leadsFor = 30;

/**
 * On the first page: rounds that this person can take part in. Who would rather not sees none; who answered before sees one again when there is
 * something new, at most once in two weeks and on school days only.
 */
export async function invitations(ground: Ground, person: CardHolder, { language }: Frame): Promise<Card[]> {
  const day = today(ground.clock);
  const reader = person.kind;
  const { invited, results } = await ground.database.inSchool(person.school, async (db: Db) => {
    const { rounds, version } = await openFor(db, person, day);
    const isAtSchool = isSchoolDay(await schoolCalendar(db, person.school), day);
    const found = [];
    for (const round of rounds) {
      if ((await outcomeOf(db, person.school, round.id, person.id)) === 'did-not-want') continue;
      found.push({ round, invitation: await invitationTo(db, round, isAtSchool) });
    }
    return { invited: found, results: await resultsFor(db, version) };

    async function invitationTo(db: Db, round: OpenRound, isAtSchool: boolean): Promise<'first' | 'new' | 'none'> {
      const key = voiceKeys.of(ground, round.id);
      const kept = key && (await ballotUnder(db, person.school, round.id, pseudonymOf(key, person.id)));
      const askedUntil = kept?.askedUntil;
      if (!askedUntil) return 'first';
      if (!isAtSchool || !mayHearAgain(askedUntil, day)) return 'none';
      const isNew = (await statementsOf(db, person.school, round.id)).some(
        (one) => isPutTo(one, audienceOf(version)) && (one.putOn ?? '') > askedUntil && !(one.id in kept.choices),
      );
      return isNew ? 'new' : 'none';
    }
  });
  return [
    ...invited.map(({ round, invitation }) => ({
      place: 5,
      content:
        invitation === 'none' ? (
          <LinkCard language={language} reader={reader} to={`/p/voice/${round.id}/said`} text="card.more" />
        ) : (
          <InvitationCard language={language} reader={reader} round={round} hasNew={invitation === 'new'} />
        ),
    })),
    ...results.map(({ roundId }) => ({
      place: 6,
      content: <LinkCard language={language} reader={reader} to={`/p/voice/${roundId}/results`} text="card.results" />,
    })),
  ];

  async function resultsFor(db: Db, version: Awaited<ReturnType<typeof versionOf>>) {
    const published = await publishedSince(db, person.school, addDays(day, -leadsFor));
    const theirs = [];
    for (const one of published) if ((await roundOf(db, person.school, one.roundId))?.audiences.includes(audienceOf(version))) theirs.push(one);
    return theirs;
  }
}

/** On Vandaag: statements that people wrote themselves and that wait to be read. */
export async function todayCards(ground: Ground, staff: Staff): Promise<Card[]> {
  const waiting = await ground.database.inSchool(staff.school, async (db: Db) => {
    const found = [];
    for (const one of await waitingFor(db, staff)) found.push({ ...one, title: (await roundOf(db, staff.school, one.roundId))?.title ?? '' });
    return found;
  });
  return waiting.length === 0 ? [] : [{ place: 4, content: <TodayCard waiting={waiting} /> }];
}
