import { type Bytes, join, utf8 } from '../../../secrets/shared-with-browser/bytes.ts';

/** The sheet of paper, in pixels. */
export const [sheetWidth, sheetHeight] = [480, 360] as const;

/** How thick the one line is, in pixels. */
export const lineWidth = 9;

/**
 * White paper and four inks that also differ for whoever does not tell red from green. Source: M. Okabe and K. Ito, "Color universal design",
 * 2008.
 */
export const inks = ['#ffffff', '#000000', '#0072b2', '#e69f00', '#cc79a7'] as const;

/** In pixels of the sheet. */
export type Point = readonly [x: number, y: number];

/** A line as somebody drew it. */
export interface Stroke {
  /** Place in {@link inks}. */
  ink: number;
  points: Point[];
}

/** A sheet, one byte a pixel, row by row: the place of its ink. */
export const emptySheet = (): Uint8Array => new Uint8Array(sheetWidth * sheetHeight);

/** Draws on a sheet with a round pen. */
export function drawOn(sheet: Uint8Array, { ink, points }: Stroke): void {
  for (const [place, to] of points.entries()) {
    const from = points[place - 1] ?? to;
    const steps = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1])));
    for (let step = 1; step <= steps; step++) dot(sheet, ink, [from[0] + ((to[0] - from[0]) * step) / steps, from[1] + ((to[1] - from[1]) * step) / steps]);
  }
}

function dot(sheet: Uint8Array, ink: number, [x, y]: Point): void {
  const radius = lineWidth / 2;
  for (let row = Math.max(0, Math.ceil(y - radius)); row <= Math.min(sheetHeight - 1, y + radius); row++) {
    const half = Math.sqrt(radius ** 2 - (row - y) ** 2);
    const from = Math.max(0, Math.round(x - half));
    const until = Math.min(sheetWidth, Math.round(x + half) + 1);
    if (from < until) sheet.fill(ink, row * sheetWidth + from, row * sheetWidth + until);
  }
}

/**
 * A sheet as a PNG of four bits a pixel. Written here, because what browsers write says which browser it was, and some spoil on purpose what
 * is read back from a canvas. Source: W3C, "Portable Network Graphics (PNG) Specification (Third Edition)".
 */
export function pngOf(sheet: Uint8Array): Bytes {
  const palette = inks.flatMap((ink) => [1, 3, 5].map((at) => Number.parseInt(ink.slice(at, at + 2), 16)));
  return join(
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    chunk('IHDR', join(inFour(sheetWidth), inFour(sheetHeight), [4, 3, 0, 0, 0])),
    chunk('PLTE', palette),
    chunk('IDAT', zlib(rowsOf(sheet))),
    chunk('IEND', []),
  );
}

/** Two pixels a byte; each row says where it differs from the row above (filter "up"), which for thick lines is nearly nowhere. */
function rowsOf(sheet: Uint8Array): Uint8Array {
  const length = sheetWidth / 2;
  const rows = new Uint8Array((length + 1) * sheetHeight);
  const packed = (row: number, at: number): number =>
    row < 0 ? 0 : ((sheet[row * sheetWidth + at * 2] as number) << 4) | (sheet[row * sheetWidth + at * 2 + 1] as number);
  for (let row = 0; row < sheetHeight; row++) {
    rows[row * (length + 1)] = 2;
    for (let at = 0; at < length; at++) rows[row * (length + 1) + 1 + at] = packed(row, at) - packed(row - 1, at);
  }
  return rows;
}

/** Deflate with fixed codes, in which only runs of one byte are shortened (RFC 1950 and 1951): more is not worth it for lines on paper. */
function zlib(bytes: Uint8Array): Bytes {
  const bits = new Bits();
  bits.put(0b011, 3);
  for (let at = 0; at < bytes.length; ) {
    let run = 1;
    while (run < 259 && bytes[at + run] === bytes[at]) run++;
    bits.literal(bytes[at] as number);
    if (run > 3) bits.repeat(run - 1);
    at += run > 3 ? run : 1;
  }
  bits.literal(256);
  return join([0x78, 0x01], bits.bytes, inFour(adler32(bytes)));
}

class Bits {
  readonly bytes: number[] = [];
  #used = 8;

  /** The lowest bit first. */
  put(value: number, count: number): void {
    for (let bit = 0; bit < count; bit++) {
      if (this.#used === 8) {
        this.bytes.push(0);
        this.#used = 0;
      }
      this.bytes[this.bytes.length - 1] = (this.bytes.at(-1) as number) | (((value >> bit) & 1) << this.#used++);
    }
  }

  /** A byte, or 256 for the end, or the code of a length. */
  literal(value: number): void {
    if (value < 144) this.#code(0x30 + value, 8);
    else if (value < 256) this.#code(0x190 + value - 144, 9);
    else if (value < 280) this.#code(value - 256, 7);
    else this.#code(0xc0 + value - 280, 8);
  }

  /** The last byte again, so many times: 3 to 258. */
  repeat(times: number): void {
    const more = times - 3;
    const extra = more < 8 || times === 258 ? 0 : Math.floor(Math.log2(more)) - 2;
    this.literal(times === 258 ? 285 : 257 + 4 * extra + (more >> extra));
    this.put(more, extra);
    this.#code(0, 5);
  }

  /** The highest bit first. */
  #code(value: number, count: number): void {
    for (let bit = count - 1; bit >= 0; bit--) this.put(value >> bit, 1);
  }
}

function chunk(name: string, body: Uint8Array | readonly number[]): Bytes {
  const named = join(utf8(name), body);
  return join(inFour(body.length), named, inFour(crc32(named)));
}

const inFour = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);

function crc32(bytes: Uint8Array): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum;
}

function adler32(bytes: Uint8Array): number {
  let [low, high] = [1, 0];
  for (const byte of bytes) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  return high * 65_536 + low;
}
