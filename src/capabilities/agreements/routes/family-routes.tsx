import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { newId } from '../../../platform/secrets/random.ts';
import { today } from '../../../platform/time/clock.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type CardHolder, type Env, familyOnly } from '../../../platform/web/guards.ts';
import { withPower } from '../../../platform/web/security-headers.ts';
import { show } from '../../../platform/web/show.tsx';
import { ask, askingIn, promisedAnswer } from '../asking.ts';
import { writeQuestionTicket } from '../letters.ts';
import { AgreementPage } from '../pages/agreement-page.tsx';
import { HistoryPage } from '../pages/history-page.tsx';
import { ListPage } from '../pages/list-page.tsx';
import { AskedPage, QuestionPage } from '../pages/question-page.tsx';
import { type AgreementShown, changesOf, isPublic, linesFor, shownOn } from '../reading.ts';
import { askingRefusal } from '../rules/asking.ts';
import { classesAround, foundClear, sayClear } from '../store/families.ts';
import { type Agreement, agreementOf, type Db } from '../store/versions.ts';

/** Where pupils and guardians read what was agreed, say that it is clear, and ask. */
export function familyRoutes(ground: Ground): Hono<Env> {
  const { database, clock } = ground;

  return new Hono<Env>()
    .use('/p/agreements/:name/question', withPower('microphone'))
    .use('/p/agreements/:name/questions', withPower('microphone'))
    .get(
      '/p/agreements',
      familyOnly(async (c, person) => {
        const lines = await database.inSchool(person.school, async (db: Db) =>
          linesFor(db, person.school, {
            reader: { kind: person.kind, classIds: await classesAround(db, person) },
            day: today(clock),
            language: c.var.language,
          }),
        );
        return show(c, <ListPage frame={frameOf(c, ground)} reader={person.kind} school={person.schoolSlug} lines={lines} isKnown />);
      }),
    )
    .get(
      '/p/agreements/:name',
      familyOnly(async (c, person) => {
        const { agreement, isClear } = await database.inSchool(person.school, async (db: Db) => {
          const agreement = await agreementIn(c, db, person);
          return { agreement, isClear: await foundClear(db, person, agreement.version.id) };
        });
        return show(
          c,
          <AgreementPage frame={frameOf(c, ground)} reader={person.kind} school={person.schoolSlug} agreement={agreement} known={{ foundClear: isClear }} />,
        );
      }),
    )
    .get(
      '/p/agreements/:name/history',
      familyOnly(async (c, person) => {
        const { name, changes } = await database.inSchool(person.school, async (db: Db) => {
          const { version } = await agreementIn(c, db, person);
          const agreement = (await agreementOf(db, person.school, { id: version.agreementId })) as Agreement;
          return { name: agreement.name, changes: await changesOf(db, person.school, agreement, c.var.language) };
        });
        return show(c, <HistoryPage frame={frameOf(c, ground)} reader={person.kind} school={person.schoolSlug} name={name} changes={changes} isKnown />);
      }),
    )
    .post(
      '/p/agreements/:name/clarity',
      familyOnly(async (c, person) => {
        const read = (await readForm(c)).text('version');
        await database.inSchool(person.school, async (db: Db) => {
          const { version } = await agreementIn(c, db, person);
          // What changed since it was read is shown again first.
          if (version.id === read) await sayClear(db, person, read);
        });
        return c.redirect(`/p/agreements/${c.req.param('name')}`, 303);
      }),
    )
    .get(
      '/p/agreements/:name/question',
      familyOnly(async (c, person) => {
        const agreement = await database.inSchool(person.school, (db: Db) => agreementIn(c, db, person));
        return questionPage(c, person, agreement, { id: newId(), slip: c.req.query('slip') === 'ask.empty' ? 'ask.empty' : undefined });
      }),
    )
    .post(
      '/p/agreements/:name/questions',
      familyOnly(async (c, person) => {
        const form = await readForm(c);
        const id = isUuid(form.text('id')) ? form.text('id') : newId();
        const asking = askingIn(form, id);
        const agreement = await database.inSchool(person.school, (db: Db) => agreementIn(c, db, person));
        const slip = askingRefusal(asking);
        if (slip) {
          const typed = { kind: asking.kind ?? '', words: asking.words, sound: asking.sound?.toString('base64url') ?? '' };
          return questionPage(c, person, agreement, { id, typed, slip }, 422);
        }
        if (!(await database.inSchool(person.school, (db: Db) => ask(db, ground, person, { version: agreement.version, asking })))) throw new NotThere();
        return c.redirect(`/p/agreements/${agreement.name}/asked`, 303);
      }),
    )
    .get(
      '/p/agreements/:name/asked',
      familyOnly(async (c, person) => {
        const { agreement, promised } = await database.inSchool(person.school, async (db: Db) => {
          const agreement = await agreementIn(c, db, person);
          return { agreement, promised: await promisedAnswer(db, person, agreement.version) };
        });
        const { name } = agreement;
        if (!promised) return c.redirect(`/p/agreements/${name}`, 303);
        const people = { person: promised.person ?? agreement.person.name, substitute: promised.substitute ?? agreement.substitute };
        return show(c, <AskedPage frame={frameOf(c, ground)} reader={person.kind} name={name} {...people} day={promised.day} />);
      }),
    );

  async function agreementIn(c: Context<Env>, db: Db, person: CardHolder): Promise<AgreementShown> {
    const agreement = await agreementOf(db, person.school, { name: c.req.param('name') ?? '' });
    const shown = agreement && (await shownOn(db, person.school, agreement, today(clock), c.var.language));
    if (!shown || !isPublic(shown.version)) throw new NotThere();
    return shown;
  }

  async function questionPage(
    c: Context<Env>,
    person: CardHolder,
    agreement: AgreementShown,
    shown: Pick<Parameters<typeof QuestionPage>[0], 'id' | 'typed' | 'slip'>,
    status: 200 | 422 = 200,
  ): Promise<Response> {
    const { school, id, kind } = person;
    const ticket = writeQuestionTicket(ground, { asker: { school, id, kind }, agreementId: agreement.version.agreementId });
    const sealing = { ticket, school, key: (await ground.keys.sealedBox(school)).publicKey };
    return show(c, <QuestionPage frame={frameOf(c, ground)} reader={kind} agreement={agreement} sealing={sealing} {...shown} />, status);
  }
}
