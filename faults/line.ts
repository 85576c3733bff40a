import { request } from 'node:http';
import { counted, type Report } from './report.ts';
import type { LaidSchool } from './school.ts';

/** Where phones send to, and what the school's page gave them. */
export interface Line {
  port: number;
  school: string;
  sealingKey: Uint8Array<ArrayBuffer>;
  /** What every try came to: the status of the reply, or that nobody was there, or that the line broke before a whole reply came. */
  replies: Map<number | NoReply, number>;
  /** Answers of the program that no person should see: a trace of code, or no word of apology. */
  unkind: string[];
}

export const lineTo = (port: number, { id, sealingKey }: LaidSchool): Line => ({ port, school: id, sealingKey, replies: new Map(), unkind: [] });

type NoReply = 'not there' | 'cut off';

/** A reply that takes longer than this counts as none. */
const patience = 15_000;

/** The statuses that a phone can work with: in, kept aside, or come back later. */
const known = [200, 303, 409, 503];

/** Tells what the tries of this while came to, and begins a new while. */
export function tellReplies(when: string, { replies, unkind }: Line, report: Report): void {
  report.says(`${when}: ${counted(Object.fromEntries(replies))}`);
  report.mustBe(
    `${when}, strange ones`,
    [...replies.keys()].filter((came) => typeof came === 'number' && !known.includes(came)),
    [],
  );
  report.mustBe(`${when}, unkind pages`, unkind.splice(0), []);
  replies.clear();
}

interface Reply {
  status: number;
  body: string;
}

/** @returns undefined when no whole reply came */
export async function send(line: Line, path: string, body: string | undefined, headers: Record<string, string>): Promise<Reply | undefined> {
  const reply = await exchange(line.port, path, body, headers);
  const came = typeof reply === 'string' ? reply : reply.status;
  line.replies.set(came, (line.replies.get(came) ?? 0) + 1);
  if (typeof reply === 'string') return undefined;
  if (reply.status >= 500 && !isKind(path, reply.body)) line.unkind.push(reply.body);
  return reply;
}

function exchange(port: number, path: string, body: string | undefined, headers: Record<string, string>): Promise<Reply | NoReply> {
  return new Promise((resolve) => {
    const nothing = (error?: NodeJS.ErrnoException): void => resolve(error?.code === 'ECONNREFUSED' ? 'not there' : 'cut off');
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: body === undefined ? 'GET' : 'POST',
        agent: false,
        timeout: patience,
        headers: { 'Sec-Fetch-Site': 'same-origin', 'Accept-Language': 'fr', ...headers, 'Content-Length': Buffer.byteLength(body ?? '') },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => (answer.complete ? resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString() }) : nothing()));
        answer.on('error', nothing);
      },
    );
    sent.on('timeout', () => sent.destroy());
    sent.on('error', nothing);
    sent.end(body);
  });
}

/** An apology in the language of the reader, and nothing of the code. */
function isKind(path: string, page: string): boolean {
  const [language, apology] = path.startsWith('/staff') ? ['nl', 'Sorry'] : ['fr', 'Désolé'];
  return page.includes(`lang="${language}`) && page.includes(apology) && !/\n\s+at |[Ee]rror:|node_modules|\.ts\b/.test(page);
}
