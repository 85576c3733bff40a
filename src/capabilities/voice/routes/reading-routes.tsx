import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { playable } from '../../../platform/questions/spoken/shared-with-browser/recording.ts';
import { newId } from '../../../platform/secrets/random.ts';
import { unseal } from '../../../platform/secrets/seal.ts';
import { today } from '../../../platform/time/clock.ts';
import { type Audience, audiences } from '../../../platform/two-books/books.ts';
import { stateOf } from '../../../platform/two-books/opening.ts';
import { reads } from '../../../platform/two-books/organisers.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { type Form, readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import { showBytes } from '../../../platform/web/show-bytes.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import { wordsKey } from '../keys.ts';
import { OwnPage } from '../pages/own-page.tsx';
import { RoomPage } from '../pages/room-page.tsx';
import { StaffResultsPage } from '../pages/staff-results-page.tsx';
import { decideOn, ownIn } from '../reading.ts';
import { reasonIn } from '../rules/own.ts';
import { readRoom } from '../rules/room.ts';
import { isPutTo } from '../rules/statements.ts';
import { keepRoom, roomsOf } from '../store/ballots.ts';
import { soundFor } from '../store/own.ts';
import { listsOf } from '../store/results.ts';
import { type Db, type OpenRound, roundOf } from '../store/rounds.ts';
import { statementsOf } from '../store/statements.ts';
import { staffWords as t } from '../texts/staff.ts';
import { audiencesIn } from './planning-routes.tsx';
import { slipOf } from './statement-routes.tsx';

/** Own statements for their reader, hands that were raised in a room, and what came out. */
export function readingRoutes(ground: Ground): Hono<Env> {
  const { database, clock } = ground;

  return new Hono<Env>()
    .get(
      '/staff/voice/:id/own',
      staffOnly(async (c, staff) => ownPage(c, staff, await readIn(c, staff))),
    )
    .post(
      '/staff/voice/:id/own/:own',
      staffOnly(async (c, staff) => {
        const round = await readIn(c, staff);
        const id = c.req.param('own') ?? '';
        const line = (await ownIn(ground, staff, round)).waiting.find((one) => one.id === id);
        if (!line) return c.redirect(`/staff/voice/${round.id}?done=was-read`, 303);
        const form = await readForm(c);
        const isTaken = form.text('do') === 'take';
        const words = form.text(`words-${id}`);
        const chosen = audiencesIn(form);
        const says = isTaken ? (slipOf(words) ?? (chosen.length === 0 ? t('slip.no-audience') : undefined)) : undefined;
        if (says) return ownPage(c, staff, round, { id, words, says });
        const own = form.text(`words-in-${id}`);
        const decision = isTaken
          ? { audiences: chosen, words: { nl: words, ...(line.language !== 'nl' && own && !slipOf(own) && { [line.language]: own }) } }
          : { reason: reasonIn(form.text(`reason-${id}`)) };
        const isFirst = await decideOn(ground, staff, round, id, decision);
        return c.redirect(`/staff/voice/${round.id}?done=${isFirst ? 'read' : 'was-read'}`, 303);
      }),
    )
    .get(
      '/staff/voice/:id/own/:own/sound',
      staffOnly(async (c, staff) => {
        await readIn(c, staff);
        const id = c.req.param('own') ?? '';
        const sealed = isUuid(id) ? await database.inSchool(staff.school, (db: Db) => soundFor(db, staff, id)) : undefined;
        if (!sealed) throw new NotThere();
        return showBytes(c, { type: 'audio/wav', bytes: playable(unseal(wordsKey(ground, staff.school), sealed, `${id} sound`)) });
      }),
    )
    .get(
      '/staff/voice/:id/room/:audience?',
      staffOnly(async (c, staff) => roomPage(c, staff)),
    )
    .post(
      '/staff/voice/:id/room/:audience',
      staffOnly(async (c, staff) => {
        const form = await readForm(c);
        const { round, audience, statements } = await roomIn(c, staff);
        const read = readRoom(
          statements.map(({ id }) => id),
          (field) => form.text(field),
        );
        if ('refused' in read) return roomPage(c, staff, form, read);
        const id = isUuid(form.text('session')) ? form.text('session') : newId();
        const isKept = await database.inSchool(staff.school, (db: Db) =>
          keepRoom(db, staff.school, round.id, { ...read, id, audience, heldOn: today(clock), enteredById: staff.id }),
        );
        return c.redirect(`/staff/voice/${round.id}?done=${isKept ? 'room' : 'late'}`, 303);
      }),
    )
    .get(
      '/staff/voice/:id/results',
      staffOnly(async (c, staff) => {
        const round = await roundIn(c, staff);
        const found = await database.inSchool(staff.school, async (db: Db) => {
          const result = await listsOf(db, staff.school, round.id);
          const words = new Map((await statementsOf(db, staff.school, round.id)).map((one) => [one.id, one.words]));
          return result && { ...result, words };
        });
        if (!found) throw new NotThere();
        return show(c, <StaffResultsPage frame={frameOf(c, ground)} roundId={round.id} title={round.title} {...found} />);
      }),
    );

  async function roundIn(c: Context<Env>, staff: Staff): Promise<OpenRound> {
    const id = c.req.param('id') ?? '';
    const round = isUuid(id) ? await database.inSchool(staff.school, (db: Db) => roundOf(db, staff.school, id)) : undefined;
    if (!round?.openedOn) throw new NotThere();
    return round as OpenRound;
  }

  /** Only for who reads own statements, or stands in. */
  async function readIn(c: Context<Env>, staff: Staff): Promise<OpenRound> {
    const round = await roundIn(c, staff);
    if (!reads(staff, round)) throw new NotThere();
    return round;
  }

  async function ownPage(c: Context<Env>, staff: Staff, round: OpenRound, slip?: { id: string; words: string; says: string }): Promise<Response> {
    const own = await ownIn(ground, staff, round);
    return show(c, <OwnPage frame={frameOf(c, ground)} round={round} {...own} slip={slip} />, slip ? 422 : 200);
  }

  async function roomIn(c: Context<Env>, staff: Staff) {
    const round = await roundIn(c, staff);
    const asked = c.req.param('audience');
    const audience = round.audiences.find((one) => one === asked) ?? (asked === undefined ? audienceFirst(round.audiences) : undefined);
    if (!audience || stateOf({ ...round, archivedOn: null }, today(clock)) !== 'open') throw new NotThere();
    const statements = await database.inSchool(staff.school, (db: Db) => statementsOf(db, staff.school, round.id));
    return { round, audience, statements: statements.filter((one) => isPutTo(one, audience)) };
  }

  async function roomPage(c: Context<Env>, staff: Staff, form?: Form, refused?: Parameters<typeof RoomPage>[0]['refused']): Promise<Response> {
    const { round, audience, statements } = await roomIn(c, staff);
    const before = await database.inSchool(staff.school, (db: Db) => roomsOf(db, staff.school, round.id));
    return show(
      c,
      <RoomPage
        frame={frameOf(c, ground)}
        round={round}
        sessionId={(form && isUuid(form.text('session')) && form.text('session')) || newId()}
        audience={audience}
        statements={statements}
        typed={(field) => form?.text(field) ?? ''}
        refused={refused}
        before={before.map((one) => ({ audience: one.audience, present: one.present }))}
      />,
      refused ? 422 : 200,
    );
  }
}

const audienceFirst = (some: readonly Audience[]): Audience | undefined => audiences.find((audience) => some.includes(audience));
