import { Agent, request } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import type { Language } from '../src/platform/texts/words.ts';

/** What a browser that was just opened sends and loads: pages with their scripts, forms, and what scripts send without cookies. */
export interface Browser {
  /** Follows redirects, and loads the scripts of the page that are not kept yet. @returns the page */
  open(path: string, form?: Record<string, string>): Promise<string>;
  /** As `fetch` with `credentials: 'omit'` does it, over a connection of its own. @throws where it is refused */
  fetch(path: string, json?: string): Promise<string>;
  close(): void;
}

/** Phones that pupils have, and what they call themselves. */
export const phones = [
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (Android 14; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0',
] as const;

interface Manner {
  phone: string;
  language: Language;
  /** Whether this phone was here before: then it has all scripts. */
  hasScripts: boolean;
}

interface Answer {
  status: number;
  body: string;
  location: string | undefined;
  cookies: string[];
}

export function browserOn(port: number, { phone, language, hasScripts }: Manner): Browser {
  const own = new Agent({ keepAlive: true, maxSockets: 1 });
  const bare = new Agent({ keepAlive: true, maxSockets: 1 });
  const kept = new Set<string>();
  const cookies = new Map<string, string>();

  const send = (agent: Agent, path: string, headers: Record<string, string>, body?: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = request(
        {
          host: '127.0.0.1',
          port,
          path,
          agent,
          method: body === undefined ? 'GET' : 'POST',
          headers: {
            Host: `localhost:${port}`,
            'User-Agent': phone,
            'Accept-Language': `${language}-BE,${language};q=0.9,en;q=0.8`,
            'Accept-Encoding': 'gzip, deflate, br',
            'Sec-Fetch-Site': 'same-origin',
            ...headers,
            ...(body !== undefined && { Origin: `http://localhost:${port}`, 'Content-Length': String(Buffer.byteLength(body)) }),
          },
        },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('error', reject);
          answer.on('end', () => {
            const { statusCode: status = 0, headers: said } = answer;
            resolve({ status, body: readable(Buffer.concat(parts), said['content-encoding']), location: said.location, cookies: said['set-cookie'] ?? [] });
          });
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });

  async function loadScripts(page: string): Promise<void> {
    for (const [, path = ''] of page.matchAll(/<script type="module" src="([^"]+)"/g)) {
      if (hasScripts || kept.has(path)) continue;
      kept.add(path);
      await send(own, path, { Accept: '*/*', 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'script' });
    }
  }

  return {
    async open(path, form) {
      const body = form && String(new URLSearchParams(form));
      // Cookies of this site are for the pages of pupils and families alone.
      const cookie = path.startsWith('/p/') ? [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') : '';
      const headers = { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' };
      const answer = await send(
        own,
        path,
        { ...headers, ...(cookie && { Cookie: cookie }), ...(form && { 'Content-Type': 'application/x-www-form-urlencoded' }) },
        body,
      );
      for (const line of answer.cookies) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        cookies.set(name, value);
      }
      if (answer.location) return this.open(answer.location);
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
      await loadScripts(answer.body);
      return answer.body;
    },
    async fetch(path, json) {
      const headers = { Accept: '*/*', 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty', ...(json !== undefined && { 'Content-Type': 'application/json' }) };
      const answer = await send(bare, path, headers, json);
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.body.slice(0, 300)}`);
      return answer.body;
    },
    close() {
      own.destroy();
      bare.destroy();
    },
  };
}

const readable = (body: Buffer, encoding: string | undefined): string => (encoding === 'br' ? brotliDecompressSync(body) : body).toString();
