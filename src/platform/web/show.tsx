import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Context } from 'hono';
import type { JSX } from 'hono/jsx/jsx-runtime';
import { bestEncoding } from './assets.ts';
import type { Env } from './guards.ts';

type Status = 200 | 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503;

/** Answers with a page, packed as small as the browser can unpack. */
export function show(c: Context<Env>, page: JSX.Element, status: Status = 200): Response {
  const html = `<!doctype html>${page}`;
  c.header('Content-Security-Policy', c.var.policy(html));
  c.header('Content-Type', 'text/html; charset=utf-8');
  c.header('Vary', 'Accept-Encoding');
  const encoding = bestEncoding(c.req.header('Accept-Encoding'));
  if (!encoding) return c.body(html, status);
  c.header('Content-Encoding', encoding);
  return c.body(encoding === 'br' ? brotli(html) : gzipSync(html), status);
}

const brotli = (html: string): Buffer<ArrayBuffer> =>
  brotliCompressSync(html, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_SIZE_HINT]: html.length,
    },
  });
