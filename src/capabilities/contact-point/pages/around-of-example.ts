import { sha256 } from '../../../platform/secrets/random.ts';
import { base64url } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import type { Around } from '../shared-with-browser/exchange.ts';
import type { RosterEntry } from '../shared-with-browser/roster.ts';
import type { ShownPerson } from './anonymous-page.tsx';

/** What an example page brings along: as long as what a real one does, and always the same. Its signatures are none. */
export function aroundOf(people: readonly ShownPerson[]): Around {
  const school = uuid('school');
  const [day, today] = ['2026-09-01', '2026-11-24'];
  const adds = people.map(({ name, duty, secrecy }) => ({ id: uuid(name), name, duty, secrecy, identity: bytes(`${name} identity`, 65) }));
  const entry: RosterEntry = { v: 1, school, place: 0, day, previous: base64url(new Uint8Array(32)), adds, removes: [] };
  return {
    school,
    entries: [{ text: JSON.stringify(entry), signatures: adds.map(({ id }) => ({ by: id, day, signature: bytes(`${id} entry`, 64) })) }],
    epochKeys: adds.map(({ id }) => ({ by: id, month: '2026-11', key: bytes(`${id} key`, 32), signature: bytes(`${id} month`, 64) })),
    today,
    challenge: bytes('challenge', 32),
    sealingKey: bytes('sealing', 65),
  };
}

const bytes = (of: string, length: number): string => base64url(Buffer.concat([0, 1, 2].map((turn) => sha256(`${of} ${turn}`))).subarray(0, length));

const uuid = (of: string): string =>
  sha256(of)
    .toString('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
