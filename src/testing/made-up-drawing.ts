import { drawOn, emptySheet, pngOf } from '../platform/questions/drawn/shared-with-browser/picture.ts';

/** A line across the sheet; another number is another line. */
export function madeUpDrawing(n = 0): Uint8Array {
  const sheet = emptySheet();
  drawOn(sheet, {
    ink: 1 + (n % 4),
    points: [
      [20, 20 + n],
      [400, 300 - n],
    ],
  });
  return pngOf(sheet);
}
