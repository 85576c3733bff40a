import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { z } from 'zod';
import { isUuid, type SchoolId, schoolId } from '../../platform/database/ids.ts';
import { ShortMemory } from '../../platform/time/short-memory.ts';
import type { Passkey } from './store/access.ts';

/** Whose passkey this is, as the authenticator keeps it: two UUIDs, so that nobody has to type a name. */
interface Owner {
  school: SchoolId;
  personId: string;
}

/** WebAuthn ceremonies; a challenge can be answered once, within five minutes. */
export interface PasskeyDesk {
  toRegister(owner: Owner, name: string, known: Passkey[]): Promise<PublicKeyCredentialCreationOptionsJSON>;
  /** Undefined when the answer does not fit a challenge of ours. */
  register(answer: unknown): Promise<Passkey | undefined>;
  toSignIn(): Promise<PublicKeyCredentialRequestOptionsJSON>;
  /** Whose passkey answered, and which; nothing has been proved yet. */
  claimIn(answer: unknown): { owner: Owner; credentialId: string; response: AuthenticationResponseJSON } | undefined;
  /** The new counter; undefined when the answer does not fit. */
  signIn(response: AuthenticationResponseJSON, passkey: Passkey): Promise<number | undefined>;
}

/** As much of a credential as we read ourselves; the library checks the rest. */
const credentialSchema = z.looseObject({ id: z.string(), rawId: z.string(), type: z.string(), response: z.looseObject({ userHandle: z.string().optional() }) });

const challengeLives = 5 * 60_000;

/** A library of many megabytes, which a school that nobody signs in to does not need. */
const webauthn = () => import('@simplewebauthn/server');

/** @param address of the site; its host is the relying party */
export function passkeyDesk(address: string): PasskeyDesk {
  const rpID = new URL(address).hostname;
  const challenges = new ShortMemory<true>(challengeLives, 10_000);
  const expectedChallenge = (challenge: string): boolean => {
    const known = challenges.recall(challenge) ?? false;
    challenges.forget(challenge);
    return known;
  };
  const expected = { expectedChallenge, expectedOrigin: address, expectedRPID: rpID, requireUserVerification: true };

  return {
    async toRegister({ school, personId }, name, known) {
      const options = await (await webauthn()).generateRegistrationOptions({
        rpName: 'Vaste Grond',
        rpID,
        userName: name,
        userID: bytesOf(school + personId),
        attestationType: 'none',
        excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
      challenges.remember(options.challenge, true);
      // So that it can later open sealed keys in the browser, where the device knows how (WebAuthn Level 3, `prf`).
      return { ...options, extensions: { ...options.extensions, prf: {} } as typeof options.extensions & object };
    },
    async register(answer) {
      const response = credentialSchema.safeParse(answer).data as RegistrationResponseJSON | undefined;
      if (!response) return undefined;
      const { verifyRegistrationResponse } = await webauthn();
      const { registrationInfo } = await verifyRegistrationResponse({ response, ...expected }).catch(() => ({ registrationInfo: undefined }));
      if (!registrationInfo) return undefined;
      const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
      return { credentialId: id, publicKey: Buffer.from(publicKey), counter, transports };
    },
    async toSignIn() {
      const options = await (await webauthn()).generateAuthenticationOptions({ rpID, userVerification: 'required' });
      challenges.remember(options.challenge, true);
      return options;
    },
    claimIn(answer) {
      const credential = credentialSchema.safeParse(answer).data;
      const [school = '', personId = ''] = uuidsIn(Buffer.from(credential?.response.userHandle ?? '', 'base64url'));
      if (!credential || !isUuid(school) || !isUuid(personId)) return undefined;
      return { owner: { school: schoolId(school), personId }, credentialId: credential.id, response: credential as unknown as AuthenticationResponseJSON };
    },
    async signIn(response, { credentialId, publicKey, counter }) {
      const credential = { id: credentialId, publicKey: new Uint8Array(publicKey), counter };
      const { verifyAuthenticationResponse } = await webauthn();
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({ response, credential, ...expected }).catch(() => ({
        verified: false,
        authenticationInfo: undefined,
      }));
      return verified ? authenticationInfo?.newCounter : undefined;
    },
  };
}

const bytesOf = (uuids: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(uuids.replaceAll('-', ''), 'hex'));

const uuidsIn = (bytes: Buffer): string[] =>
  (bytes.toString('hex').match(/.{32}/g) ?? []).map((hex) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
