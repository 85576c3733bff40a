import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { Env } from './guards.ts';
import { showBytes } from './show-bytes.ts';

const site = new Hono<Env>().get('/sound', (c) => showBytes(c, { type: 'audio/wav', bytes: Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9) }));

test.each([
  [undefined, 200, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], null],
  ['bytes=0-1', 206, [0, 1], 'bytes 0-1/10'],
  ['bytes=7-', 206, [7, 8, 9], 'bytes 7-9/10'],
  ['bytes=8-99', 206, [8, 9], 'bytes 8-9/10'],
  ['bytes=-3', 206, [7, 8, 9], 'bytes 7-9/10'],
  ['bytes=-99', 206, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 'bytes 0-9/10'],
  ['bytes=10-', 416, [], 'bytes */10'],
  ['bytes=5-2', 416, [], 'bytes */10'],
  ['bytes=0-1,4-5', 200, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], null],
  ['lines=0-1', 200, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], null],
  ['bytes=-', 200, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], null],
])('who asks for %s of a sound gets just that', async (range, status, bytes, says) => {
  const answer = await site.request('/sound', { headers: range ? { Range: range } : {} });
  expect([answer.status, [...new Uint8Array(await answer.arrayBuffer())], answer.headers.get('Content-Range')]).toEqual([status, bytes, says]);
  expect([answer.headers.get('Content-Type'), answer.headers.get('Accept-Ranges')]).toEqual(['audio/wav', 'bytes']);
});
