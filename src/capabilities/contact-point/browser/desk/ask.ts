import type { Bytes } from '../../../../platform/secrets/shared-with-browser/bytes.ts';

/** Asks the server of staff: with a body it tells something, without one it only looks. */
export async function ask<Answer>(address: string, body?: object): Promise<Answer> {
  const answer = await fetch(address, {
    cache: 'no-store',
    ...(body && { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  return answer.json();
}

/** Bytes that lie at an address; undefined while nothing was heard. */
export async function askBytes(address: string): Promise<Bytes | undefined> {
  const answer = await fetch(address, { cache: 'no-store' }).catch(() => undefined);
  return answer?.ok && !answer.redirected ? new Uint8Array(await answer.arrayBuffer()) : undefined;
}
