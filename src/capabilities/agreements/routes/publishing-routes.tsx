import { type Context, Hono } from 'hono';
import type { Ground } from '../../../platform/ground.ts';
import { today } from '../../../platform/time/clock.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { answerers } from '../../people/index.ts';
import { ContradictionPage, type StandingRule } from '../pages/choose-page.tsx';
import { contradictionsOf } from '../rules/holding.ts';
import { type DraftRefusals, refusalsOf } from '../rules/publishing.ts';
import { standingRule } from '../standing.ts';
import { draftFrom, holdDraft, publish } from '../store/drafts.ts';
import { openDoubtCounts } from '../store/staff.ts';
import { type Agreement, agreementsOnSubject, type Db, type Published, type Version } from '../store/versions.ts';
import { agreementIn, writersOnly } from './agreement-in.ts';
import { showDraft } from './draft-shown.tsx';
import { showAgreement } from './reading-routes.tsx';

/** Where the leadership publishes what the staff could read. */
export function publishingRoutes(ground: Ground): Hono<Env> {
  const { database, clock } = ground;

  return new Hono<Env>().post(
    '/staff/agreements/:id/publication',
    staffOnly(async (c, staff) => {
      const edition = (await readForm(c)).text('edition');
      const outcome = await database.inSchool(staff.school, (db: Db) => publishIn(c, db, staff, edition));
      if ('slip' in outcome) return showAgreement(c, ground, staff, { slip: outcome.slip });
      if ('refusals' in outcome) return showDraft(c, ground, staff, { refusals: outcome.refusals, state: 'refused' });
      if ('contradicts' in outcome) {
        const { id, rule, contradicts } = outcome;
        return show(c, <ContradictionPage frame={frameOf(c, ground)} agreementId={id} draft={rule} others={contradicts} />, 422);
      }
      return c.redirect(`/staff/agreements/${c.req.param('id')}`, 303);
    }, writersOnly),
  );

  type Outcome =
    | { isPublished: true }
    | { slip: 'doubt.open' | 'text.changed' }
    | { refusals: DraftRefusals }
    | { id: string; rule: StandingRule; contradicts: StandingRule[] };

  /**
   * Publishes where nothing stands in the way. Whoever comes second on a subject waits here, and then sees what the first one published.
   * @param edition of what stood on the page when somebody said to publish it
   */
  async function publishIn(c: Context<Env>, db: Db, staff: Staff, edition: string): Promise<Outcome> {
    const { subjectId } = await agreementIn(c, db, staff);
    const onSubject = await agreementsOnSubject(db, staff.school, subjectId);
    const agreement = onSubject.find(({ id }) => id === c.req.param('id'));
    if (!agreement) throw new NotThere();
    if (agreement.published.some((version) => version.edition === edition)) return { isPublished: true };
    const { draft } = agreement;
    if (!draft?.askedOn || draft.edition !== edition || !(await holdDraft(db, staff.school, draft.id))) return { slip: 'text.changed' };
    const stopped = await whatStops(db, staff, { agreement, draft, onSubject });
    if (stopped) return stopped;
    return (await publish(db, staff, agreement, draft, today(clock))) ? { isPublished: true } : { slip: 'text.changed' };
  }

  interface Proposal {
    agreement: Agreement;
    draft: Version;
    /** All agreements on its subject. */
    onSubject: readonly Agreement[];
  }

  /** Something that is missing, a doubt without an answer, or what says something else about the same. */
  async function whatStops(db: Db, staff: Staff, { agreement, draft, onSubject }: Proposal): Promise<Outcome | undefined> {
    const said = draftFrom(draft);
    const staffIds = new Set((await answerers(db, staff.school)).map(({ id }) => id));
    const refusals = refusalsOf(said, { day: today(clock), staffIds, isChange: agreement.published.length > 0 });
    if (Object.keys(refusals).length > 0) return { refusals };
    if ((await openDoubtCounts(db, staff.school, [draft.id])).size > 0) return { slip: 'doubt.open' };
    const others = onSubject.filter(({ id }) => id !== agreement.id).map(({ published }) => published);
    const contradicts = contradictionsOf<Published>({ ...draft, from: said.from ?? '', until: said.until ?? '' }, others);
    if (contradicts.length === 0) return undefined;
    const rules = [];
    for (const version of contradicts) rules.push(await standingRule(db, staff.school, version));
    return { id: agreement.id, rule: await standingRule(db, staff.school, draft), contradicts: rules };
  }
}
