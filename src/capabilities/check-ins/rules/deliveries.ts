import { z } from 'zod';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Letter } from '../../../platform/outbox/shared-with-browser/letter.ts';
import { type Field, fields } from './questions.ts';

/** What a device sends: an answer sealed to the school's key the moment it was given, and its id in the open. */
const deliverySchema = z.object({ v: z.number(), school: z.string().refine(isUuid), id: z.string().refine(isUuid), sealed: z.base64url().max(60_000) });

/** What is inside: the fields of the form as they were sent. Newer versions may add to it, never change it. */
const letterSchema = z.object({ ticket: z.string().max(500), fields: z.record(z.string(), z.array(z.string()).max(40)) });

export type Delivery = z.infer<typeof deliverySchema>;

export const readDelivery = (json: unknown): Delivery | undefined => deliverySchema.safeParse(json).data;

export const readLetter = (json: unknown): Letter | undefined => letterSchema.safeParse(json).data;

export const valuesIn =
  (letter: Letter) =>
  (field: Field): string[] =>
    fields.includes(field) ? (letter.fields[field] ?? []) : [];
