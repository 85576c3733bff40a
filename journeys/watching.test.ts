import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { freePort } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'vaste-grond-watching-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The site with a frame more on each of its pages. */
async function framedSite(): Promise<Server> {
  const server = createServer(async ({ url = '' }, answer) => {
    const came = await fetch(`${inject('demoAddress')}${url}`, { redirect: 'manual' });
    const body = (await came.text()).replace('</main>', '<iframe src="/"></iframe></main>');
    const packing = ['content-encoding', 'content-length', 'transfer-encoding', 'connection'];
    answer.writeHead(came.status, Object.fromEntries([...came.headers].filter(([name]) => !packing.includes(name)))).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function watch(site: string, name: string, ...more: string[]): Promise<{ code: number; said: string }> {
  const files = ['--memory', join(folder, `${name}.json`), '--report-to', join(folder, `${name}.txt`)];
  return new Promise((resolve) => {
    const args = ['build/watch.js', `${site}/c/de-bron`, '--once', ...files, ...more];
    const child = execFile(process.execPath, args, (_, said, complained) => resolve({ code: child.exitCode ?? -1, said: said + complained }));
  });
}

test('whoever watches from outside is told of a change, and of nothing else', async () => {
  const framed = await framedSite();
  const [same, changed, gone, odd] = await Promise.all([
    watch(inject('demoAddress'), 'same'),
    watch(`http://127.0.0.1:${(framed.address() as AddressInfo).port}`, 'changed'),
    watch(`http://127.0.0.1:${await freePort()}`, 'gone'),
    watch(inject('demoAddress'), 'odd', '--sometimes'),
  ]);
  framed.close();
  expect(same).toMatchObject({ code: 0, said: expect.stringContaining('Code van de contactpersonen') });
  expect(changed).toMatchObject({ code: 1, said: expect.stringContaining('er staat te veel: «<iframe') });
  expect(gone).toMatchObject({ code: 3, said: expect.stringContaining('niet helemaal te zien') });
  expect(odd).toMatchObject({ code: 2, said: expect.stringContaining('Gebruik') });
  expect(readFileSync(join(folder, 'changed.txt'), 'utf8')).toContain('ALARM');
});
