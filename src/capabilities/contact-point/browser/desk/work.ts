import { argon2idAsync } from '@noble/hashes/argon2.js';
import { utf8 } from '../../../../platform/secrets/shared-with-browser/bytes.ts';
import { bitsOf, type Work, workCost, workWords } from '../../shared-with-browser/exchange.ts';
import { giveWay } from '../../shared-with-browser/give-way.ts';

/**
 * Does the work that beginning a conversation costs, in slices so short that nobody notices while they type.
 * @param thread base64url of its hash: work for one conversation is worth nothing for another
 */
export async function doWork(challenge: string, thread: string): Promise<Work> {
  const bits = bitsOf(challenge);
  for (let answer = 0; ; answer++) {
    const tag = await argon2idAsync(utf8(workWords(thread, String(answer))), utf8(challenge), {
      m: workCost.memory,
      t: workCost.passes,
      p: 1,
      dkLen: 32,
      asyncTick: 16,
    });
    const front = ((tag[0] as number) << 8) | (tag[1] as number);
    if (front >> (16 - bits) === 0) return { challenge, answer: String(answer) };
    await giveWay();
  }
}
