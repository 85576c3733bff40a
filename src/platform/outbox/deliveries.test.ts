import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { testCheckIns } from '../../testing/test-check-ins.ts';
import { newId } from '../secrets/random.ts';
import { fromBase64url, utf8 } from '../secrets/shared-with-browser/bytes.ts';
import { type Letter, letterKind } from './shared-with-browser/letter.ts';
import { sealLetter } from './shared-with-browser/seal-letter.ts';

const { school, formOf, answersOf, promisesOf, beginAgain } = await testCheckIns();
afterAll(() => school.close());
beforeEach(beginAgain);

/** As a phone does it, perhaps weeks later and signed out. */
async function deliver(letter: Letter, { id = newId() as string, sealedFor = '', kind = letterKind } = {}) {
  const key = fromBase64url((await school.ground.keys.sealedBox(school.id)).publicKey);
  const sealed = Buffer.from(await sealLetter(key, utf8(kind), utf8(sealedFor || id), utf8(JSON.stringify(letter)))).toString('base64url');
  const { status, html } = await school.stranger().json('/deliveries', { v: 1, id, school: school.id, sealed });
  return { status, said: JSON.parse(html) as Record<string, string>, id };
}

const ticketOf = async (): Promise<string> => (await formOf(await school.browserOf('Ada'))).ticket;

const talkTicketOf = async (): Promise<string> =>
  /name="ticket" value="([^"]+)"/.exec((await (await school.browserOf('Bart')).get(`/staff/check-ins/${school.classes['5A']}/talks`)).html)?.[1] ?? '';

describe('what waited on a device', () => {
  test('is taken in once, named as received, and other words under its id are kept too', async () => {
    const [id, ticket] = [newId(), await ticketOf()];
    const said = { ticket, fields: { mood: ['bad'], talk: ['week'] } };
    expect(await deliver(said, { id })).toMatchObject({ status: 200, said: { received: id, next: `/p/check-in/thanks/talk/${id}` } });
    expect(await deliver(said, { id })).toMatchObject({ status: 200, said: { received: id } });
    expect(await deliver({ ticket, fields: { mood: ['good'] } }, { id })).toMatchObject({
      status: 409,
      said: { received: id, next: '/p/check-in/thanks/aside' },
    });
    expect([(await answersOf('Ada')).map((answer) => answer.id), (await promisesOf('Ada')).length]).toEqual([[id], 1]);
  });

  test('of a talk that a teacher noted opens one promise of theirs, and whoever did not want to is not promised anything', async () => {
    const [id, ticket] = [newId(), await talkTicketOf()];
    const noted = { ticket, fields: { pupil: [school.idOf('Ben')], wish: ['today'] } };
    for (let n = 0; n < 2; n++) expect((await deliver(noted, { id })).status).toBe(200);
    expect(await promisesOf('Ben')).toMatchObject([{ id, person_id: school.idOf('Bart'), substitute_id: school.idOf('An') }]);
    expect((await deliver({ ticket, fields: { pupil: [school.idOf('Ada')], wish: ['rather-not'] } })).status).toBe(200);
    expect(await promisesOf('Ada')).toEqual([]);
  });

  test.each<[string, () => Promise<Awaited<ReturnType<typeof deliver>>>]>([
    ['sealed for another id', async () => deliver({ ticket: await ticketOf(), fields: {} }, { sealedFor: newId() })],
    ['of another kind', async () => deliver({ ticket: await ticketOf(), fields: {} }, { kind: 'vaste-grond/other/1' })],
    ['with a ticket that nobody wrote', async () => deliver({ ticket: (await ticketOf()).replace(school.idOf('Ada'), school.idOf('Ben')), fields: {} })],
    ['with a ticket for something else', async () => deliver({ ticket: (await talkTicketOf()).replace('talk', 'answer'), fields: { mood: ['bad'] } })],
    ['with a kind of ticket that is no kind', () => deliver({ ticket: 'constructor.x', fields: {} })],
    ['with a kind that every object has', () => deliver({ ticket: 'hasOwnProperty.x', fields: {} })],
    ['of a talk with nobody', async () => deliver({ ticket: await talkTicketOf(), fields: { pupil: [newId()], wish: ['today'] } })],
    ['of a talk with a colleague', async () => deliver({ ticket: await talkTicketOf(), fields: { pupil: [school.idOf('An')], wish: ['today'] } })],
  ])('%s stays on its device, and fills no log', async (_, bring) => {
    school.ground.logged.length = 0;
    const { status, said, id } = await bring();
    expect([status, said, school.ground.logged]).toEqual([422, { refused: id }, []]);
    expect([await answersOf('Ada'), await answersOf('Ben'), await promisesOf('Ben')]).toEqual([[], [], []]);
  });
});
