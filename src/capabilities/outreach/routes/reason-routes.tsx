import { type Context, Hono } from 'hono';
import type { Ground } from '../../../platform/ground.ts';
import { today } from '../../../platform/time/clock.ts';
import { readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { end, rewriteReason } from '../changing.ts';
import { EndingPage } from '../pages/ending-page.tsx';
import { ReasonPage } from '../pages/reason-page.tsx';
import { type EndingForm, endingSlips } from '../rules/ending.ts';
import { reasonSlips } from '../rules/reason.ts';
import type { Entry } from '../store/entries.ts';
import type { Db } from '../store/seeing.ts';
import { endings } from '../tables.ts';
import { readReason } from './entering-routes.tsx';
import { entryIn } from './entry-in.ts';
import { saved } from './entry-routes.tsx';
import { typedDay, typedWords } from './typed-words.ts';

/** Why contact was lost, written again; and how it ended. */
export function reasonRoutes(ground: Ground): Hono<Env> {
  const { database, clock } = ground;

  return new Hono<Env>()
    .get(
      '/staff/lost/:id/reason',
      staffOnly(async (c, staff) => {
        const { entry, why } = await database.inSchool(staff.school, (db: Db) => entryIn(ground, db, c, staff));
        return show(c, <ReasonPage frame={frameOf(c, ground)} who={entry} typed={why} form={formOf(entry)} />);
      }),
    )
    .post(
      '/staff/lost/:id/reason',
      staffOnly(async (c, staff) => {
        const form = await readForm(c);
        const typed = readReason(form);
        const slips = reasonSlips(typed, today(clock));
        const isSlip = Object.keys(slips).length > 0;
        const { open, outcome } = await database.inSchool(staff.school, async (db: Db) => {
          const open = await entryIn(ground, db, c, staff);
          if (isSlip) return { open, outcome: 'slip' as const };
          const outcome = await rewriteReason({ db, staff, open, edition: form.text('edition'), day: today(clock) }, typed);
          return { open: outcome === 'clash' ? await entryIn(ground, db, c, staff) : open, outcome };
        });
        if (outcome === 'saved') return saved(c);
        const { entry, why } = open;
        if (outcome === 'clash') return show(c, <ReasonPage frame={frameOf(c, ground)} who={entry} typed={typed} form={formOf(entry)} clash={why} />, 409);
        const seen = { entryId: entry.id, edition: form.text('edition') };
        return show(c, <ReasonPage frame={frameOf(c, ground)} who={entry} typed={typed} slips={slips} form={seen} />, 422);
      }),
    )
    .get(
      '/staff/lost/:id/ending',
      staffOnly(async (c, staff) => {
        const { entry, cameOfIt } = await database.inSchool(staff.school, (db: Db) => entryIn(ground, db, c, staff));
        const typed: EndingForm = { ending: entry.ending ?? undefined, endedOn: entry.endedOn ?? today(clock), cameOfIt };
        return show(c, <EndingPage frame={frameOf(c, ground)} entry={entry} today={today(clock)} typed={typed} />);
      }),
    )
    .post(
      '/staff/lost/:id/ending',
      staffOnly(async (c, staff) => {
        const form = await readForm(c);
        const typed: EndingForm = { ending: form.oneOf('ending', endings), endedOn: typedDay(form, 'ended-on'), cameOfIt: typedWords(form, 'came-of-it') };
        const { open, slips, isClash } = await tryEnding(c, staff, typed, form.text('edition'));
        if (!slips && !isClash) return saved(c);
        const entry = isClash ? open.entry : { ...open.entry, edition: form.text('edition') };
        return show(
          c,
          <EndingPage frame={frameOf(c, ground)} entry={entry} today={today(clock)} typed={typed} {...(slips && { slips })} clash={isClash} />,
          isClash ? 409 : 422,
        );
      }),
    );

  async function tryEnding(c: Context<Env>, staff: Staff, typed: EndingForm, edition: string) {
    return database.inSchool(staff.school, async (db: Db) => {
      const open = await entryIn(ground, db, c, staff);
      const slips = endingSlips(typed, open.entry.lastOn, today(clock));
      const { ending } = typed;
      if (!ending || slips.endedOn) return { open, slips, isClash: false };
      const isClash = (await end({ db, staff, open, edition, day: today(clock) }, typed, ending)) === 'clash';
      return { open: isClash ? await entryIn(ground, db, c, staff) : open, isClash };
    });
  }
}

/** What the page of an entry's reason sends along. */
const formOf = ({ id, edition }: Entry) => ({ entryId: id, edition });
