import { asCrockford } from '../../../platform/secrets/shared-with-browser/crockford.ts';

/** What stands on a card to be typed: a number that everybody may see, and a secret in two groups of five. */
export interface CardCode {
  number: string;
  secret: string;
}

export const secretLength = 10;
export const tokenLength = 26;

export type CardSlip = 'card.number-length' | 'card.secret-length';

/** Reads a typed card number and secret: any case, spaces, hyphens and look-alikes are fine. */
export function readCardCode(number: string, secret: string): CardCode | { refused: Partial<Record<'number' | 'secret', CardSlip>> } {
  const code = { number: asCrockford(number), secret: asCrockford(secret) };
  const refused: Partial<Record<'number' | 'secret', CardSlip>> = {};
  if (!/^\d{5}$/.test(code.number)) refused.number = 'card.number-length';
  if (code.secret.length !== secretLength) refused.secret = 'card.secret-length';
  return Object.keys(refused).length > 0 ? { refused } : code;
}

/** "ABCDE-12345", as it is printed. */
export const printed = (secret: string): string => `${secret.slice(0, 5)}-${secret.slice(5)}`;

/** In seconds. */
export const longestWait = 60 * 60;

/** Wrong codes for one card: five cost a minute, ten a quarter of an hour, more an hour at most. Never a lock. In seconds, counted from the last wrong one. */
export function waitAfter(wrong: number): number {
  if (wrong < 5) return 0;
  if (wrong < 10) return 60;
  return wrong < 20 ? 15 * 60 : longestWait;
}
