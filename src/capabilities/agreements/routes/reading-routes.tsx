import { type Context, Hono } from 'hono';
import type { Ground } from '../../../platform/ground.ts';
import { today } from '../../../platform/time/clock.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { answer, joinIn, type ReadDoubt, raise, readDoubts } from '../line.ts';
import { publicAddress } from '../pages/address.ts';
import { StaffListPage } from '../pages/staff-list-page.tsx';
import { type AgreementSlip, StaffAgreementPage } from '../pages/staff-page.tsx';
import { fieldChanges, readOn } from '../reading.ts';
import { doubtRefusal } from '../rules/doubting.ts';
import { plainWords } from '../rules/words.ts';
import { staffLists, staffVersion } from '../standing.ts';
import { holdDraft } from '../store/drafts.ts';
import { clearCount } from '../store/families.ts';
import type { Agreement, Db, Version } from '../store/versions.ts';
import { agreementIn, mayWrite, writersOnly } from './agreement-in.ts';

interface Shown {
  slip?: AgreementSlip | undefined;
  typed?: { doubtId: string; words: string };
}

/** One page of an agreement for all who work here, where they join in or doubt. */
export function readingRoutes(ground: Ground): Hono<Env> {
  const { database, settings } = ground;

  return new Hono<Env>()
    .get(
      '/staff/agreements',
      staffOnly(async (c, staff) => {
        const lists = await database.inSchool(staff.school, (db: Db) => staffLists(db, ground, staff.school, mayWrite(staff)));
        const address = settings.address + publicAddress(staff.schoolSlug);
        return show(c, <StaffListPage frame={frameOf(c, ground)} {...lists} mayWrite={mayWrite(staff)} publicAddress={address} />);
      }),
    )
    .get(
      '/staff/agreements/:id',
      staffOnly((c, staff) => showAgreement(c, ground, staff)),
    )
    .post(
      '/staff/agreements/:id/confirmation',
      staffOnly(async (c, staff) => {
        const edition = (await readForm(c)).text('edition');
        const hasJoined = await database.inSchool(staff.school, async (db: Db) => {
          const agreement = await agreementIn(c, db, staff);
          const read = [askedDraft(agreement), readOn(agreement, today(ground.clock))].find((version) => version?.edition === edition);
          return read !== undefined && (await joinIn(db, ground, staff, read));
        });
        if (!hasJoined) return showAgreement(c, ground, staff, { slip: 'text.changed' });
        return c.redirect(`/staff/agreements/${c.req.param('id')}`, 303);
      }),
    )
    .post(
      '/staff/agreements/:id/doubts',
      staffOnly(async (c, staff) => {
        const words = plainWords((await readForm(c)).text('doubt'));
        const slip = await database.inSchool(staff.school, async (db: Db) => {
          const { version, doubts } = await doubtsIn(c, db, staff);
          if (!(await holdDraft(db, staff.school, version.id))) throw new NotThere();
          const open = doubts.filter(({ answer }) => answer === undefined);
          // A second tap on a slow line: one doubt is one doubt.
          if (open.some((one) => one.words === words)) return undefined;
          const refused = doubtRefusal(words, open.length);
          if (!refused) await raise(db, ground, staff, version.id, words);
          return refused;
        });
        if (slip) return showAgreement(c, ground, staff, { slip, typed: { doubtId: '', words } });
        return c.redirect(`/staff/agreements/${c.req.param('id')}`, 303);
      }),
    )
    .post(
      '/staff/agreements/:id/doubts/:doubt/answer',
      staffOnly(async (c, staff) => {
        const doubtId = c.req.param('doubt') ?? '';
        const words = plainWords((await readForm(c)).text(`answer-${doubtId}`));
        const slip = doubtRefusal(words, 0);
        if (slip) return showAgreement(c, ground, staff, { slip, typed: { doubtId, words } });
        const isAnswered = await database.inSchool(staff.school, async (db: Db) => {
          const { doubts } = await doubtsIn(c, db, staff);
          if (!doubts.some(({ id }) => id === doubtId)) throw new NotThere();
          return answer(db, ground, staff, doubtId, words);
        });
        if (!isAnswered) return showAgreement(c, ground, staff, { slip: 'doubt.answered', typed: { doubtId, words } });
        return c.redirect(`/staff/agreements/${c.req.param('id')}`, 303);
      }, writersOnly),
    );

  async function doubtsIn(c: Context<Env>, db: Db, staff: Staff): Promise<{ version: Version; doubts: ReadDoubt[] }> {
    const version = askedDraft(await agreementIn(c, db, staff));
    if (!version) throw new NotThere();
    return { version, doubts: await readDoubts(db, ground, staff.school, [version.id]) };
  }
}

const askedDraft = ({ draft }: Agreement): Version | undefined => (draft?.askedOn ? draft : undefined);

/** The page of one agreement, with what stands in the way of a doubt or a publication. */
export async function showAgreement(c: Context<Env>, ground: Ground, staff: Staff, shown: Shown = {}): Promise<Response> {
  const around = await ground.database.inSchool(staff.school, async (db: Db) => {
    const agreement = await agreementIn(c, db, staff);
    const { draft } = agreement;
    const current = readOn(agreement, today(ground.clock));
    const latest = agreement.published.at(-1);
    return {
      agreement,
      draft: draft && {
        ...(await staffVersion(db, ground, staff, draft)),
        doubts: await readDoubts(db, ground, staff.school, [draft.id]),
        isAsked: draft.askedOn !== null,
      },
      changes: draft && latest ? fieldChanges(latest, draft) : [],
      published: current && { ...(await staffVersion(db, ground, staff, current)), clear: await clearCount(db, staff.school, current.id) },
      mayShare: mayWrite(staff) || [current?.answerableId, current?.substituteId].includes(staff.id),
    };
  });
  const { agreement, draft, changes, published, mayShare } = around;
  return show(
    c,
    <StaffAgreementPage
      frame={frameOf(c, ground)}
      id={agreement.id}
      subject={agreement.subjectName}
      draft={draft}
      changes={changes}
      published={published}
      mayWrite={mayWrite(staff)}
      mayShare={mayShare}
      publicAddress={publicAddress(staff.schoolSlug, agreement.name)}
      {...shown}
    />,
    shown.slip ? 422 : 200,
  );
}
