import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { TestBrowser } from '../../testing/browser-of.ts';
import { testSchool } from '../../testing/test-school.ts';
import { issueCards, type PeopleDb } from './index.ts';

const school = await testSchool();
afterAll(() => school.close());
beforeEach(() => school.ground.clock.set('2026-11-24 10:00'));

const at = '/class-device/at/de-bron';
const page = `/staff/class-device/${school.classes['5A']}`;

/** @returns the six digits that a teacher reads out */
async function codeOf(fields: Record<string, string> = {}): Promise<string> {
  const { text } = await (await school.browserOf('Bart')).send(page, { minutes: '30', ...fields });
  return /\b(\d{3}) ?(\d{3})\b/.exec(text)?.slice(1).join('') ?? '';
}

async function pairedDevice(): Promise<TestBrowser> {
  const tablet = school.stranger();
  expect((await tablet.send(at, { code: await codeOf() })).path).toBe('/class-device');
  return tablet;
}

async function keyOf(name: 'Ada' | 'Zoë' | 'Fatima'): Promise<string> {
  const [card] = await school.inSchool((db) => issueCards(db as unknown as PeopleDb, school.id, [school.idOf(name)], null, '2026-11-24'));
  return card?.token ?? '';
}

const turn = async (tablet: TestBrowser, name: Parameters<typeof keyOf>[0]) => tablet.send('/class-device/turns', { key: await keyOf(name) });

describe('the device that goes round a class', () => {
  test('is paired by a code, once, and by no other', async () => {
    const code = await codeOf();
    const other = code === '000000' ? '000001' : '000000';
    expect((await school.stranger().send(at, { code: other })).status).toBe(422);
    expect((await school.stranger().send(at, { code: ` ${code.slice(0, 3)} ${code.slice(3)}` })).path).toBe('/class-device');
    expect((await school.stranger().send(at, { code })).status).toBe(422);
  });

  test('is not paired any more when the time of the class is over', async () => {
    const code = await codeOf();
    school.ground.clock.pass(30);
    expect((await school.stranger().send(at, { code })).status).toBe(422);
  });

  test('lets in the children of this class, one after the other, and nobody else', async () => {
    const tablet = await pairedDevice();
    expect((await turn(tablet, 'Ada')).path).toBe('/p/');
    expect((await tablet.get('/p/')).text).toContain('Ada');
    expect((await tablet.send('/p/pass-on')).path).toBe('/class-device');
    expect((await tablet.get('/p/')).path).not.toBe('/p/');
    for (const name of ['Zoë', 'Fatima'] as const) expect([name, (await turn(tablet, name)).status]).toEqual([name, 422]);
    expect((await tablet.get('/p/')).path).not.toBe('/p/');
    expect((await tablet.send('/class-device/turns', { key: '0'.repeat(26) })).status).toBe(422);
  });

  test('opens for nobody once its time is over, or once it was closed', async () => {
    const [late, closed] = [await pairedDevice(), await pairedDevice()];
    await (await school.browserOf('Bart')).send(page, { close: 'yes' });
    expect((await turn(closed, 'Ada')).path).not.toBe('/p/');
    const other = await pairedDevice();
    school.ground.clock.pass(30);
    for (const tablet of [late, other]) {
      expect((await tablet.get('/class-device')).text).not.toContain('5A');
      expect((await turn(tablet, 'Ada')).path).not.toBe('/p/');
    }
  });

  test('of a teacher who hands over their own has nobody of staff signed in', async () => {
    const own = await school.browserOf('Bart');
    await own.get('/staff');
    expect((await own.send(page, { minutes: '30', here: 'yes' })).path).toBe('/class-device');
    expect((await own.get('/staff')).path).toBe('/staff/sign-in');
    expect((await turn(own, 'Ada')).path).toBe('/p/');
  });

  test('is opened by who has to do with the class', async () => {
    expect((await (await school.browserOf('Griet')).send(page, { minutes: '30' })).status).toBe(404);
  });
});
