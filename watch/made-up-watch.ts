import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { openMadeUpContactPoint } from '../src/capabilities/contact-point/made-up-school.ts';
import { type TestSchool, testSchool } from '../src/testing/test-school.ts';

/** An answer on its way to a visitor. */
export interface OnTheWay {
  path: string;
  status: number;
  headers: Headers;
  body: Buffer;
}

/** Changes an answer in place; undefined leaves the site alone. */
export type Change = ((answer: OnTheWay) => void) | undefined;

/** A way to the school's site on a port of its own, on which somebody can change what is answered. */
export interface Way {
  site: URL;
  /** Headers of what was asked, in the order in which it came. */
  asked: Headers[];
  changes: Change;
  close(): void;
}

export async function wayTo({ site }: Pick<TestSchool, 'site'>): Promise<Way> {
  const way: Way = { site: new URL('http://127.0.0.1'), asked: [], changes: undefined, close: () => server.close() };
  const server = serve({
    port: 0,
    hostname: '127.0.0.1',
    async fetch(request) {
      way.asked.push(request.headers);
      if (!way.changes) return site.fetch(request);
      const headers = new Headers(request.headers);
      headers.delete('Accept-Encoding');
      const answer = await site.fetch(new Request(request.url, { headers }));
      const { pathname, search } = new URL(request.url);
      const passing = { path: pathname + search, status: answer.status, headers: new Headers(answer.headers), body: Buffer.from(await answer.arrayBuffer()) };
      passing.headers.delete('Content-Length');
      way.changes(passing);
      return new Response(passing.status === 303 ? null : new Uint8Array(passing.body), passing);
    },
  });
  await new Promise((resolve) => server.once('listening', resolve));
  way.site = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return way;
}

/** A school with two contact persons since a Friday, on the Tuesday after. */
export async function watchedSchool() {
  const school = await testSchool();
  const people = [
    { id: school.idOf('An'), name: 'An Maes', duty: 'zorgjuf', secrecy: 'office' as const },
    { id: school.idOf('Tom'), name: 'Tom Maes', duty: 'CLB', secrecy: 'professional' as const },
  ];
  const place = await openMadeUpContactPoint(school.ground, school.id, people, '2026-11-20');
  return { school, people, place };
}
