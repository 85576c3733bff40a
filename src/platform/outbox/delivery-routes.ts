import { Hono } from 'hono';
import { z } from 'zod';
import { isUuid, schoolId } from '../database/ids.ts';
import type { Ground } from '../ground.ts';
import { MissingKey } from '../secrets/keys.ts';
import { NotSealedByUs } from '../secrets/seal.ts';
import { Unreadable } from '../web/errors.ts';
import { readJson } from '../web/forms.ts';
import type { Env } from '../web/guards.ts';
import { type Letter, letterKind } from './shared-with-browser/letter.ts';
import { kindOfTicket } from './ticket.ts';

/** What became of a letter: where its writer goes on from here, or that it is not for us. `isAside`: another came before it under the same id. */
export type Delivered = { next: string; isAside?: boolean } | 'refused';

/** Takes in what a device sent, perhaps weeks later, and answers once it is committed. */
export type TakeLetter = (id: string, letter: Letter) => Promise<Delivered>;

/** An answer of several recordings and drawings, sealed and in base64url. */
const mostSealedCharacters = 1_740_000;

/** Where a body may be larger than elsewhere. */
export const largeDeliveries = { at: /^\/deliveries$/, mostBytes: mostSealedCharacters + 1000 };

/** What a device sends: an answer sealed to the school's key the moment it was given, and its id in the open. */
const deliverySchema = z.object({
  v: z.number(),
  school: z.string().refine(isUuid),
  id: z.string().refine(isUuid),
  sealed: z.base64url().max(mostSealedCharacters),
});

/** What is inside: the fields of the form as they were sent. Newer versions may add to it, never change it. */
const letterSchema = z.object({ ticket: z.string().max(500), fields: z.record(z.string(), z.array(z.string()).max(40)) });

/**
 * Where devices bring what waited on them.
 * @param takers by the kind of ticket in the letter
 */
export const deliveryRoutes = (ground: Ground, takers: Readonly<Record<string, TakeLetter>>): Hono<Env> =>
  new Hono<Env>().post('/deliveries', async (c) => {
    const delivery = deliverySchema.safeParse(await readJson(c)).data;
    if (!delivery) throw new Unreadable();
    const letter = await openLetter(ground, delivery);
    const kind = letter ? kindOfTicket(letter.ticket) : '';
    const take = Object.hasOwn(takers, kind) ? takers[kind] : undefined;
    const delivered = letter && take ? await take(delivery.id, letter) : 'refused';
    // Kept on the device, so that nothing is lost if the fault is ours.
    if (delivered === 'refused') return c.json({ refused: delivery.id }, 422);
    return c.json({ received: delivery.id, next: delivered.next }, delivered.isAside ? 409 : 200);
  });

async function openLetter({ keys }: Ground, { school, id, sealed }: z.infer<typeof deliverySchema>): Promise<Letter | undefined> {
  try {
    const box = await keys.sealedBox(schoolId(school));
    const opened = await box.open(Buffer.from(sealed, 'base64url'), letterKind, id);
    return letterSchema.safeParse(JSON.parse(Buffer.from(opened).toString())).data;
  } catch (error) {
    // A school that is not here is as little ours as a seal that does not open; to log it would let anybody fill the log.
    if (error instanceof MissingKey || error instanceof NotSealedByUs || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
