import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { getPositions } = require('qrcode/lib/core/alignment-pattern');
const { getBlocksCount, getTotalCodewordsCount } = require('qrcode/lib/core/error-correction-code');
const { M } = require('qrcode/lib/core/error-correction-level');
const { getSymbolTotalCodewords } = require('qrcode/lib/core/utils');

/** Reads a QR code off a drawing without a speck on it (ISO/IEC 18004, error correction M): what a scanner would make of the printed card. */
export function readQrCode(drawing: string): string {
  const dark = new Set([...drawing.matchAll(/M(\d+) (\d+)h/g)].map(([, x, y]) => `${Number(x) - 4} ${Number(y) - 4}`));
  const size = Math.max(...[...dark].map((module) => Number(module.split(' ')[0]))) + 1;
  const isDark = (x: number, y: number): boolean => dark.has(`${x} ${y}`);
  const version = (size - 17) / 4;
  return words(dataOf(version, codewords(size, version, isDark)), version);
}

/** Which modules the eight masks turn over. */
const masks: ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** Bytes in the order in which they were drawn: in pairs of columns from the right, up and down by turns. */
function codewords(size: number, version: number, isDark: (x: number, y: number) => boolean): number[] {
  const mask = masks[[2, 3, 4].reduce((bits, x) => bits * 2 + Number(isDark(x, 8)), 0) ^ 0b101] as (x: number, y: number) => boolean;
  const bits: number[] = [];
  let isUpward = true;
  for (let right = size - 1; right > 0; right -= 2, isUpward = !isUpward) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const y = isUpward ? size - 1 - step : step;
      for (const x of [right, right - 1]) if (!isPattern(x, y, size, version)) bits.push(Number(isDark(x, y) !== mask(x, y)));
    }
  }
  return Array.from({ length: Math.floor(bits.length / 8) }, (_, n) => bits.slice(n * 8, n * 8 + 8).reduce((byte, bit) => byte * 2 + bit, 0));
}

/** Modules that help a scanner and say nothing. */
function isPattern(x: number, y: number, size: number, version: number): boolean {
  const isCorner = (x < 9 && y < 9) || (x < 9 && y >= size - 8) || (x >= size - 8 && y < 9);
  const isVersion = version >= 7 && ((x < 6 && y >= size - 11) || (y < 6 && x >= size - 11));
  const isAligning = getPositions(version).some(([row, column]: [number, number]) => Math.abs(row - y) <= 2 && Math.abs(column - x) <= 2);
  return isCorner || isVersion || isAligning || x === 6 || y === 6;
}

/** Takes the blocks apart that were woven through each other, and leaves the correction behind. */
function dataOf(version: number, bytes: number[]): number[] {
  const blocks: number = getBlocksCount(version, M);
  const length = getSymbolTotalCodewords(version) - getTotalCodewordsCount(version, M);
  const [short, long] = [Math.floor(length / blocks), length % blocks];
  const woven = Array.from({ length: blocks }, (_, block) => Array.from({ length: short }, (_, n) => bytes[n * blocks + block] as number));
  for (let n = 0; n < long; n++) woven[blocks - long + n]?.push(bytes[short * blocks + n] as number);
  return woven.flat();
}

const alphanumeric = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

function words(data: number[], version: number): string {
  const bits = data.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  let at = 0;
  const take = (count: number): number => {
    at += count;
    return Number.parseInt(bits.slice(at - count, at), 2);
  };
  const isSmall = version < 10;
  let text = '';
  for (let mode = take(4); mode > 0; mode = take(4)) {
    let left = take(mode === 1 ? (isSmall ? 10 : 12) : mode === 2 ? (isSmall ? 9 : 11) : isSmall ? 8 : 16);
    if (mode === 4) for (; left > 0; left--) text += String.fromCharCode(take(8));
    if (mode === 1) for (; left > 0; left -= 3) text += String(take([0, 4, 7, 10][Math.min(left, 3)] as number)).padStart(Math.min(left, 3), '0');
    if (mode === 2) {
      for (; left > 1; left -= 2) {
        const pair = take(11);
        text += `${alphanumeric[Math.floor(pair / 45)]}${alphanumeric[pair % 45]}`;
      }
      if (left === 1) text += alphanumeric[take(6)];
    }
  }
  return text;
}
