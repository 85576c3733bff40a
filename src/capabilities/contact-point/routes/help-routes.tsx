import { Hono } from 'hono';
import type { Ground } from '../../../platform/ground.ts';
import { isLanguage, type Language } from '../../../platform/texts/words.ts';
import { bestEncoding, type Packed, packed } from '../../../platform/web/assets.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import type { Env } from '../../../platform/web/guards.ts';
import { stillPageHeaders } from '../../../platform/web/security-headers.ts';
import { UnreachablePage, unreachableStyles } from '../pages/unreachable-page.tsx';

/** A browser asks for it again once a day at most: families pay for what is sent. */
const keptFor = 24 * 60 * 60;

/** A script that keeps one page on a device, the same for everybody, and shows it when the site cannot be reached. */
export function helpRoutes({ assets }: Pick<Ground, 'assets'>): Hono<Env> {
  const scripts = new Map<Language, Packed>();

  function scriptIn(language: Language): Packed {
    const known = scripts.get(language) ?? packed(scriptWith(assets.script('help-worker'), language));
    scripts.set(language, known);
    return known;
  }

  return new Hono<Env>().get('/help-lines.js', (c) => {
    const language = c.req.query('in');
    if (!isLanguage(language)) throw new NotThere();
    const encoding = bestEncoding(c.req.header('Accept-Encoding'));
    if (encoding) c.header('Content-Encoding', encoding);
    c.header('Vary', 'Accept-Encoding');
    c.header('Content-Type', 'text/javascript; charset=utf-8');
    c.header('Cache-Control', `private, max-age=${keptFor}`);
    return c.body(scriptIn(language)[encoding ?? 'plain']);
  });
}

function scriptWith(worker: string, language: Language): string {
  const page = `<!doctype html>${<UnreachablePage language={language} />}`;
  return `self.help=${JSON.stringify({ page, headers: stillPageHeaders(unreachableStyles) })};${worker}`;
}
