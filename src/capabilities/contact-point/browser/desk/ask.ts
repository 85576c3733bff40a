import type { Bytes } from '../../../../platform/secrets/shared-with-browser/bytes.ts';

/** The session of this member of staff is over; what they typed is still on the page. */
export class SignedOut extends Error {}

/** Asks the server of staff: with a body it tells something, without one it only looks. */
export async function ask<Answer>(address: string, body?: object): Promise<Answer> {
  const answer = await fetch(address, {
    cache: 'no-store',
    ...(body && { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  // The only place that staff are ever sent on to is the door.
  if (answer.redirected) throw new SignedOut();
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** Bytes that lie at an address; undefined while nothing was heard. */
export async function askBytes(address: string): Promise<Bytes | undefined> {
  const answer = await fetch(address, { cache: 'no-store' }).catch(() => undefined);
  return answer?.ok && !answer.redirected ? new Uint8Array(await answer.arrayBuffer()) : undefined;
}
