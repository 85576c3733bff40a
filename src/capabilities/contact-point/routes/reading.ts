import { z } from 'zod';
import { Unreadable } from '../../../platform/web/errors.ts';

/** Base64url without padding (RFC 4648, section 5). */
export const base64 = z.string().regex(/^[A-Za-z0-9_-]+$/);

/** Bytes of a length, in base64url. */
export const bytes = (least: number, most = least) =>
  base64.transform((text) => Buffer.from(text, 'base64url')).refine(({ length }) => length >= least && length <= most);

/** @throws Unreadable where what came has another shape */
export function read<Shape>(schema: z.ZodType<Shape>, body: unknown): Shape {
  const found = schema.safeParse(body);
  if (!found.success) throw new Unreadable();
  return found.data;
}
