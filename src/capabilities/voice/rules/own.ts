import { isRecording, sampleRate } from '../../../platform/questions/spoken/shared-with-browser/recording.ts';

/** The longest that somebody can write themselves, in characters; the reader makes one sentence of it. */
export const longestOwn = 2000;

/** How many sentences somebody can send in one round: also those that were not used, because nobody knows whose they were. */
export const mostOwn = 3;

/** The longest that somebody can speak, in seconds. */
export const mostSeconds = 30;

/** Fields of the form for a statement of one's own, in words and spoken. */
export const ownField = 'own';
export const ownSoundField = 'own-sound';

/** A form with a recording of full length and all words in it, in bytes. */
export const mostFormBytes = 256_000;

/** Bytes of a recording of the longest that may be. */
const mostBytes = (mostSeconds * sampleRate) / 2 + 1;

/** What was spoken, from base64url; undefined for what is no recording of ours. */
export function soundIn(text: string): Buffer | undefined {
  if (!/^[\w-]+$/.test(text) || text.length > Math.ceil((mostBytes * 4) / 3)) return undefined;
  const bytes = Buffer.from(text, 'base64url');
  return isRecording(bytes, mostSeconds) ? bytes : undefined;
}

/** Why a statement was not taken, told to who wrote it in kind words. */
export const reasons = ['name', 'near', 'hurts', 'not-yes-no', 'elsewhere'] as const;
export type Reason = (typeof reasons)[number];

export const reasonIn = (text: string | null): Reason => reasons.find((known) => known === text) ?? 'elsewhere';
