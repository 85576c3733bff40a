import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { forbiddenIn } from '../../../platform/questions/wording/forbidden-questions.ts';
import { adviceInWords, whyForbidden } from '../../../platform/questions/wording/in-words.ts';
import { today } from '../../../platform/time/clock.ts';
import { audiences } from '../../../platform/two-books/books.ts';
import { organisers } from '../../../platform/two-books/organisers.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { type Form, readForm } from '../../../platform/web/forms.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, hasRole, staffOnly } from '../../../platform/web/guards.ts';
import { show } from '../../../platform/web/show.tsx';
import type { Staff } from '../../../platform/web/visitor.ts';
import { type OwnForm, PutStatementsPage, StatementsPage } from '../pages/statements-page.tsx';
import { shippedStatements } from '../rules/shipped-statements.ts';
import { longestStatement, type Statement } from '../rules/statements.ts';
import { type Db, type Round, roundOf } from '../store/rounds.ts';
import { addStatements, changeWords, dropStatement, statementsOf, takeOut } from '../store/statements.ts';
import { staffWords as t } from '../texts/staff.ts';
import { voiceMemory } from '../voice-memory.ts';

/** Choosing, changing and adding statements; taking them out of a round that runs. */
export function statementRoutes(ground: Ground): Hono<Env> {
  const { database, clock } = ground;

  return new Hono<Env>()
    .get(
      '/staff/voice/:id/statements',
      staffOnly(async (c, staff) => page(c, staff, await roundIn(c, staff), { own: noOwn, isSaved: c.req.query('saved') !== undefined })),
    )
    .post(
      '/staff/voice/:id/statements',
      staffOnly(async (c, staff) => {
        const round = await roundIn(c, staff);
        if (round.closedOn) throw new NotThere();
        const form = await readForm(c);
        const own = ownIn(form);
        const ownSlip = own.words ? (slipOf(own.words) ?? (own.audiences.length === 0 ? t('slip.no-audience') : undefined)) : undefined;
        const statements = await database.inSchool(staff.school, (db: Db) => statementsOf(db, staff.school, round.id));
        const edited = round.openedOn ? [] : statements.map((statement) => editedIn(form, statement));
        const slips = edited.some(({ isKept, slip }) => isKept && slip);
        if (slips || ownSlip) return page(c, staff, round, { own, ownSlip, edited });
        await database.inSchool(staff.school, async (db: Db) => {
          for (const { statement, words, isKept } of edited) {
            if (!isKept) await dropStatement(db, staff.school, round.id, statement.id);
            else if (words !== statement.words.nl) await changeWords(db, staff.school, round.id, statement.id, { nl: words });
          }
          const chosen = new Set(round.openedOn ? [] : form.all('add'));
          const shipped = shippedStatements.filter(({ id }) => chosen.has(id) && !statements.some(({ shippedAs }) => shippedAs === id));
          const day = today(clock);
          await addStatements(db, staff.school, round.id, [
            ...shipped.map((one) => ({ audiences: [one.audience], words: one.words, shippedAs: one.id, putOn: day })),
            ...(own.words ? [{ audiences: audiences.filter((one) => own.audiences.includes(one)), words: { nl: own.words }, putOn: day }] : []),
          ]);
        });
        voiceMemory(ground).forget(round.id);
        return c.redirect(`/staff/voice/${round.id}/statements?saved`, 303);
      }, organisers),
    )
    .post(
      '/staff/voice/:id/removals',
      staffOnly(async (c, staff) => {
        const round = await roundIn(c, staff);
        const statement = (await readForm(c)).text('statement');
        if (!round.openedOn || round.closedOn || !isUuid(statement)) throw new NotThere();
        await database.inSchool(staff.school, (db: Db) => takeOut(db, staff.school, round.id, statement, today(clock)));
        voiceMemory(ground).forget(round.id);
        return c.redirect(`/staff/voice/${round.id}/statements`, 303);
      }, organisers),
    );

  async function roundIn(c: Context<Env>, staff: Staff): Promise<Round> {
    const id = c.req.param('id') ?? '';
    const round = isUuid(id) ? await database.inSchool(staff.school, (db: Db) => roundOf(db, staff.school, id)) : undefined;
    if (!round || (!round.openedOn && !hasRole(staff, organisers))) throw new NotThere();
    return round;
  }

  interface Shown {
    own: OwnForm;
    ownSlip?: string | undefined;
    edited?: ReturnType<typeof editedIn>[];
    isSaved?: boolean;
  }

  async function page(c: Context<Env>, staff: Staff, round: Round, { own, ownSlip, edited, isSaved = false }: Shown): Promise<Response> {
    const statements = await database.inSchool(staff.school, (db: Db) => statementsOf(db, staff.school, round.id));
    const frame = frameOf(c, ground);
    const status = ownSlip || edited?.some(({ slip }) => slip) ? 422 : 200;
    if (round.openedOn) {
      const mayChange = hasRole(staff, organisers) && !round.closedOn;
      return show(
        c,
        <PutStatementsPage
          frame={frame}
          roundId={round.id}
          title={round.title}
          asked={round.audiences}
          statements={statements}
          own={own}
          ownSlip={ownSlip}
          mayChange={mayChange}
        />,
        status,
      );
    }
    const known = new Set(statements.map(({ shippedAs }) => shippedAs));
    const candidates = shippedStatements.filter(({ id, audience }) => !known.has(id) && round.audiences.includes(audience));
    const lines = edited ?? statements.map((statement) => ({ statement, words: statement.words.nl, isKept: true }));
    return show(
      c,
      <StatementsPage
        frame={frame}
        roundId={round.id}
        title={round.title}
        asked={round.audiences}
        statements={lines.map((line) => ({ ...line, advice: isShipped(line) ? [] : adviceInWords(line.words) }))}
        candidates={candidates}
        own={own}
        ownSlip={ownSlip}
        isSaved={isSaved}
      />,
      status,
    );
  }
}

const noOwn: OwnForm = { words: '', audiences: [] };

const ownIn = (form: Form): OwnForm => ({ words: form.text('own-words'), audiences: form.all('own-for') });

/** What stands in the way of putting these words, for beside the field. */
export function slipOf(words: string): string | undefined {
  if (!/[\p{L}\p{N}]/u.test(words)) return t('slip.empty');
  if (words.length > longestStatement) return t('slip.too-long');
  const subject = forbiddenIn(words);
  return subject && whyForbidden(`forbidden.${subject}`);
}

function editedIn(form: Form, statement: Statement): { statement: Statement; words: string; isKept: boolean; slip?: string | undefined } {
  const words = form.has(`words-${statement.id}`) ? form.text(`words-${statement.id}`) : statement.words.nl;
  return { statement, words, isKept: form.all('keep').includes(statement.id), slip: slipOf(words) };
}

const isShipped = ({ statement, words }: { statement: Statement; words: string }): boolean =>
  shippedStatements.some(({ id, words: shipped }) => id === statement.shippedAs && shipped.nl === words);
