import { describe, expect, it } from 'vitest';
import { listOf, readCell, slipOf } from './cells.ts';
import { sentences } from './sentences.ts';

const name = { need: 'filled', isName: true } as const;
const optional = { need: 'optional' } as const;

describe('a cell', () => {
  it.each(['=1+1', '=HYPERLINK("http://x")', '@SUM(A1)', '+cmd', '-2+3', '\tNoor', '\rNoor', ' =1', '＝1', '＋1', '＠x', '+32 470 =1'])(
    'that a spreadsheet would calculate is noticed: %j',
    (cell) => {
      expect(slipOf(cell, optional)).toBe(sentences.formula);
    },
  );

  it.each(['+32 470 12 34 56', '-', '-3', '+1', '- 4,5', '+32/(0)3.123-45'])('with a number and its sign is fine: %j', (cell) => {
    expect(slipOf(cell, optional)).toBeUndefined();
  });

  it.each(['Noor', 'Zoë', 'Łukasz', 'O’Brien', "d'Hondt", 'El-Amrani', '李娜', 'محمد', 'می‌خواهم', 'Ngọc 🌱', ' Noor '])(
    'with a name of any people is fine: %j',
    (cell) => {
      expect(slipOf(cell, name)).toBeUndefined();
    },
  );

  it.each(['No\u0000or', 'No\nor', 'No\u001bor', 'Noor\u0007', 'No\u202Eroo', 'No\u2028or', 'No\u0085or'])(
    'with a character that nobody can see is noticed: %j',
    (cell) => {
      expect(slipOf(cell, name)).toBe(sentences.hiddenCharacter);
    },
  );

  it('with a letter that got lost on the way is noticed', () => {
    expect(slipOf('Ren\uFFFD', name)).toBe(sentences.lostLetter);
  });

  it.each(['', '   ', '\u00a0'])('that must be filled may not be empty: %j', (cell) => {
    expect(slipOf(cell, name)).toBe(sentences.emptyCell);
    expect(slipOf(cell, optional)).toBeUndefined();
  });

  it('holds a name of at most 200 characters', () => {
    const place = { file: 'users.csv', row: 2, column: 'givenName' };
    expect(slipOf('a'.repeat(200), name)).toBeUndefined();
    expect(slipOf('a'.repeat(201), name)?.(place)).toBe('Rij 2 van users.csv, kolom givenName: deze naam is langer dan 200 tekens. Maak de naam korter.');
  });

  it('loses the spaces around it, and an accent is one character', () => {
    expect(readCell('  Zoe\u0308 ', name)).toBe('Zo\u00eb');
    expect(readCell(' e\u0308-1 ', optional)).toBe('e\u0308-1');
  });

  it('may hold a list', () => {
    expect(listOf('a, b,,c ')).toEqual(['a', 'b', 'c']);
    expect(listOf('')).toEqual([]);
  });
});
