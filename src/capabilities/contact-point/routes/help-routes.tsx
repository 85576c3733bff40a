import { brotliCompressSync, gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import type { Ground } from '../../../platform/ground.ts';
import { isLanguage } from '../../../platform/texts/words.ts';
import { bestEncoding } from '../../../platform/web/assets.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import type { Env } from '../../../platform/web/guards.ts';
import { stillPageHeaders } from '../../../platform/web/security-headers.ts';
import { UnreachablePage, unreachableStyles } from '../pages/unreachable-page.tsx';

/** A browser asks for it again once a day at most: families pay for what is sent. */
const keptFor = 24 * 60 * 60;

/** A script that keeps one page on a device, the same for everybody, and shows it when the site cannot be reached. */
export function helpRoutes({ assets }: Pick<Ground, 'assets'>): Hono<Env> {
  return new Hono<Env>().get('/help-lines.js', (c) => {
    const language = c.req.query('in');
    if (!isLanguage(language)) throw new NotThere();
    const page = `<!doctype html>${<UnreachablePage language={language} />}`;
    const headers = stillPageHeaders(unreachableStyles);
    const script = `self.help=${JSON.stringify({ page, headers })};${assets.script('help-worker')}`;
    const encoding = bestEncoding(c.req.header('Accept-Encoding'));
    if (encoding) c.header('Content-Encoding', encoding);
    c.header('Vary', 'Accept-Encoding');
    c.header('Content-Type', 'text/javascript; charset=utf-8');
    c.header('Cache-Control', `private, max-age=${keptFor}`);
    return c.body(encoding === 'br' ? brotliCompressSync(script) : encoding ? gzipSync(script) : script);
  });
}
