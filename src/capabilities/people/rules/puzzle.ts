import { sameBytes, sha256 } from '../../../platform/secrets/random.ts';
import { stamp } from '../../../platform/secrets/seal.ts';

/**
 * A little work for a browser, asked of everybody who types a code while somebody is guessing at this school:
 * find a number so that SHA-256(puzzle + number) begins with this many zero bits.
 */
export const zeroBits = 14;

/** For how long a puzzle can be answered, in milliseconds. */
export const puzzleLives = 10 * 60_000;

/** `moment.stamp`: only we can have set it, and it is over after ten minutes. */
export const newPuzzle = (key: Uint8Array, now: Date): string => puzzleOf(key, String(now.getTime()));

const puzzleOf = (key: Uint8Array, moment: string): string => `${moment}.${stamp(key, moment).toString('base64url')}`;

export function isSolved(puzzle: string, answer: string, key: Uint8Array, now: Date): boolean {
  const [moment = ''] = puzzle.split('.');
  const age = now.getTime() - Number(moment);
  if (!(age >= 0 && age <= puzzleLives) || answer.length > 20) return false;
  return sameBytes(Buffer.from(puzzleOf(key, moment)), Buffer.from(puzzle)) && sha256(puzzle + answer).readUInt32BE() >>> (32 - zeroBits) === 0;
}
