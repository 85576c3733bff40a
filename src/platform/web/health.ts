import { Hono } from 'hono';
import { sql } from 'kysely';
import type { Ground } from '../ground.ts';
import type { Env } from './guards.ts';

/** Reports are noted once a minute at most: nobody fills the log from outside. */
const noteEvery = 60_000;

/** For whoever watches the machine: 200 when pages can be served and answers kept. And where browsers report what our headers stopped. */
export function healthRoutes(ground: Ground): Hono<Env> {
  let notedAt = -noteEvery;
  return new Hono<Env>()
    .get('/health', async (c) => {
      try {
        await sql`select 1`.execute(ground.database.outsideSchools);
        return c.json({ ready: true });
      } catch {
        return c.json({ ready: false }, 503);
      }
    })
    .post('/reports', (c) => {
      if (performance.now() - notedAt > noteEvery) {
        notedAt = performance.now();
        ground.log.note('a browser stopped something on a page');
      }
      return c.body(null, 204);
    });
}
