/** Sides of a portrait, in pixels, and the most it may weigh, in bytes. */
const side = 192;
const mostBytes = 12_000;

/**
 * The middle of a photo as a small square JPEG: made on this device, so that nothing else of the photo leaves it, not even where
 * and when it was taken. Undefined where the file is no photo.
 */
export async function portraitFrom(file: Blob): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const photo = await createImageBitmap(file).catch(() => undefined);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const paper = canvas.getContext('2d');
  if (!photo || !paper) return undefined;
  const square = Math.min(photo.width, photo.height);
  paper.drawImage(photo, (photo.width - square) / 2, (photo.height - square) / 2, square, square, 0, 0, side, side);
  for (let quality = 0.85; quality > 0.1; quality -= 0.15) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (blob && blob.size <= mostBytes) return new Uint8Array(await blob.arrayBuffer());
  }
  return undefined;
}
