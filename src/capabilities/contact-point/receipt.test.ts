import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDigit } from './shared-with-browser/check-digit.ts';
import {
  drawReceipt,
  printedReceipt,
  type Receipt,
  readDigits,
  readWords,
  receiptLength,
  secretOf,
  wordCount,
  wordsOf,
} from './shared-with-browser/receipt.ts';

const list = readFileSync('content/receipt-words.nl.txt', 'utf8').trim().split('\n');
const receipts = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 19, maxLength: 19 }).map((digits) => {
  const secret = digits.join('');
  return (secret + checkDigit(secret)) as Receipt;
});

describe('twenty digits', () => {
  test('are drawn without a favourite: chi-square over ten million digits', () => {
    const counts = new Array<number>(10).fill(0);
    const pairs = new Array<number>(100).fill(0);
    const draws = Math.ceil(10_000_000 / 19);
    for (let turn = 0; turn < draws; turn++) {
      const secret = secretOf(drawReceipt());
      for (let at = 0; at < secret.length; at++) {
        const digit = secret.charCodeAt(at) - 48;
        (counts[digit] as number)++;
        if (at > 0) (pairs[(secret.charCodeAt(at - 1) - 48) * 10 + digit] as number)++;
      }
    }
    const chiSquare = (observed: number[]): number => {
      const expected = observed.reduce((sum, one) => sum + one) / observed.length;
      return observed.reduce((sum, one) => sum + (one - expected) ** 2 / expected, 0);
    };
    // Exceeded by chance once in ten thousand runs, with 9 and 99 degrees of freedom.
    expect(chiSquare(counts)).toBeLessThan(33.72);
    expect(chiSquare(pairs)).toBeLessThan(161.3);
  });

  test('hold at least 63 bits', () => expect(19 * Math.log2(10)).toBeGreaterThan(63));

  test('are read however they are typed, also in Arabic figures', () => {
    fc.assert(
      fc.property(receipts, fc.constantFrom(' ', '-', '.', '  '), (receipt, between) => {
        const arabic = receipt.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
        for (const typed of [receipt, printedReceipt(receipt), receipt.replace(/(...)/g, `$1${between}`), arabic]) expect(readDigits(typed)).toBe(receipt);
      }),
    );
  });

  test('with one wrong digit, or two neighbours swapped, are never another receipt', () => {
    fc.assert(
      fc.property(receipts, (receipt) => {
        for (let at = 0; at < receiptLength; at++) {
          for (let digit = 0; digit < 10; digit++) {
            const typed = receipt.slice(0, at) + digit + receipt.slice(at + 1);
            if (typed !== receipt) expect(readDigits(typed)).toEqual({ slip: 'receipt.check' });
          }
          const swapped = receipt.slice(0, at) + (receipt[at + 1] ?? '') + receipt[at] + receipt.slice(at + 2);
          if (swapped !== receipt) expect(readDigits(swapped)).toEqual({ slip: 'receipt.check' });
        }
      }),
      { numRuns: 50 },
    );
    expect(readDigits('5355 3807')).toEqual({ slip: 'receipt.length', count: 8 });
  });
});

describe('six words', () => {
  test('say the same as the digits, also in capitals, with commas, or only four letters of each', () => {
    fc.assert(
      fc.property(receipts, (receipt) => {
        const words = wordsOf(receipt, list);
        for (const typed of [words.join(' '), words.join(', ').toUpperCase(), words.map((word) => word.slice(0, 4)).join(' ')])
          expect(readWords(typed, list)).toBe(receipt);
      }),
    );
  });

  test('say which word is not on the list, and the one that was probably meant', () => {
    const words = wordsOf(drawReceipt(), list);
    const word = words[2] as string;
    const typed = [...words.slice(0, 2), `${word.slice(0, 2)}x${word.slice(2)}`, ...words.slice(3)].join(' ');
    const read = readWords(typed, list);
    expect(read).toMatchObject({ slip: 'receipt.word', word: `${word.slice(0, 2)}x${word.slice(2)}` });
    expect(readWords(words.slice(1).join(' '), list)).toEqual({ slip: 'receipt.word-count', count: 5 });
  });

  test('in another order, or one of them another, are noticed six times out of seven', () => {
    let noticed = 0;
    const tries = 2000;
    for (let turn = 0; turn < tries; turn++) {
      const words = wordsOf(drawReceipt(), list);
      words[turn % 6] = list[(list.indexOf(words[turn % 6] as string) + 1 + (turn % 1000)) % wordCount] as string;
      if (typeof readWords(words.join(' '), list) !== 'string') noticed++;
    }
    expect(noticed / tries).toBeGreaterThan(0.8);
  });
});

describe('the list of words', () => {
  test('has 2,048 of them, in order, of four to eight plain letters, no two alike in their first four', () => {
    expect(list).toHaveLength(wordCount);
    expect([...list].sort()).toEqual(list);
    expect(list.filter((word) => !/^[a-z]{4,8}$/.test(word))).toEqual([]);
    expect(new Set(list.map((word) => word.slice(0, 4))).size).toBe(wordCount);
  });

  test('has no two words that one slip turns into each other', () => {
    const known = new Set(list);
    const alphabet = [...'abcdefghijklmnopqrstuvwxyz'];
    const slipsOf = (word: string): string[] =>
      [...word].flatMap((_, at) => [
        word.slice(0, at) + word.slice(at + 1),
        word.slice(0, at) + (word[at + 1] ?? '') + word[at] + word.slice(at + 2),
        ...alphabet.flatMap((letter) => [word.slice(0, at) + letter + word.slice(at + 1), word.slice(0, at) + letter + word.slice(at)]),
      ]);
    expect(
      list.flatMap((word) =>
        slipsOf(word)
          .filter((slip) => slip !== word && known.has(slip))
          .map((slip) => `${word} ${slip}`),
      ),
    ).toEqual([]);
  });
});
