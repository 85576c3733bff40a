import { type Bytes, base64url, fromBase64url, utf8 } from '../../../../platform/secrets/shared-with-browser/bytes.ts';
import { type EpochKey, signEpochKey } from '../../shared-with-browser/epoch-keys.ts';
import { identityOf } from '../../shared-with-browser/signing.ts';
import type { DeskState } from '../../shared-with-browser/staff-exchange.ts';
import {
  makeMaster,
  makeStaffKeys,
  openStaffKeys,
  pairsOf,
  type StaffKeys,
  sealStaffKeys,
  turnedTo,
  unwrapMaster,
  wrapMaster,
} from '../../shared-with-browser/staff-keys.ts';
import { type KeyPair, suite } from '../../shared-with-browser/suite.ts';
import { ask } from './ask.ts';
import { dayHere } from './surroundings.ts';

/** The keys of a contact person, open in this browser and nowhere else. */
export interface OwnKeys {
  master: Bytes;
  keys: StaffKeys;
  /** Of all months, the newest first. */
  pairs: KeyPair[];
}

/** Whose keys they are, and where the server of staff is. */
export interface Owner {
  from: string;
  state: DeskState;
}

/** By the clock here: no server may say that months have gone by. */
const monthHere = (): string => dayHere().slice(0, 7);

/** Makes keys, and gives the server what it may have of them. @param paper the key on paper */
export async function makeOwnKeys(owner: Owner, duty: string, paper: string): Promise<OwnKeys> {
  const [master, keys] = [makeMaster(), await makeStaffKeys(monthHere())];
  await ask(`${owner.from}/keys`, {
    duty,
    identity: base64url(await identityOf(keys.identity)),
    sealedKeys: base64url(await sealStaffKeys(keys, master)),
    paper: { wrapped: base64url(await wrapMaster(master, utf8(paper))) },
    epoch: await epochOf(owner, keys),
  });
  return { master, keys, pairs: await pairsOf(keys) };
}

/** Opens keys with the key on paper or what a passkey gives; at the first opening of a month its key is made and signed. */
export async function openOwnKeys(owner: Owner, kind: 'paper' | 'passkey', secret: Bytes, credentialId: string | null = null): Promise<OwnKeys | undefined> {
  const { sealed = '', unlocks = [] } = owner.state.keys ?? {};
  for (const unlock of unlocks) {
    if (unlock.kind !== kind || (credentialId && unlock.credentialId !== credentialId)) continue;
    const master = await unwrapMaster(fromBase64url(unlock.wrapped), secret).catch(() => undefined);
    if (master) return turned(owner, master, await openStaffKeys(fromBase64url(sealed), master));
  }
  return undefined;
}

async function turned(owner: Owner, master: Bytes, before: StaffKeys): Promise<OwnKeys> {
  const keys = turnedTo(monthHere(), before);
  if (!before.seeds.has(monthHere()))
    await ask(`${owner.from}/months`, { sealedKeys: base64url(await sealStaffKeys(keys, master)), epoch: await epochOf(owner, keys) });
  return { master, keys, pairs: await pairsOf(keys) };
}

async function epochOf({ state }: Owner, { identity, seeds }: StaffKeys): Promise<Omit<EpochKey, 'by'>> {
  const { publicKey } = await suite.DeriveKeyPair(seeds.get(monthHere()) as Bytes);
  const key = base64url(await suite.SerializePublicKey(publicKey));
  const { by, ...epoch } = await signEpochKey(identity, state.around.school, { by: state.me, month: monthHere(), key });
  return epoch;
}

/** Lets a passkey open the keys too. */
export async function addPasskey({ from }: Owner, { master }: OwnKeys, passkey: { secret: Bytes; id: string }): Promise<void> {
  await ask(`${from}/passkeys`, { wrapped: base64url(await wrapMaster(master, passkey.secret)), credentialId: passkey.id });
}
