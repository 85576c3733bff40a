import { beforeAll, describe, expect, test } from 'vitest';
import { base64url } from '../../platform/secrets/shared-with-browser/bytes.ts';
import { type MadeUpContactPoint, madeUpContactPoint, madeUpPerson } from './made-up-contact-point.ts';
import {
  BrokenRoster,
  type ContactPerson,
  codeOf,
  mostMembers,
  namesIn,
  type RosterEntry,
  rosterOn,
  type SignedEntry,
  signEntry,
} from './shared-with-browser/roster.ts';
import { type Identity, identityOf, makeIdentity } from './shared-with-browser/signing.ts';

let place: MadeUpContactPoint;
beforeAll(async () => {
  place = await madeUpContactPoint(['An', 'Tom'].map(madeUpPerson));
});

const newcomer = async (name: string): Promise<{ person: ContactPerson; identity: Identity }> => {
  const identity = await makeIdentity();
  return { identity, person: { id: `id-${name}`, name, duty: 'CLB', secrecy: 'professional', identity: base64url(await identityOf(identity)) } };
};

async function entry(
  after: readonly SignedEntry[],
  change: Partial<RosterEntry>,
  signers: Record<string, Identity>,
  signedOn = '2026-12-01',
): Promise<SignedEntry> {
  const { hash, people } = await rosterOn(after, place.schoolId, '2030-01-01');
  const text = JSON.stringify({ v: 1, school: place.schoolId, place: people.size, day: '2026-12-01', previous: hash, adds: [], removes: [], ...change });
  return { text, signatures: await Promise.all(Object.entries(signers).map(([by, identity]) => signEntry(identity, by, text, signedOn))) };
}

const namesOn = async (entries: readonly SignedEntry[], day: string): Promise<string[]> =>
  (await rosterOn(entries, place.schoolId, day)).members.map(({ name }) => name);
const broken = (entries: readonly SignedEntry[]): Promise<void> => expect(rosterOn(entries, place.schoolId, '2026-12-24')).rejects.toThrow(BrokenRoster);

describe('the roster of contact persons', () => {
  test('begins with at least two, who all sign', async () => {
    expect(await namesOn(place.entries, '2026-11-24')).toEqual(['An', 'Tom']);
    const [first] = place.entries as [SignedEntry];
    await broken([{ ...first, signatures: first.signatures.slice(1) }]);
    await broken([{ ...first, text: first.text.replace('"An"', '"Jan"') }]);
    const alone = await madeUpContactPoint(['An'].map(madeUpPerson)).catch((error: unknown) => error);
    expect(alone).toBeInstanceOf(BrokenRoster);
  });

  test('takes somebody in when a colleague signs too, and not before three days', async () => {
    const { person, identity } = await newcomer('Samira');
    const signers = { [person.id]: identity, [place.idOf('An')]: place.person('An').identity };
    const entries = [...place.entries, await entry(place.entries, { adds: [person] }, signers)];
    expect(await namesOn(entries, '2026-12-03')).toEqual(['An', 'Tom']);
    expect((await rosterOn(entries, place.schoolId, '2026-12-03')).coming).toMatchObject([{ name: 'Samira', from: '2026-12-04' }]);
    expect(await namesOn(entries, '2026-12-04')).toEqual(['An', 'Tom', 'Samira']);
  });

  test('keeps out whoever an administrator writes into the database', async () => {
    const { person, identity } = await newcomer('Spion');
    const own = { [person.id]: identity };
    await broken([...place.entries, await entry(place.entries, { adds: [person] }, own)]);
    await broken([...place.entries, await entry(place.entries, { adds: [person] }, { ...own, [place.idOf('An')]: identity })]);
    // Somebody who is announced cannot let in a friend before they count themselves.
    const announced = [...place.entries, await entry(place.entries, { adds: [person] }, { ...own, [place.idOf('An')]: place.person('An').identity })];
    const friend = await newcomer('Vriend');
    await broken([...announced, await entry(announced, { day: '2026-12-02', adds: [friend.person] }, { [friend.person.id]: friend.identity, ...own })]);
  });

  test('takes new keys of somebody who lost theirs only with a colleague, and again not before three days', async () => {
    const lost = await makeIdentity();
    const again = { id: place.idOf('Tom'), name: 'Tom', duty: 'CLB', secrecy: 'office', identity: base64url(await identityOf(lost)) } as const;
    const change = { adds: [again], removes: [place.idOf('Tom')] };
    await broken([...place.entries, await entry(place.entries, change, { [place.idOf('Tom')]: lost })]);
    const signers = { [place.idOf('Tom')]: lost, [place.idOf('An')]: place.person('An').identity };
    const entries = [...place.entries, await entry(place.entries, change, signers)];
    expect(await namesOn(entries, '2026-12-03')).toEqual(['An']);
    expect(await namesOn(entries, '2026-12-04')).toEqual(['An', 'Tom']);
  });

  test('counts three days from the last signature, however an entry was dated', async () => {
    const { person, identity } = await newcomer('Mieke');
    const signers = { [person.id]: identity, [place.idOf('An')]: place.person('An').identity };
    const late = [...place.entries, await entry(place.entries, { adds: [person] }, signers, '2026-12-10')];
    expect(await namesOn(late, '2026-12-12')).toEqual(['An', 'Tom']);
    expect(await namesOn(late, '2026-12-13')).toEqual(['An', 'Tom', 'Mieke']);
    // Dated before the chain began, or signed before it was written: neither holds.
    await broken([...place.entries, await entry(place.entries, { adds: [person], day: '2020-01-01' }, signers)]);
    await broken([...place.entries, await entry(place.entries, { adds: [person] }, signers, '2026-11-30')]);
    await broken([...place.entries, await entry(place.entries, { adds: [person], day: '2026-13-45' }, signers)]);
  });

  test('lets somebody go at once when they or two colleagues sign, else after three days; old answers still have a name', async () => {
    const three = await madeUpContactPoint(['An', 'Tom', 'Els'].map(madeUpPerson), place.schoolId);
    const away = async (signers: string[]): Promise<SignedEntry[]> => {
      const own = Object.fromEntries(signers.map((name) => [three.idOf(name), three.person(name).identity]));
      return [...three.entries, await entry(three.entries, { removes: [three.idOf('Tom')] }, own)];
    };
    for (const signers of [['Tom'], ['An', 'Els']]) expect(await namesOn(await away(signers), '2026-12-01')).toEqual(['An', 'Els']);
    expect(await namesOn(await away(['An']), '2026-12-03')).toEqual(['An', 'Tom', 'Els']);
    expect(await namesOn(await away(['An']), '2026-12-04')).toEqual(['An', 'Els']);
    expect([...namesIn(await rosterOn(await away(['An']), place.schoolId, '2026-12-24')).values()]).toContain('Tom');
    await broken(await away([]));
  });

  test('is never left empty, and never grows beyond what an envelope has room for', async () => {
    const own = Object.fromEntries(['An', 'Tom'].map((name) => [place.idOf(name), place.person(name).identity]));
    await broken([...place.entries, await entry(place.entries, { removes: [place.idOf('An'), place.idOf('Tom')] }, own)]);
    const many = await madeUpContactPoint(
      Array.from({ length: mostMembers }, (_, n) => madeUpPerson(`P${n}`)),
      place.schoolId,
    );
    const { person, identity } = await newcomer('Achtste');
    await broken([...many.entries, await entry(many.entries, { adds: [person] }, { [person.id]: identity, [many.idOf('P0')]: many.person('P0').identity })]);
  });

  test('gives each key a code that two people can compare', async () => {
    const [one, two] = [await newcomer('Een'), await newcomer('Twee')];
    expect(await codeOf(one.person.identity)).toMatch(/^[0-9A-Z]{8}$/);
    expect(await codeOf(one.person.identity)).not.toBe(await codeOf(two.person.identity));
  });

  test('notices an entry that is left out, moved, repeated or of another school', async () => {
    const { person, identity } = await newcomer('Samira');
    const second = await entry(place.entries, { adds: [person] }, { [person.id]: identity, [place.idOf('An')]: place.person('An').identity });
    const third = await entry([...place.entries, second], { removes: [person.id] }, { [place.idOf('An')]: place.person('An').identity });
    const [first] = place.entries as [SignedEntry];
    for (const chain of [[first, third], [second], [first, second, second], [first, third, second]]) await broken(chain);
    await expect(rosterOn(place.entries, 'another school', '2026-12-24')).rejects.toThrow(BrokenRoster);
    for (const text of ['', '[]', 'null', '{"v":2}', first.text.slice(0, -1)]) await broken([{ ...first, text }]);
  });

  test('has another fingerprint when it begins otherwise', async () => {
    expect(place.around.roster.fingerprint).toMatch(/^[0-9A-Z]{26}$/);
    expect((await madeUpContactPoint(['An', 'Tom'].map(madeUpPerson), place.schoolId)).around.roster.fingerprint).not.toBe(place.around.roster.fingerprint);
  });
});
