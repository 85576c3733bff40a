import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { languages } from '../../../platform/texts/words.ts';
import { today } from '../../../platform/time/clock.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import { showBytes } from '../../../platform/web/show-bytes.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import { languagesRead, ownTexts } from '../../languages/index.tsx';
import { type ReadQuestion, readQuestion } from '../asking.ts';
import { publicAddress } from '../pages/address.ts';
import { AnswersPage } from '../pages/answers-page.tsx';
import { PrintPage } from '../pages/print-page.tsx';
import { type AgreementShown, readOn, shownOn } from '../reading.ts';
import { type SharingRefusal, sharingRefusal } from '../rules/sharing.ts';
import { plainWords } from '../rules/words.ts';
import { shareAnswer, sharedAnswersOf, takeSharedAnswerAway } from '../store/staff.ts';
import type { Agreement, Db, Published } from '../store/versions.ts';
import { agreementIn, mayWrite } from './agreement-in.ts';

/** Answers for everybody, what was asked for who promised to answer, and the sheet of paper. */
export function sharingRoutes(ground: Ground): Hono<Env> {
  const { database, clock, settings } = ground;

  return new Hono<Env>()
    .get(
      '/staff/agreements/questions/:question/sound',
      staffOnly(async (c, staff) => {
        const id = c.req.param('question') ?? '';
        const sound = isUuid(id) ? (await readQuestion(ground, staff, id))?.sound : undefined;
        if (!sound) throw new NotThere();
        return showBytes(c, sound);
      }),
    )
    .get(
      '/staff/agreements/:id/answers',
      staffOnly(async (c, staff) => answersPage(c, staff, await besideOf(staff, c.req.query('beside') ?? ''))),
    )
    .post(
      '/staff/agreements/:id/answers',
      staffOnly(async (c, staff) => {
        const form = await readForm(c);
        const typed = { question: plainWords(form.text('question')), answer: plainWords(form.text('answer')) };
        const asked = await besideOf(staff, form.text('beside'));
        const slip = sharingRefusal(typed.question, typed.answer, asked);
        if (slip) return answersPage(c, staff, asked, { typed, slip });
        await database.inSchool(staff.school, async (db: Db) => {
          const { agreement, version } = await sharedIn(c, db, staff, asked);
          await shareAnswer(db, staff, { id: agreement.id, title: version.title }, typed, today(clock));
        });
        return c.redirect(`/staff/agreements/${c.req.param('id')}/answers`, 303);
      }),
    )
    .post(
      '/staff/agreements/:id/answers/:answer/removal',
      staffOnly(async (c, staff) => {
        const answerId = c.req.param('answer') ?? '';
        await database.inSchool(staff.school, async (db: Db) => {
          const { agreement } = await sharedIn(c, db, staff);
          if (isUuid(answerId)) await takeSharedAnswerAway(db, staff.school, agreement.id, answerId);
        });
        return c.redirect(`/staff/agreements/${c.req.param('id')}/answers`, 303);
      }),
    )
    .get(
      '/staff/agreements/:id/print',
      staffOnly(async (c, staff) => {
        const { sheets, name } = await database.inSchool(staff.school, async (db: Db) => {
          const agreement = await agreementIn(c, db, staff);
          const read = await languagesRead(db, staff.school);
          const sheets: { language: (typeof languages)[number]; agreement: AgreementShown }[] = [];
          for (const language of languages) {
            const shown = language === 'nl' || read.has(language) ? await shownOn(db, staff.school, agreement, today(clock), language) : undefined;
            // Where nobody translated it the Dutch sheet is the same.
            if (shown && (language === 'nl' || Object.values(shown.text.parts).some((part) => part.language === language)))
              sheets.push({ language, agreement: shown });
          }
          return { sheets, name: agreement.name };
        });
        if (sheets.length === 0) throw new NotThere();
        return show(c, <PrintPage frame={frameOf(c, ground)} sheets={sheets} address={settings.address + publicAddress(staff.schoolSlug, name)} />);
      }),
    );

  /** A question beside which somebody writes; nothing for who did not promise to answer it. */
  async function besideOf(staff: Staff, id: string): Promise<ReadQuestion | undefined> {
    return isUuid(id) ? readQuestion(ground, staff, id) : undefined;
  }

  /** For whom one can ask, who stands in, and the leadership; and for who answers a question that was handed over. */
  async function sharedIn(c: Context<Env>, db: Db, staff: Staff, asked?: ReadQuestion): Promise<{ agreement: Agreement; version: Published }> {
    const agreement = await agreementIn(c, db, staff);
    const version = readOn(agreement, today(clock));
    const isTheirs = mayWrite(staff) || [version?.answerableId, version?.substituteId].includes(staff.id) || asked?.agreementId === agreement.id;
    if (!version || !isTheirs) throw new NotThere();
    return { agreement, version };
  }

  interface Shown {
    typed?: { question: string; answer: string };
    slip?: SharingRefusal;
  }

  async function answersPage(c: Context<Env>, staff: Staff, asked: ReadQuestion | undefined, shown: Shown = {}): Promise<Response> {
    const { version, answers } = await database.inSchool(staff.school, async (db: Db) => {
      const { agreement, version } = await sharedIn(c, db, staff, asked);
      const shared = await sharedAnswersOf(db, staff.school, agreement.id);
      const texts = await ownTexts(
        db,
        staff.school,
        shared.map(({ textId }) => textId),
        'nl',
      );
      const answers = shared.map(({ id, textId }) => {
        const parts = texts.get(textId)?.parts;
        return { id, question: parts?.question?.dutch ?? '', answer: parts?.answer?.dutch ?? '' };
      });
      return { version, answers };
    });
    const beside = asked?.agreementId === version.agreementId ? asked : undefined;
    return show(
      c,
      <AnswersPage frame={frameOf(c, ground)} id={version.agreementId} title={version.title} shared={answers} asked={beside} {...shown} />,
      shown.slip ? 422 : 200,
    );
  }
}
