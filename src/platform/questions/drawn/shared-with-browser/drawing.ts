/** The most that a drawing may be, in bytes. */
export const mostDrawingBytes = 60_000;

/** The most pixels on a side. */
const mostPixels = 1600;

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * Whether bytes that came from elsewhere are a drawing: a PNG of a bounded size, whole, and with nothing behind it. What is drawn is not
 * looked at. Source: W3C, "Portable Network Graphics (PNG) Specification (Third Edition)", 5.
 */
export function isDrawing(bytes: Uint8Array): boolean {
  if (bytes.length > mostDrawingBytes || !signature.every((byte, at) => bytes[at] === byte)) return false;
  const names = chunksOf(bytes);
  return names?.[0] === 'IHDR' && names.at(-1) === 'IEND' && names.includes('IDAT') && !names.includes('acTL') && isSmall(bytes);
}

/** The names of the parts, in their order; undefined where they do not fill the file exactly. */
function chunksOf(bytes: Uint8Array): string[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names: string[] = [];
  let at = signature.length;
  while (at + chunkFrame <= bytes.length) {
    names.push(String.fromCharCode(...bytes.subarray(at + 4, at + 8)));
    at += chunkFrame + view.getUint32(at);
    if (names.at(-1) === 'IEND') break;
  }
  return at === bytes.length ? names : undefined;
}

/** Length, name and check of a part, in bytes. */
const chunkFrame = 12;

function isSmall(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isSide = (pixels: number): boolean => pixels > 0 && pixels <= mostPixels;
  return view.getUint32(8) === 13 && isSide(view.getUint32(16)) && isSide(view.getUint32(20));
}
