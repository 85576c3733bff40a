import { crc32, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDrawing, mostDrawingBytes } from './shared-with-browser/drawing.ts';
import { drawOn, emptySheet, inks, lineWidth, type Point, pngOf, type Stroke, sheetHeight, sheetWidth } from './shared-with-browser/picture.ts';

const house: Stroke[] = [
  {
    ink: 1,
    points: [
      [100, 300],
      [100, 150],
      [240, 60],
      [380, 150],
      [380, 300],
      [100, 300],
    ],
  },
  { ink: 3, points: [[430, 50]] },
];

function drawn(strokes: readonly Stroke[]): Uint8Array {
  const sheet = emptySheet();
  for (const stroke of strokes) drawOn(sheet, stroke);
  return sheet;
}

/** What any program that opens a PNG does: parts, checks, zlib, filters. */
function opened(png: Uint8Array): { names: string[]; palette: number[]; pixels: Uint8Array } {
  const file = Buffer.from(png);
  const parts = new Map<string, Buffer>();
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const body = file.subarray(at + 8, at + 8 + length);
    expect(file.readUInt32BE(at + 8 + length)).toBe(crc32(file.subarray(at + 4, at + 8 + length)));
    parts.set(file.toString('latin1', at + 4, at + 8), body);
    at += 12 + length;
  }
  const rows = inflateSync(parts.get('IDAT') as Buffer);
  const pixels = new Uint8Array(sheetWidth * sheetHeight);
  const length = sheetWidth / 2;
  const above = new Uint8Array(length);
  for (let row = 0; row < sheetHeight; row++) {
    expect(rows[row * (length + 1)]).toBe(2);
    for (let at = 0; at < length; at++) {
      above[at] = (above[at] as number) + (rows[row * (length + 1) + 1 + at] as number);
      pixels.set([(above[at] as number) >> 4, (above[at] as number) & 15], row * sheetWidth + at * 2);
    }
  }
  return { names: [...parts.keys()], palette: [...(parts.get('PLTE') as Buffer)], pixels };
}

const point = fc.tuple(fc.integer({ min: -20, max: sheetWidth + 20 }), fc.integer({ min: -20, max: sheetHeight + 20 })) as fc.Arbitrary<Point>;
const strokes = fc.array(fc.record({ ink: fc.integer({ min: 0, max: inks.length - 1 }), points: fc.array(point, { minLength: 1, maxLength: 12 }) }), {
  maxLength: 12,
});

describe('a drawing', () => {
  test('any other program sees what was drawn, pixel by pixel, and nothing of the device or the moment', () => {
    fc.assert(
      fc.property(strokes, (lines) => {
        const sheet = drawn(lines);
        const { names, pixels } = opened(pngOf(sheet));
        expect(names).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
        expect(Buffer.compare(pixels, sheet)).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  test('is as thick as its pen, in the ink that was chosen, and stays on the sheet', () => {
    const sheet = drawn([
      {
        ink: 2,
        points: [
          [200, 100],
          [-50, 100],
        ],
      },
    ]);
    const column = Array.from({ length: sheetHeight }, (_, row) => sheet[row * sheetWidth + 50]);
    expect(column.filter((ink) => ink === 2)).toHaveLength(lineWidth);
    expect(sheet.filter((ink) => ink !== 0 && ink !== 2)).toHaveLength(0);
    expect(sheet.length).toBe(sheetWidth * sheetHeight);
    expect(opened(pngOf(sheet)).palette.slice(6, 9)).toEqual([0x00, 0x72, 0xb2]);
  });

  test('is small: a house, and a sheet full of scribbles', () => {
    const scribbles = Array.from(
      { length: 60 },
      (_, n): Stroke => ({
        ink: 1 + (n % 4),
        points: Array.from({ length: 30 }, (_, at): Point => [((at * 97 + n * 31) % sheetWidth) as number, ((at * 61 + n * 17) % sheetHeight) as number]),
      }),
    );
    const sizes = [drawn([]), drawn(house), drawn(scribbles)].map((sheet) => pngOf(sheet).length);
    expect(sizes[1]).toBeLessThan(6000);
    expect(sizes[2]).toBeLessThan(mostDrawingBytes);
  });

  test('is known from anything else', () => {
    const png = Buffer.from(pngOf(drawn(house)));
    const changed = (at: number, bytes: number[]): Buffer => {
      const copy = Buffer.from(png);
      copy.set(bytes, at);
      return copy;
    };
    expect(isDrawing(png)).toBe(true);
    const others: [string, Buffer][] = [
      ['nothing', Buffer.alloc(0)],
      ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Array(100).fill(0)])],
      ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
      ['only its beginning', png.subarray(0, 40)],
      ['cut off', png.subarray(0, -1)],
      ['something behind it', Buffer.concat([png, Buffer.from('<script>')])],
      ['very wide', changed(16, [0, 0, 0x7f, 0xff])],
      ['of no height', changed(20, [0, 0, 0, 0])],
      ['a part without end', changed(33, [0xff, 0xff, 0xff, 0xff])],
      ['too large', Buffer.concat([png.subarray(0, -12), Buffer.from([0, 0, 0xff, 0xff]), Buffer.from('tEXt'), Buffer.alloc(0xffff + 4), png.subarray(-12)])],
    ];
    expect(others.filter(([, bytes]) => isDrawing(bytes)).map(([name]) => name)).toEqual([]);
  });
});
