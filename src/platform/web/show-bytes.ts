import type { Context } from 'hono';
import type { Env } from './guards.ts';

/** Bytes that a browser plays or shows. */
export interface Shown {
  /** Media type. */
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Answers with a sound or a picture: whole, or the one part that the browser asks for, because some play nothing that does not come in parts.
 * Source: RFC 9110, section 14.
 */
export function showBytes(c: Context<Env>, { type, bytes }: Shown): Response {
  c.header('Content-Type', type);
  c.header('Accept-Ranges', 'bytes');
  const part = partIn(c.req.header('Range'), bytes.length);
  if (!part) return c.body(bytes);
  const [from, until] = part;
  if (from >= until) {
    c.header('Content-Range', `bytes */${bytes.length}`);
    return c.body(null, 416);
  }
  c.header('Content-Range', `bytes ${from}-${until - 1}/${bytes.length}`);
  return c.body(bytes.slice(from, until), 206);
}

/** From where, and up to where (not included); undefined where the whole is asked, or several parts at once. */
function partIn(range: string | undefined, length: number): [from: number, until: number] | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (first) return [Number(first), Math.min(length, last ? Number(last) + 1 : length)];
  return last ? [Math.max(0, length - Number(last)), length] : undefined;
}
