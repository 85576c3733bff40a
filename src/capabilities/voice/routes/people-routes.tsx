import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { lookAgainIn } from '../../../platform/jobs/jobs.ts';
import { today } from '../../../platform/time/clock.ts';
import { stateOf } from '../../../platform/two-books/opening.ts';
import { organisers, reads } from '../../../platform/two-books/organisers.ts';
import { settlesIn, settlingTime } from '../../../platform/two-books/settling.ts';
import { groupsOf, type Standee } from '../../../platform/two-books/standing.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, hasRole, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { namesOf, type Participant } from '../../people/index.ts';
import { PaperPage } from '../pages/paper-page.tsx';
import { doneThings, GroupPage, type RoundHead, RoundPage } from '../pages/round-pages.tsx';
import { stripsFor } from '../rules/statements.ts';
import { standees } from '../standing.ts';
import { waitingFor } from '../store/own.ts';
import { closeRound, type Db, type OpenRound, roundOf } from '../store/rounds.ts';
import { statementsOf } from '../store/statements.ts';
import { staffWords as t } from '../texts/staff.ts';
import { voiceMemory } from '../voice-memory.ts';
import { lineOf } from './planning-routes.tsx';

/** Whom a round of statements reaches: the first book, by name. */
export function peopleRoutes(ground: Ground): Hono<Env> {
  const { database, clock } = ground;

  return new Hono<Env>()
    .get(
      '/staff/voice/:id',
      staffOnly(async (c, staff) => {
        const id = c.req.param('id') ?? '';
        const draft = isUuid(id) ? await database.inSchool(staff.school, (db: Db) => roundOf(db, staff.school, id)) : undefined;
        if (draft && !draft.openedOn && hasRole(staff, organisers)) return c.redirect(`/staff/voice/${id}/draft`, 303);
        const { round, head, people } = await roundIn(c, staff);
        const waiting = reads(staff, round) ? await database.inSchool(staff.school, (db: Db) => waitingFor(db, staff)) : undefined;
        return show(
          c,
          <RoundPage
            frame={frameOf(c, ground)}
            round={head}
            groups={groupsOf(people, nameOf)}
            mayClose={hasRole(staff, organisers)}
            waiting={waiting && (waiting.find(({ roundId }) => roundId === id)?.count ?? 0)}
            isAsked={round.audiences.includes('staff')}
            done={doneThings.find((known) => known === c.req.query('done'))}
          />,
        );
      }),
    )
    .post(
      '/staff/voice/:id/closing',
      staffOnly(async (c, staff) => {
        const { round } = await roundIn(c, staff);
        await database.inSchool(staff.school, (db: Db) =>
          closeRound(db, staff.school, round.id, { day: today(clock), settlesAfter: settlingTime(clock.now()) }),
        );
        voiceMemory(ground).forget(round.id);
        lookAgainIn(ground, settlesIn);
        return c.redirect(`/staff/voice/${round.id}`, 303);
      }, organisers),
    )
    .get(
      '/staff/voice/:id/people/:of',
      staffOnly(async (c, staff) => {
        const { round, head, group, name, of } = await groupIn(c, staff);
        const people = group.map(({ personId, givenName, familyName, standing, way }) => ({ personId, name: `${givenName} ${familyName}`, standing, way }));
        return show(c, <GroupPage frame={frameOf(c, ground)} round={head} of={of} name={name} people={people} isReader={reads(staff, round)} />);
      }),
    )
    .get(
      '/staff/voice/:id/people/:of/paper',
      staffOnly(async (c, staff) => {
        const { round, head, group, name, of } = await groupIn(c, staff);
        const statements = await database.inSchool(staff.school, (db: Db) => statementsOf(db, staff.school, round.id));
        const strips = group
          .filter(({ standing }) => standing === 'not-reached')
          .flatMap(({ givenName, language, version }) =>
            stripsFor(statements, version, round.sitting).map((some, place) => ({
              givenName,
              language,
              version,
              number: place + 1,
              statements: some.filter(({ takenOutOn }) => takenOutOn === null),
            })),
          );
        return show(
          c,
          <PaperPage
            frame={frameOf(c, ground)}
            round={{ id: round.id, title: round.title, readerName: head.readerName }}
            of={of}
            name={name}
            strips={strips}
          />,
        );
      }),
    );

  async function roundIn(c: Context<Env>, staff: Staff): Promise<{ round: OpenRound; head: RoundHead; people: Standee<Participant>[] }> {
    const id = c.req.param('id') ?? '';
    return database.inSchool(staff.school, async (db: Db) => {
      const round = isUuid(id) ? ((await roundOf(db, staff.school, id)) as OpenRound | undefined) : undefined;
      if (!round?.openedOn) throw new NotThere();
      const names = await namesOf(db, staff.school, [round.readerId, round.substituteId]);
      const head = {
        ...lineOf(round, today(clock)),
        state: stateOf({ ...round, archivedOn: null }, today(clock)),
        readerName: names.get(round.readerId) ?? '',
        substituteName: names.get(round.substituteId) ?? '',
      };
      return { round, head, people: await standees(db, ground, staff, round) };
    });
  }

  async function groupIn(c: Context<Env>, staff: Staff) {
    const { round, head, people } = await roundIn(c, staff);
    const of = c.req.param('of') ?? '';
    const group = people.filter((person) => person.group === of);
    const [first] = group;
    if (!first) throw new NotThere();
    return { round, head, group, of, name: nameOf(first) };
  }
}

const nameOf = ({ group, className }: Standee<Participant>): string =>
  group === 'guardians' ? t('audience.guardians') : group === 'staff' ? t('audience.staff') : (className ?? t('audience.pupils'));
