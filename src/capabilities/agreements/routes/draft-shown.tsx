import type { Context } from 'hono';
import type { Ground } from '../../../platform/ground.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import type { Env } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { answerers, classesOf } from '../../people/index.ts';
import { type DraftForm, DraftPage } from '../pages/draft-page.tsx';
import type { Draft, DraftRefusals } from '../rules/publishing.ts';
import { draftFrom } from '../store/drafts.ts';
import type { Agreement, Db, Version } from '../store/versions.ts';
import { agreementIn } from './agreement-in.ts';
import { asForm } from './draft-form.ts';

/** The draft of an agreement, and what it says; where only a published version is there the next draft begins from it, and is kept once it is saved. */
export async function draftOf(c: Context<Env>, db: Db, staff: Staff): Promise<{ agreement: Agreement; draft: Version | undefined; said: Draft }> {
  const agreement = await agreementIn(c, db, staff);
  const { draft, published } = agreement;
  const latest = published.at(-1);
  if (draft) return { agreement, draft, said: draftFrom(draft) };
  if (!latest) throw new NotThere();
  return { agreement, draft, said: { ...draftFrom(latest), whatChanged: '' } };
}

/** Classes for which an agreement can hold, and who can be asked about it. */
export const choicesFor = async (db: Db, staff: Staff) => ({ classes: await classesOf(db, staff), staff: await answerers(db, staff.school) });

interface Shown {
  /** What was typed; what is kept when nothing was. */
  form?: DraftForm;
  /** Of what was typed. Left out it is that of what is kept, so that who saves now knowingly saves over it. */
  edition?: string;
  refusals?: DraftRefusals;
  state?: 'clash' | 'refused';
}

export async function showDraft(c: Context<Env>, ground: Ground, staff: Staff, { form, edition, refusals = {}, state }: Shown = {}): Promise<Response> {
  const { agreement, draft, said, ...around } = await ground.database.inSchool(staff.school, async (db: Db) => ({
    ...(await draftOf(c, db, staff)),
    ...(await choicesFor(db, staff)),
  }));
  return show(
    c,
    <DraftPage
      frame={frameOf(c, ground)}
      agreementId={agreement.id}
      subject={agreement.subjectName}
      edition={edition ?? draft?.edition ?? ''}
      form={form ?? asForm(said)}
      refusals={refusals}
      isChange={agreement.published.length > 0}
      isKept={draft !== undefined}
      isAsked={draft?.askedOn != null}
      state={state}
      {...around}
    />,
    state ? 422 : 200,
  );
}
