import type { Bytes } from '../../../platform/secrets/shared-with-browser/bytes.ts';

/** SHA-256, 32 bytes. */
export const digest = async (bytes: Bytes): Promise<Bytes> => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

export const randomBytes = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));
