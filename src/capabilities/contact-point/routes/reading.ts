import { z } from 'zod';
import { Unreadable } from '../../../platform/web/errors.ts';
import { soundLengths } from '../shared-with-browser/sealed-sound.ts';

/** Who reads and answers. */
export const mayRead = ['contact-person'] as const;

/** Base64url without padding (RFC 4648, section 5). */
export const base64 = z.string().regex(/^[A-Za-z0-9_-]+$/);

/** Bytes of a length, in base64url. */
export const bytes = (least: number, most = least) =>
  base64.transform((text) => Buffer.from(text, 'base64url')).refine(({ length }) => length >= least && length <= most);

/** What was spoken with a message, sealed, in base64url. */
export const sealedSound = bytes(Math.min(...soundLengths), Math.max(...soundLengths)).refine(({ length }) => soundLengths.includes(length));

/** Whatever is sent with a sealed sound is smaller than this, in bytes. */
export const mostWithSound = 512 * 1024;

/** @throws Unreadable where what came has another shape */
export function read<Shape>(schema: z.ZodType<Shape>, body: unknown): Shape {
  const found = schema.safeParse(body);
  if (!found.success) throw new Unreadable();
  return found.data;
}
