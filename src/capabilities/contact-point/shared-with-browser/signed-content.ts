import { type Bytes, base64url, fromBase64url, join, textOf, utf8 } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import { zeros } from './conversation.ts';
import { type Header, writeHeader } from './header.ts';
import { NotGenuine } from './not-genuine.ts';
import type { ContactPerson, Roster } from './roster.ts';
import { type Identity, isSigned, sign, signatureLength } from './signing.ts';

type Unsealed = Omit<Header, 'commitment'>;

/** Signature first, then the words; the signature holds them to their place in the conversation. */
export async function signed(header: Unsealed, identity: Identity, content: Record<string, unknown>): Promise<Bytes> {
  const words = utf8(JSON.stringify(content));
  return join(await sign(identity, signedWords(header, words)), words);
}

/**
 * What somebody whose public key is known signed.
 * @param identity base64url
 * @throws NotGenuine
 */
export async function signedBy(identity: string, header: Unsealed, content: Bytes): Promise<Record<string, unknown>> {
  const words = content.slice(signatureLength);
  if (!(await isSigned(fromBase64url(identity), content.slice(0, signatureLength), signedWords(header, words)))) throw new NotGenuine();
  return parsed(words) as Record<string, unknown>;
}

/**
 * What a contact person signed, as they were one under the roster that the message names.
 * @throws NotGenuine
 */
export async function verified(roster: Roster, header: Unsealed, content: Bytes): Promise<{ by: ContactPerson; content: Record<string, unknown> }> {
  const found = parsed(content.slice(signatureLength)) as Record<string, unknown>;
  const by = peopleAt(roster, header).find(({ id }) => id === found.by);
  if (!by) throw new NotGenuine();
  return { by, content: await signedBy(by.identity, header, content) };
}

/** Contact persons under the roster that a message names. */
export const peopleAt = ({ people }: Roster, header: Pick<Header, 'roster'>): ContactPerson[] => people.get(base64url(header.roster)) ?? [];

/** @throws NotGenuine where it is no JSON */
export function parsed(content: Bytes): unknown {
  try {
    return JSON.parse(textOf(content));
  } catch {
    throw new NotGenuine();
  }
}

const signedWords = (header: Unsealed, words: Bytes): Bytes => join(utf8('oor/v1/signed'), writeHeader({ ...header, commitment: zeros }), words);
