import { type Bytes, base64url, fromBase64url, utf8 } from '../../../../platform/secrets/shared-with-browser/bytes.ts';
import { randomBytes } from '../../shared-with-browser/digest.ts';

/**
 * 32 bytes that only this passkey gives (WebAuthn `prf` extension), and which passkey it was. Nothing of it goes to the server:
 * the challenge is answered to nobody.
 * @param known ids of passkeys that may answer, base64url; any of this site where there are none
 * @returns undefined where the device cannot do this, or nobody showed themselves
 */
export async function secretOfPasskey(known: readonly string[]): Promise<{ id: string; secret: Bytes } | undefined> {
  const allowCredentials = known.map((id) => ({ type: 'public-key' as const, id: fromBase64url(id) }));
  const extensions = { prf: { eval: { first: utf8('oor/v1/unlock') } } };
  try {
    const publicKey = { challenge: randomBytes(32), allowCredentials, userVerification: 'required' as const, extensions };
    const answer = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential | null;
    const secret = answer?.getClientExtensionResults().prf?.results?.first;
    return answer && secret ? { id: base64url(new Uint8Array(answer.rawId)), secret: new Uint8Array(secret as ArrayBuffer) } : undefined;
  } catch {
    return undefined;
  }
}
