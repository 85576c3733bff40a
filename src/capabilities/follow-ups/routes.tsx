import { type Context, Hono } from 'hono';
import { isUuid } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { seal } from '../../platform/secrets/seal.ts';
import { today } from '../../platform/time/clock.ts';
import { Clash, NotThere } from '../../platform/web/errors.ts';
import { readForm } from '../../platform/web/forms.ts';
import { frameOf } from '../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../platform/web/guards.ts';
import { show } from '../../platform/web/show.tsx';
import type { Staff } from '../../platform/web/visitor.ts';
import { answerers, personKeys } from '../people/index.ts';
import { ClosedPage } from './pages/closed-page.tsx';
import { mostToldBack, PromisePage } from './pages/promise-page.tsx';
import { replyStarters } from './starters.ts';
import { type ClosedPromise, closedPromise, reopenPromise } from './store/closed.ts';
import { closePromise, type Db, handOver, type OpenPromise, promiseFor } from './store/promises.ts';
import { outcomes } from './tables.ts';

/** What was typed before somebody asked for advice on it, or chose what came of it. */
type Unfinished = Pick<Parameters<typeof PromisePage>[0], 'typed' | 'slip'>;

/** Where staff answer: `/staff/promises/7`, its answer, and the person it is given to. */
export function promiseRoutes(ground: Ground): Hono<Env> {
  const { database, clock, keys } = ground;

  return new Hono<Env>()
    .get(
      '/staff/promises/:id',
      staffOnly(async (c, staff) => {
        const promise = await openIn(c, staff);
        return promise ? page(c, staff, promise) : closedPage(c, staff);
      }),
    )
    .post(
      '/staff/promises/:id/answer',
      staffOnly(async (c, staff) => {
        const form = await readForm(c);
        const outcome = form.oneOf('outcome', outcomes);
        const toldBack = form.text('told-back').replaceAll('\r\n', '\n').slice(0, mostToldBack);
        const promise = await openIn(c, staff);
        if (!promise) return closedPage(c, staff, toldBack);
        if (form.has('look')) return page(c, staff, promise, { typed: { toldBack, ...(outcome && { outcome }) } });
        if (!outcome) return page(c, staff, promise, { typed: { toldBack }, slip: true });
        const isClosed = await database.inSchool(staff.school, async (db: Db) => {
          const key = (await personKeys(db, staff.school, keys.schoolKey(staff.school), [promise.askerId])).get(promise.askerId);
          return closePromise(db, staff, promise.id, { outcome, toldBack: toldBack && key ? seal(key, toldBack, promise.id) : null, on: today(clock) });
        });
        return isClosed ? c.redirect('/staff', 303) : closedPage(c, staff, toldBack);
      }),
    )
    .post(
      '/staff/promises/:id/reopening',
      staffOnly(async (c, staff) => {
        const { id } = await closedIn(c, staff);
        if (!(await database.inSchool(staff.school, (db: Db) => reopenPromise(db, staff, id, today(clock))))) throw new Clash();
        return c.redirect('/staff', 303);
      }),
    )
    .post(
      '/staff/promises/:id/person',
      staffOnly(async (c, staff) => {
        const promise = await openIn(c, staff);
        if (!promise) return closedPage(c, staff);
        const to = (await readForm(c)).text('to');
        await database.inSchool(staff.school, async (db: Db) => {
          if (!(await answerers(db, staff.school)).some(({ id }) => id === to)) throw new NotThere();
          if (!(await handOver(db, staff, promise, to, today(clock)))) throw new Clash();
        });
        return c.redirect('/staff', 303);
      }),
    );

  async function openIn(c: Context<Env>, staff: Staff): Promise<OpenPromise | undefined> {
    const id = c.req.param('id') ?? '';
    return isUuid(id) ? database.inSchool(staff.school, (db: Db) => promiseFor(db, staff, id)) : undefined;
  }

  async function closedIn(c: Context<Env>, staff: Staff): Promise<ClosedPromise> {
    const id = c.req.param('id') ?? '';
    const promise = isUuid(id) ? await database.inSchool(staff.school, (db: Db) => closedPromise(db, staff, id)) : undefined;
    if (!promise) throw new NotThere();
    return promise;
  }

  /** What an old tab or a second tap shows of a promise that is no longer open; words for it were not sent. */
  async function closedPage(c: Context<Env>, staff: Staff, unsent?: string): Promise<Response> {
    const promise = await closedIn(c, staff);
    const isOwn = promise.closedBy === staff.id;
    return show(
      c,
      <ClosedPage
        frame={frameOf(c, ground)}
        promise={promise}
        what={ground.promiseKinds[promise.kind]?.title ?? ''}
        mayReopen={isOwn && promise.closedOn === today(clock)}
        {...(!isOwn && unsent && { unsent })}
      />,
      isOwn || unsent === undefined ? 200 : 409,
    );
  }

  async function page(c: Context<Env>, staff: Staff, promise: OpenPromise, unfinished: Unfinished = {}): Promise<Response> {
    const kind = ground.promiseKinds[promise.kind];
    const detail = await kind?.detail?.(ground, staff, promise.about);
    const colleagues = (await database.inSchool(staff.school, (db: Db) => answerers(db, staff.school))).filter(({ id }) => id !== promise.personId);
    return show(
      c,
      <PromisePage
        frame={frameOf(c, ground)}
        promise={promise}
        what={kind?.title ?? ''}
        detail={detail}
        starters={replyStarters}
        colleagues={colleagues}
        {...unfinished}
      />,
      unfinished.slip ? 422 : 200,
    );
  }
}
