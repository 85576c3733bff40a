import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { isInside, newCardFor } from '../../testing/test-cards.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';

let school: TestSchool;
beforeAll(async () => {
  school = await testSchool();
});
afterAll(() => school.close());
beforeEach(() => school.ground.clock.set('2026-11-24 10:00'));

const stopwatch = performance.now.bind(performance);
let ahead = 0;
vi.spyOn(performance, 'now').mockImplementation(() => stopwatch() + ahead);

/** By then the program looks again who holds a session. */
const later = (milliseconds: number): void => {
  ahead += milliseconds;
};

describe('a session', () => {
  test.each([
    ['a shared device, ten quiet minutes', 'shared', [9], true],
    ['a shared device, eleven quiet minutes', 'shared', [11], false],
    ['a shared device, busy for less than half an hour', 'shared', [9, 9, 9], true],
    ['a shared device, busy for over half an hour', 'shared', [9, 9, 9, 9], false],
    ['one’s own device, three weeks', 'own', [21 * 24 * 60], true],
    ['one’s own device, five weeks', 'own', [35 * 24 * 60], false],
  ] as [string, 'own' | 'shared', number[], boolean][])('%s', async (_, device, pauses, lasts) => {
    const browser = await school.browserOf('Élise', { device });
    let inside = true;
    for (const minutes of pauses) {
      school.ground.clock.pass(minutes);
      later(3100);
      inside = await isInside(browser);
    }
    expect(inside).toBe(lasts);
  });

  test('of a day when the clock was ahead by a year does not last that year; one of some minutes ahead goes on', async () => {
    school.ground.clock.set('2027-11-24 10:00');
    const [staff, own] = [await school.browserOf('Bart'), await school.browserOf('Élise', { device: 'own' })];
    school.ground.clock.set('2026-11-24 10:05');
    const fresh = await school.browserOf('Élise', { device: 'shared' });
    school.ground.clock.set('2026-11-24 10:00');
    expect([(await staff.get('/staff')).path, await isInside(own), await isInside(fresh)]).toEqual(['/staff/sign-in', false, true]);
  });

  test('ends on leaving, for whoever has its cookie', async () => {
    const { token } = await newCardFor(school, 'Ada');
    const browser = school.stranger();
    await browser.send('/at/de-bron', { key: token });
    const gone = await browser.send('/p/exit');
    expect(gone.headers.get('Refresh')).toContain('wikipedia.org');
    expect(gone.headers.get('Clear-Site-Data')).toBe('"cache"');
    expect(browser.cookies).not.toContain('vg-card');
    expect(await isInside(browser)).toBe(false);
  });

  test('is kept for a month where they say that the device is their own; the tablet of a class is nobody’s own', async () => {
    const [shared, tablet] = [await school.browserOf('Élise', { device: 'shared' }), await school.browserOf('Élise', { device: 'class' })];
    const kept = await shared.send('/p/own-device');
    await tablet.send('/p/own-device');
    expect(kept.path).toBe('/p/card');
    later(3100);
    school.ground.clock.pass(24 * 60);
    expect([await isInside(shared), await isInside(tablet)]).toEqual([true, false]);
  });

  test('its cookie goes to family pages only, and no script can read it', async () => {
    const { token } = await newCardFor(school, 'Ada');
    const answer = await school.site.request('/at/de-bron', {
      method: 'POST',
      body: `key=${token}`,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' },
    });
    expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^vg-card=[^;]*; Path=\/p\/; HttpOnly; SameSite=Strict$/)]);
  });

  test('whoever asked to be remembered needs no card at the door, until they leave; the door does not lead on by itself', async () => {
    const { token } = await newCardFor(school, 'Ada');
    const { token: sibling } = await newCardFor(school, 'Ben');
    const goOn = 'Wij kennen dit toestel. Ga verder';
    const phone = school.stranger();
    await phone.send('/at/de-bron', { key: token });
    expect((await phone.get('/at/de-bron')).text).not.toContain(goOn);
    await phone.send('/p/own-device');
    expect((await phone.get('/at/de-bron')).text).toContain(goOn);
    expect((await phone.get('/p/known')).path).toBe('/p/');
    expect((await phone.send('/at/de-bron', { key: sibling, 'own-device': 'yes' })).text).toContain('Dag Ben');
    await phone.send('/p/sign-out');
    expect((await phone.get('/at/de-bron')).text).not.toContain(goOn);

    // A child who comes in on that phone without asking for it is not offered to the next.
    await phone.send('/at/de-bron', { key: sibling, 'own-device': 'yes' });
    await phone.send('/at/de-bron', { key: token });
    expect((await phone.get('/at/de-bron')).text).not.toContain(goOn);

    // What is over is not offered twice.
    await phone.send('/at/de-bron', { key: sibling, 'own-device': 'yes' });
    await school.inSchool((db) => db.deleteFrom('people.session').execute());
    school.ground.clock.set('2026-11-24 10:01');
    expect((await phone.get('/p/known')).text).not.toContain(goOn);
  });
});
