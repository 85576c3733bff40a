import { checkDigit } from './check-digit.ts';

/** Twenty digits: nineteen that were drawn (63.1 bits) and a check digit. Whoever has them has the conversation; nobody else keeps them. */
export type Receipt = string & { readonly kind: unique symbol };

const drawn = 19;
export const receiptLength = drawn + 1;
const wordsInReceipt = 6;

/** How many words the list has: six of them say 66 bits. */
export const wordCount = 2048;

/** Why what was typed is no receipt. A word that is not on the list comes with the nearest that is. */
export type ReceiptSlip =
  | { slip: 'receipt.length'; count: number }
  | { slip: 'receipt.check' }
  | { slip: 'receipt.word-count'; count: number }
  | { slip: 'receipt.word'; word: string; meant?: string }
  | { slip: 'receipt.words' };

/** Draws by rejection, so that every digit is as likely as every other. */
export function drawReceipt(): Receipt {
  let digits = '';
  while (digits.length < drawn) {
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) if (byte < 250 && digits.length < drawn) digits += byte % 10;
  }
  return (digits + checkDigit(digits)) as Receipt;
}

/** The nineteen digits that keys are made of. */
export const secretOf = (receipt: Receipt): string => receipt.slice(0, drawn);

/** "5355 3807 3860 6219 3123": five groups, like an ordinary number. */
export const printedReceipt = (receipt: Receipt): string => receipt.replace(/\d{4}(?=\d)/g, '$& ');

/** Reads digits as people type them: with any spaces, dots or hyphens, also in Arabic or Persian figures. */
export function readDigits(typed: string): Receipt | ReceiptSlip {
  const digits = typed.replace(/[٠-٩۰-۹]/g, (figure) => String((figure.codePointAt(0) as number) & 0xf)).replace(/\D/g, '');
  if (digits.length !== receiptLength) return { slip: 'receipt.length', count: digits.length };
  return checkDigit(digits) === '0' ? (digits as Receipt) : { slip: 'receipt.check' };
}

/** So much room do six words leave above nineteen digits: most slips give a number that does not check. */
const check = 7n;

/** @param list {@link wordCount} words, no two alike in their first four letters */
export function wordsOf(receipt: Receipt, list: readonly string[]): string[] {
  const secret = BigInt(secretOf(receipt));
  let number = secret * check + checkOf(secret);
  const words: string[] = [];
  for (let turn = 0; turn < wordsInReceipt; turn++) {
    words.unshift(list[Number(number % BigInt(wordCount))] as string);
    number /= BigInt(wordCount);
  }
  return words;
}

/** Reads six words; four letters of each are enough, and capitals, accents and punctuation do not matter. */
export function readWords(typed: string, list: readonly string[]): Receipt | ReceiptSlip {
  const words = plain(typed)
    .split(/[^a-z]+/)
    .filter(Boolean);
  if (words.length !== wordsInReceipt) return { slip: 'receipt.word-count', count: words.length };
  let number = 0n;
  for (const word of words) {
    const at = placeOf(word, list);
    if (at < 0) return { slip: 'receipt.word', word, ...nearest(word, list) };
    number = number * BigInt(wordCount) + BigInt(at);
  }
  const secret = number / check;
  const digits = String(secret).padStart(drawn, '0');
  if (digits.length > drawn || number % check !== checkOf(secret)) return { slip: 'receipt.words' };
  return (digits + checkDigit(digits)) as Receipt;
}

/** Whether somebody types words rather than figures. */
export const looksLikeWords = (typed: string): boolean => /[a-z]{2}/i.test(plain(typed));

/** The sum of the digits, each by its place: a word swapped for another seldom keeps it. */
const checkOf = (secret: bigint): bigint => [...String(secret)].reduce((sum, digit, at) => (sum * 3n + BigInt(digit) + BigInt(at)) % check, 0n);

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

const placeOf = (word: string, list: readonly string[]): number =>
  list.findIndex((known) => known === word || (word.length >= 4 && known.length >= 4 && known.startsWith(word.slice(0, 4)) && isShortOrNear(word, known)));

/** "appe" and "appelt" for "appel", but not "appendix". */
const isShortOrNear = (word: string, known: string): boolean => known.startsWith(word) || distance(word, known) <= 1;

function nearest(word: string, list: readonly string[]): { meant?: string } {
  const near = list.filter((known) => distance(word, known) === 1);
  return near.length === 1 ? { meant: near[0] as string } : {};
}

/** How many letters must be changed, added, left out or swapped with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)));
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const changed = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      (rows[i] as number[])[j] = Math.min(changed, swapped, at(i - 1, j) + 1, at(i, j - 1) + 1);
    }
  }
  return at(a.length, b.length);
}
