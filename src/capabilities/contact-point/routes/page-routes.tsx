import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type Context, Hono } from 'hono';
import words from '../../../../content/receipt-words.nl.txt';
import { bestEncoding } from '../../../platform/web/assets.ts';
import { type FrameGround, frameOf } from '../../../platform/web/frame.ts';
import type { Env } from '../../../platform/web/guards.ts';
import { withPower } from '../../../platform/web/security-headers.ts';
import { show } from '../../../platform/web/show.tsx';
import type { ContactPoint } from '../desk.ts';
import type { Visit } from '../pages/anonymous-page.tsx';
import { AnswersPage } from '../pages/answers-page.tsx';
import { PublicPage } from '../pages/public-page.tsx';
import { WritePage } from '../pages/write-page.tsx';
import { audiences } from '../rules/content.ts';
import { historyOf } from '../rules/roster-history.ts';

/** A school, and what its pages show of its contact point. */
export interface Shown {
  school: { slug: string; name: string };
  point: Pick<ContactPoint, 'people' | 'roster' | 'opening' | 'kept' | 'entries' | 'around'>;
}

const list = Buffer.from(words);
const packedList = { br: brotliCompressSync(list), gzip: gzipSync(list, { level: 9 }) };

/**
 * What anybody can open. It is the same for everybody, and follows from the address and from what is shown alone, so that
 * whoever watches a school from outside can make each page again and compare it whole.
 */
export function pageRoutes(ground: FrameGround, shownTo: (c: Context<Env>) => Promise<Shown>): Hono<Env> {
  return new Hono<Env>()
    .get('/c/:school', async (c) => {
      const { visit, point } = await visited(c);
      const { people, roster, opening, kept, entries } = point;
      const history = historyOf(entries);
      const coming = roster.coming.map(({ name, from }) => ({ name, from }));
      return show(c, <PublicPage {...{ visit, people, coming, opening, kept, history }} fingerprint={roster.fingerprint} />);
    })
    .get('/c/:school/write', withPower('microphone'), async (c) => {
      const { visit, point } = await visited(c);
      const { people, around, opening } = point;
      if (!opening.isOpen) return c.redirect(`/c/${visit.school.slug}`, 303);
      return show(c, <WritePage {...{ visit, people, around }} answerBy={opening.answerBy} />);
    })
    .get('/c/:school/answers', withPower('microphone'), async (c) => {
      const { visit, point } = await visited(c);
      const { people, around } = point;
      return show(c, <AnswersPage {...{ visit, people, around }} />);
    })
    .get('/c/:school/words', (c) => {
      const encoding = bestEncoding(c.req.header('Accept-Encoding'));
      if (encoding) c.header('Content-Encoding', encoding);
      c.header('Content-Type', 'text/plain; charset=utf-8');
      return c.body(encoding ? packedList[encoding] : list);
    });

  async function visited(c: Context<Env>): Promise<{ visit: Visit; point: Shown['point'] }> {
    const { school, point } = await shownTo(c);
    const audience = audiences.find((one) => one === c.req.query('for')) ?? 'pupil';
    return { visit: { frame: frameOf(c, ground), school: { slug: school.slug, name: school.name }, audience }, point };
  }
}
