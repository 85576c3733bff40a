import { type Context, Hono } from 'hono';
import type { Kysely } from 'kysely';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { today } from '../../../platform/time/clock.ts';
import { stateOf } from '../../../platform/two-books/opening.ts';
import { organisers, reads } from '../../../platform/two-books/organisers.ts';
import { settlingTime } from '../../../platform/two-books/settling.ts';
import { groupsOf, type Standee } from '../../../platform/two-books/standing.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, hasRole, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { namesOf, type Participant } from '../../people/index.ts';
import { PaperPage } from '../pages/paper-page.tsx';
import { GroupPage, type RoundHead, RoundPeoplePage } from '../pages/people-pages.tsx';
import { PutQuestionsPage } from '../pages/put-questions-page.tsx';
import { roundMemory } from '../round-memory.ts';
import { asked } from '../rules/questions.ts';
import { standees } from '../standing.ts';
import { noteReminded, participationOf, remindedIn } from '../store/participation.ts';
import { archiveRound, closeRound, type Db, type OpenRound, partsOf, roundOf, saveParts } from '../store/rounds.ts';
import { staffWords as t } from '../texts/staff.ts';

/** Whom a round reaches: the first book, by name. */
export function peopleRoutes(ground: Ground): Hono<Env> {
  const { database, clock } = ground;

  return new Hono<Env>()
    .get(
      '/staff/rounds/:id/people',
      staffOnly((c, staff) => peoplePage(c, staff)),
    )
    .get(
      '/staff/rounds/:id/put',
      staffOnly(async (c, staff) => {
        const { round, head } = await roundIn(c, staff);
        const parts = await database.inSchool(staff.school, (db: Db) => partsOf(db, staff.school, round.id));
        const mayTakeOut = hasRole(staff, organisers) && (head.state === 'open' || head.state === 'waiting');
        return show(c, <PutQuestionsPage frame={frameOf(c, ground)} round={head} parts={parts} mayTakeOut={mayTakeOut} />);
      }),
    )
    .post(
      '/staff/rounds/:id/removals',
      staffOnly(async (c, staff) => {
        const { round } = await roundIn(c, staff);
        const form = await readForm(c);
        await database.inSchool(staff.school, async (db: Db) => {
          const part = (await partsOf(db, staff.school, round.id)).find(({ version }) => version === form.text('version'));
          if (!part || round.closedOn) throw new NotThere();
          const questions = part.questions.map((question) => (question.id === form.text('question') ? { ...question, isRemoved: true as const } : question));
          await saveParts(db, staff.school, round.id, [{ version: part.version, questions }]);
        });
        return c.redirect(`/staff/rounds/${round.id}/put`, 303);
      }, organisers),
    )
    .post(
      '/staff/rounds/:id/closing',
      staffOnly(async (c, staff) => {
        const { round } = await roundIn(c, staff);
        await database.inSchool(staff.school, (db: Db) =>
          closeRound(db, staff.school, round.id, { day: today(clock), settlesAfter: settlingTime(clock.now()) }),
        );
        roundMemory(ground).forget(round.id);
        return c.redirect(`/staff/rounds/${round.id}/people`, 303);
      }, organisers),
    )
    .post(
      '/staff/rounds/:id/archive',
      staffOnly(async (c, staff) => {
        const { round } = await roundIn(c, staff);
        const owed = await database.inSchool(staff.school, (db: Db) => ground.owed(db as unknown as Kysely<never>, staff.school, round.id));
        if (owed > 0) return peoplePage(c, staff, true);
        await database.inSchool(staff.school, (db: Db) => archiveRound(db, staff.school, round.id, today(clock)));
        return c.redirect(`/staff/rounds/${round.id}/people`, 303);
      }, organisers),
    )
    .get(
      '/staff/rounds/:id/people/:of',
      staffOnly(async (c, staff) => groupPage(c, staff)),
    )
    .post(
      '/staff/rounds/:id/people/:of/reminders',
      staffOnly(async (c, staff) => {
        const { round, group } = await groupIn(c, staff);
        const left = group.filter(({ standing }) => standing === 'not-reached').map(({ personId }) => personId);
        const reminded = await database.inSchool(staff.school, (db: Db) => noteReminded(db, staff.school, round.id, left, today(clock)));
        return groupPage(c, staff, reminded.length);
      }),
    )
    .get(
      '/staff/rounds/:id/people/:of/paper',
      staffOnly(async (c, staff) => {
        const { round, head, group, name, of } = await groupIn(c, staff);
        const left = group.filter(({ standing }) => standing === 'not-reached');
        const parts = await database.inSchool(staff.school, (db: Db) => partsOf(db, staff.school, round.id));
        const questions = new Map(parts.map((part) => [part.version, asked(part.questions)]));
        const slips = left.map(({ givenName, language, version }) => ({ givenName, language, version, questions: questions.get(version) ?? [] }));
        const paper = { id: round.id, kind: round.kind, title: round.title, period: round.period, readerName: head.readerName };
        return show(c, <PaperPage frame={frameOf(c, ground)} round={paper} of={of} name={name} slips={slips} />);
      }),
    );

  async function roundIn(c: Context<Env>, staff: Staff): Promise<{ round: OpenRound; head: RoundHead; people: Standee<Participant>[] }> {
    const id = c.req.param('id') ?? '';
    return database.inSchool(staff.school, async (db: Db) => {
      const round = isUuid(id) ? ((await roundOf(db, staff.school, id)) as OpenRound | undefined) : undefined;
      if (!round?.openedOn) throw new NotThere();
      const names = await namesOf(db, staff.school, [round.readerId, round.substituteId]);
      const state = stateOf(round, today(clock));
      const head: RoundHead = {
        id,
        title: round.title,
        period: round.period,
        state,
        day: state === 'waiting' ? round.opensOn : (round.closedOn ?? round.closesOn),
        readerName: names.get(round.readerId) ?? '',
        substituteName: names.get(round.substituteId) ?? '',
      };
      return { round, head, people: await standees(db, ground, staff, round) };
    });
  }

  async function peoplePage(c: Context<Env>, staff: Staff, isOwing = false): Promise<Response> {
    const { round, head, people } = await roundIn(c, staff);
    const participation = await database.inSchool(staff.school, (db: Db) => participationOf(db, staff, round.id));
    return show(
      c,
      <RoundPeoplePage
        frame={frameOf(c, ground)}
        round={head}
        groups={groupsOf(people, groupName)}
        mayClose={hasRole(staff, organisers)}
        isReader={reads(staff, round)}
        isAsked={participation !== undefined}
        done={(['saved', 'was-there', 'late'] as const).find((known) => known === c.req.query('done'))}
        isOwing={isOwing}
      />,
      isOwing ? 409 : 200,
    );
  }

  async function groupIn(c: Context<Env>, staff: Staff) {
    const { round, head, people } = await roundIn(c, staff);
    const of = c.req.param('of') ?? '';
    const group = people.filter((person) => person.group === of);
    const [first] = group;
    if (!first) throw new NotThere();
    return { round, head, of, group, name: groupName(first) };
  }

  async function groupPage(c: Context<Env>, staff: Staff, reminded?: number): Promise<Response> {
    const { round, head, of, name, group } = await groupIn(c, staff);
    const before = await database.inSchool(staff.school, (db: Db) => remindedIn(db, staff.school, round.id));
    const people = group.map(({ personId, givenName, familyName, standing, way }) => ({
      personId,
      name: `${givenName} ${familyName}`,
      standing,
      way,
      note: standing === 'not-reached' && before.has(personId) ? t('people.was-reminded') : undefined,
    }));
    return show(
      c,
      <GroupPage frame={frameOf(c, ground)} round={head} of={of} name={name} people={people} isReader={reads(staff, round)} reminded={reminded} />,
    );
  }
}

const groupName = ({ group, className }: Standee<Participant>): string =>
  group === 'guardians' || group === 'staff' ? t(`group.${group}`) : (className ?? '');
