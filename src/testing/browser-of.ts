import type { Hono } from 'hono';
import type { Env } from '../platform/web/guards.ts';

/** What somebody sees after a request. */
export interface Seen {
  status: number;
  /** Where the request ended, after redirects. */
  path: string;
  html: string;
  bytes: Buffer;
  /** The words on the page, without markup. */
  text: string;
  headers: Headers;
}

/** A browser as far as the server can tell: it keeps cookies by path, follows redirects and says where it comes from. */
export class TestBrowser {
  readonly #cookies = new Map<string, { value: string; path: string }>();

  constructor(
    private readonly site: Hono<Env>,
    private readonly headers: Record<string, string> = {},
  ) {}

  get(path: string): Promise<Seen> {
    return this.#request(path, { method: 'GET' });
  }

  /** Sends a form; a list is a field with several values. */
  send(path: string, fields: Record<string, string | string[]> = {}): Promise<Seen> {
    const body = new URLSearchParams();
    for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) body.append(name, value);
    return this.#request(path, { method: 'POST', body: body.toString(), headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
  }

  json(path: string, body: unknown): Promise<Seen> {
    return this.#request(path, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
  }

  /** Sends text that is no form. */
  raw(path: string, body: string): Promise<Seen> {
    return this.#request(path, { method: 'POST', body, headers: { 'Content-Type': 'text/plain' } });
  }

  upload(path: string, field: string, ...files: File[]): Promise<Seen> {
    const body = new FormData();
    for (const file of files) body.append(field, file);
    return this.#request(path, { method: 'POST', body });
  }

  /** Sends a form with files in it. */
  sendParts(path: string, parts: Record<string, string | File>): Promise<Seen> {
    const body = new FormData();
    for (const [name, value] of Object.entries(parts)) body.append(name, value);
    return this.#request(path, { method: 'POST', body });
  }

  keep(name: string, value: string, path: string): void {
    this.#cookies.set(name, { value, path });
  }

  get cookies(): string[] {
    return [...this.#cookies.keys()];
  }

  async #request(path: string, init: RequestInit, hops = 0): Promise<Seen> {
    const { pathname } = new URL(path, 'http://localhost');
    const cookie = [...this.#cookies].filter(([, kept]) => pathname.startsWith(kept.path)).map(([name, { value }]) => `${name}=${value}`);
    const answer = await this.site.request(path, {
      ...init,
      headers: { ...this.headers, ...init.headers, Cookie: cookie.join('; '), 'Sec-Fetch-Site': 'same-origin' },
    });
    for (const line of answer.headers.getSetCookie()) this.#take(line);
    const to = answer.headers.get('Location');
    if (to && answer.status < 400 && hops < 5) return this.#request(to, answer.status === 307 ? init : { method: 'GET' }, hops + 1);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const html = bytes.toString();
    return { status: answer.status, path, html, bytes, text: wordsOf(html), headers: answer.headers };
  }

  #take(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split('=');
    const attribute = (key: string): string | undefined => attributes.find((one) => one.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
    if (attribute('max-age') === '0') this.#cookies.delete(name);
    else this.#cookies.set(name, { value: decodeURIComponent(value), path: attribute('path') ?? '/' });
  }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const wordsOf = (html: string): string =>
  html
    .replace(/<(style|script|svg)\b.*?<\/\1>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
