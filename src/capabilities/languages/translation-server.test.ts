import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readSettings } from '../../platform/settings/settings.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import type { Seen, TestBrowser } from '../../testing/browser-of.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { keepOwnText, type OwnTextId, ownTexts } from './index.tsx';
import type { Db } from './store/rows.ts';
import type { OwnDutch } from './tables.ts';
import { draftsOf } from './translation-server.ts';

const arabic: Record<string, string> = { 'De gsm blijft in de tas.': 'يبقى الهاتف في الحقيبة.', 'Zo is er rust.': 'هكذا يكون هدوء.' };

/** What a server was asked, and an address for it. */
interface Machine {
  url: string;
  asked: { path: string; body: Record<string, unknown> }[];
}

const running: Server[] = [];
afterEach(() => {
  for (const server of running.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A real HTTP server that answers as it is told, or as LibreTranslate does. */
async function machine(answer?: RequestListener): Promise<Machine> {
  const asked: Machine['asked'] = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as { q: string[] };
    asked.push({ path: request.url ?? '', body });
    if (answer) return answer(request, response);
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ translatedText: body.q.map((words) => arabic[words] ?? 'نص') }));
  });
  running.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const saying =
  (
    body: string,
    { status = 200, type = 'application/json', headers = {} }: { status?: number; type?: string; headers?: Record<string, string> } = {},
  ): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'Content-Type': type, ...headers });
    response.end(body);
  };

const words = Object.keys(arabic) as OwnDutch[];
const translated = (...texts: unknown[]): string => JSON.stringify({ translatedText: texts });

describe('a server that speaks as LibreTranslate does', () => {
  test('is asked for all parts at once, with the key that the school has', async () => {
    const { url, asked } = await machine();
    expect(await draftsOf({ url, key: 'sleutel' }, words, 'ar')).toEqual({ drafts: Object.values(arabic) });
    expect(asked).toEqual([{ path: '/translate', body: { q: words, source: 'nl', target: 'ar', format: 'text', api_key: 'sleutel' } }]);
  });

  test.each([
    ['that answers with a page', saying('<html>', { type: 'text/html' }), 'draft.strange'],
    ['that calls a page JSON', saying('<html>'), 'draft.strange'],
    ['that answers with too few parts', saying(translated('نص')), 'draft.strange'],
    ['that answers with something else than words', saying(translated('نص', 3)), 'draft.strange'],
    ['that answers with one text for all', saying(JSON.stringify({ translatedText: 'نص' })), 'draft.strange'],
    ['that answers with null', saying('null'), 'draft.strange'],
    ['that answers without end', saying(`"${'x'.repeat(3_000_000)}"`), 'draft.strange'],
    ['that says the Dutch again', saying(translated(...words)), 'draft.other-language'],
    ['that answers in another script', saying(translated('The phone stays in the bag.', 'So it is calm.')), 'draft.other-language'],
    ['that answers in HTML', saying(translated('<p>يبقى الهاتف</p>', 'هكذا &nbsp; يكون')), 'draft.other-language'],
    ['that answers nothing', saying(translated('', ' ')), 'draft.other-language'],
    ['that has too much to do', saying('{}', { status: 429 }), 'draft.busy'],
    ['that wants another key', saying('{}', { status: 403 }), 'draft.key'],
    ['that is broken', saying('{}', { status: 500 }), 'draft.strange'],
    ['that hangs up', ((request) => request.socket.destroy()) as RequestListener, 'draft.unreachable'],
  ])('%s', async (_, answer, slip) => {
    const { url } = await machine(answer);
    expect(await draftsOf({ url, key: undefined }, words, 'ar')).toEqual({ slip });
  });

  test('that hangs is not waited for', async () => {
    const { url } = await machine(() => undefined);
    expect(await draftsOf({ url, key: undefined }, words, 'ar', 100)).toEqual({ slip: 'draft.slow' });
    const halfway = await machine((_, response) => void response.writeHead(200, { 'Content-Type': 'application/json' }).write('{"trans'));
    expect(await draftsOf({ url: halfway.url, key: undefined }, words, 'ar', 300)).toEqual({ slip: 'draft.slow' });
  });

  test('that points elsewhere is not followed', async () => {
    const elsewhere = await machine();
    const { url } = await machine(saying('', { status: 307, headers: { Location: `${elsewhere.url}/translate` } }));
    expect(await draftsOf({ url, key: 'sleutel' }, words, 'ar')).toEqual({ slip: 'draft.strange' });
    expect(elsewhere.asked).toEqual([]);
  });

  test('that is not there', async () => {
    expect(await draftsOf({ url: 'http://127.0.0.1:9', key: undefined }, words, 'ar')).toEqual({ slip: 'draft.unreachable' });
  });

  test('whose answer holds one bad part gives the others', async () => {
    const { url } = await machine(saying(translated('The phone stays in the bag.', 'هكذا\u202e يكون هدوء.')));
    expect(await draftsOf({ url, key: undefined }, words, 'ar')).toEqual({ drafts: [undefined, 'هكذا يكون هدوء.'] });
  });
});

describe('the setting', () => {
  test.each([
    [undefined, undefined],
    ['', undefined],
    ['http://localhost:5000/', 'http://localhost:5000'],
    ['https://vertalen.school.example/api', 'https://vertalen.school.example/api'],
  ])('%s', (text, url) => {
    expect(readSettings([], { TRANSLATE_URL: text }).translateUrl).toBe(url);
  });

  test.each(['vertaal', 'ftp://localhost', 'http://naam:woord@localhost', 'http://localhost/?q=1'])('%s is told to be none', (text) => {
    expect(() => readSettings([], { TRANSLATE_URL: text })).toThrow('TRANSLATE_URL moet een adres zijn');
  });
});

describe('a first version by a machine', () => {
  let school: TestSchool;
  let samira: TestBrowser;
  let id: OwnTextId | undefined;
  beforeAll(async () => {
    school = await testSchool();
    samira = await school.browserOf('Samira');
    id = await keepText(words[0] ?? '', words[1] ?? '');
    const condition = ['exceptional', 'purpose', 'beside-dutch', 'audience'];
    await samira.send(`/staff/own-texts/${id}/agreement`, { language: 'ar', purpose: 'integration', condition });
  });
  afterAll(() => school.close());

  const inSchool = <Result>(work: (db: Db) => Promise<Result>): Promise<Result> => school.ground.database.inSchool(school.id, work);
  function keepText(what: string, why: string): Promise<OwnTextId> {
    const staff = { kind: 'staff', school: school.id, id: school.idOf('Veerle'), roles: ['leadership'] } as unknown as Staff;
    return inSchool((db) => keepOwnText(db, staff, { id, of: 'agreements', title: 'Geheime titel', parts: { what, why } }));
  }
  const read = async () => {
    const texts = await inSchool((db) => ownTexts(db, school.id, [id as OwnTextId], 'ar'));
    return texts.get(id as OwnTextId)?.parts;
  };
  async function send(fields: Record<string, string>): Promise<Seen> {
    const { html } = await samira.get(`/staff/own-texts/${id}/ar`);
    const hidden = [...html.matchAll(/type="hidden" name="((?:dutch|was)-[^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]);
    const typed = [...html.matchAll(/<textarea id="([^"]+)"[^>]*>([^<]*)</g)].map(([, name = '', value = '']) => [name, value]);
    return samira.send(`/staff/own-texts/${id}/ar`, { ...Object.fromEntries([...hidden, ...typed]), part: ['what', 'why'], ...fields });
  }

  test('is not offered where the school chose no machine', async () => {
    expect((await samira.get(`/staff/own-texts/${id}/ar`)).text).not.toContain('een eerste versie maken');
  });

  test('that fails loses nothing of what was typed', async () => {
    const { url } = await machine(saying('<html>', { type: 'text/html' }));
    school.ground.settings.translateUrl = url;
    const seen = await send({ 'words-what': 'كلماتي', do: 'draft' });
    expect([seen.status, seen.text.includes('antwoord dat we niet kunnen lezen'), seen.html.includes('كلماتي')]).toEqual([422, true, true]);
  });

  test('of Dutch that changes while the machine thinks is not kept', async () => {
    const { url } = await machine(async (_, response) => {
      await keepText(words[0] ?? '', 'Zo is er veel rust.');
      saying(translated('هكذا يكون هدوء.'))(_, response);
    });
    school.ground.settings.translateUrl = url;
    expect((await send({ do: 'draft' })).text).toContain('Zo is er veel rust.');
    await keepText(words[0] ?? '', words[1] ?? '');
    expect((await samira.get(`/staff/own-texts/${id}/ar`)).html).not.toContain('هكذا يكون هدوء.');
  });

  test('fills in what nobody translated, sends only that, and is shown to families marked as a machine’s, if the school wants', async () => {
    const { url, asked } = await machine();
    school.ground.settings.translateUrl = url;
    const drafted = await send({ do: 'draft' });
    expect(drafted.text).toContain('eerste versie van een computer, nog na te lezen');
    expect(asked.map(({ body }) => body)).toEqual([{ q: ['Zo is er rust.'], source: 'nl', target: 'ar', format: 'text' }]);
    expect(await read()).toMatchObject({ what: { state: 'dutch' }, why: { state: 'dutch' } });
    expect((await samira.send('/staff/own-texts/choice', { machine: 'show' })).status).toBe(404);
    await (await school.browserOf('Veerle')).send('/staff/own-texts/choice', { machine: 'show' });
    expect(await read()).toMatchObject({ what: { state: 'dutch' }, why: { state: 'by-machine', text: 'هكذا يكون هدوء.' } });
    await send({ do: 'check' });
    expect(await read()).toMatchObject({ what: { state: 'checked', text: 'كلماتي' }, why: { state: 'checked' } });
  });
});
