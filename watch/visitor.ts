import { Agent as PlainAgent, request as plainRequest } from 'node:http';
import { request, Agent as TlsAgent } from 'node:https';
import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { type Audience, audiences } from '../src/capabilities/contact-point/rules/content.ts';
import { randomNumber } from '../src/platform/secrets/random.ts';
import type { Language } from '../src/platform/texts/words.ts';

/** What an address answered: header names in small letters, a header that came twice joined with a comma, the body unpacked. */
export interface Answer {
  status: number;
  headers: ReadonlyMap<string, string>;
  body: Buffer;
}

/** No answer that says anything about the pages; the message is a Dutch phrase. */
export class Unreachable extends Error {}

/** Somebody with an ordinary browser, whom nobody knows. */
export interface Visitor {
  language: Language;
  audience: Audience;
  headersFor(kind: Asked): Record<string, string>;
  /** @throws Unreachable */
  ask(path: string, kind: Asked): Promise<Answer>;
  leave(): void;
}

type Asked = 'page' | 'script' | 'list';

/** Browsers that send no more about themselves than this, with what they unpack (Firefox 140, Safari 18). */
const browsers = [
  { name: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', unpacks: 'gzip, deflate, br, zstd' },
  { name: 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', unpacks: 'gzip, deflate, br, zstd' },
  {
    name: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
    unpacks: 'gzip, deflate, br',
  },
  {
    name: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
    unpacks: 'gzip, deflate, br',
  },
] as const;

/** In milliseconds. */
const longestWait = 20_000;

/** In bytes; no page or script is near it. */
const mostBytes = 1024 * 1024;

/** A visitor whom chance chose: browser and audience any, the language one of these. */
export function drawVisitor(site: URL, languages: readonly Language[]): Visitor {
  const browser = drawnFrom(browsers);
  const language = drawnFrom(languages);
  const headersFor = (kind: Asked): Record<string, string> => ({
    Host: site.host,
    'User-Agent': browser.name,
    Accept: kind === 'page' ? 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' : '*/*',
    'Accept-Language': language === 'nl' ? 'nl,en;q=0.5' : `${language},nl;q=0.7,en;q=0.3`,
    'Accept-Encoding': browser.unpacks,
    Connection: 'keep-alive',
    ...(kind === 'page' && { 'Upgrade-Insecure-Requests': '1' }),
    'Sec-Fetch-Dest': { page: 'document', script: 'script', list: 'empty' }[kind],
    'Sec-Fetch-Mode': kind === 'page' ? 'navigate' : 'cors',
    'Sec-Fetch-Site': kind === 'page' ? 'none' : 'same-origin',
    ...(kind === 'page' && { 'Sec-Fetch-User': '?1' }),
  });
  const isTls = site.protocol === 'https:';
  const agent = isTls ? new TlsAgent({ keepAlive: true }) : new PlainAgent({ keepAlive: true });
  return {
    language,
    audience: drawnFrom(audiences),
    headersFor,
    ask: (path, kind) =>
      new Promise((resolve, reject) => {
        const fail = (error: Error): void => reject(error instanceof Unreachable ? error : new Unreachable(error.message));
        const asked = (isTls ? request : plainRequest)(new URL(site.origin + path), {
          agent,
          headers: headersFor(kind),
          signal: AbortSignal.timeout(longestWait),
        });
        asked.on('error', fail);
        asked.on('response', (came) => {
          const parts: Buffer[] = [];
          let length = 0;
          came.on('error', fail);
          came.on('data', (part: Buffer) => {
            length += part.length;
            if (length > mostBytes) asked.destroy(new Unreachable('een antwoord zonder einde'));
            else parts.push(part);
          });
          came.on('end', () => {
            try {
              resolve(answered(came.statusCode ?? 0, headersIn(came.rawHeaders), Buffer.concat(parts)));
            } catch (error) {
              fail(error as Error);
            }
          });
        });
        asked.end();
      }),
    leave: () => agent.destroy(),
  };
}

const drawnFrom = <Value>(values: readonly Value[]): Value => values[randomNumber(0, values.length)] as Value;

function headersIn(raw: readonly string[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (let at = 0; at < raw.length; at += 2) {
    const name = (raw[at] as string).toLowerCase();
    const before = headers.get(name);
    headers.set(name, before === undefined ? (raw[at + 1] as string) : `${before}, ${raw[at + 1]}`);
  }
  return headers;
}

/** @throws Unreachable where a machine in between or an overburdened one answered, @throws Error where nothing can be unpacked */
function answered(status: number, headers: Map<string, string>, packed: Buffer): Answer {
  if (status === 429 || status >= 500) throw new Unreachable(`antwoord ${status}`);
  return { status, headers, body: unpacked(headers.get('content-encoding'), packed) };
}

function unpacked(encoding: string | undefined, packed: Buffer): Buffer {
  const limit = { maxOutputLength: mostBytes };
  if (encoding === 'br') return brotliDecompressSync(packed, limit);
  if (encoding === 'gzip') return gunzipSync(packed, limit);
  if (encoding === 'deflate') return inflateSync(packed, limit);
  if (encoding === 'zstd') return zstdDecompressSync(packed, limit);
  return packed;
}
