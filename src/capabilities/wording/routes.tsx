import { Hono } from 'hono';
import type { Ground } from '../../platform/ground.ts';
import { readForm } from '../../platform/web/forms.ts';
import { frameOf } from '../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../platform/web/guards.ts';
import { show } from '../../platform/web/show.tsx';
import { textKinds } from '../../platform/wording/shared-with-browser/finding.ts';
import { longestRead } from '../../platform/wording/wording-advice.tsx';
import { WordingPage } from './pages/wording-page.tsx';

/** `/staff/wording`: a text comes in and goes out with advice beside it; nothing is kept. */
export const wordingRoutes = (ground: Ground): Hono<Env> =>
  new Hono<Env>()
    .get(
      '/staff/wording',
      staffOnly((c) => show(c, <WordingPage frame={frameOf(c, ground)} kind="letter" text="" />)),
    )
    .post(
      '/staff/wording',
      staffOnly(async (c) => {
        const form = await readForm(c);
        const kind = form.oneOf('kind', textKinds) ?? 'letter';
        return show(c, <WordingPage frame={frameOf(c, ground)} kind={kind} text={form.text('text').slice(0, longestRead)} />);
      }),
    );
