import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Ground } from '../../../platform/ground.ts';
import { sameBytes } from '../../../platform/secrets/random.ts';
import { base64url } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import { NotThere, Unreadable } from '../../../platform/web/errors.ts';
import { readJson } from '../../../platform/web/forms.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import { atRestOf, type ContactPoint, contactPointOf, inContactPoint } from '../desk.ts';
import { envelopeLengths } from '../shared-with-browser/envelope.ts';
import { readHeader } from '../shared-with-browser/header.ts';
import { keepFromStaff } from '../store/incoming.ts';
import { noteReading, soundForStaff, threadsForStaff } from '../store/threads.ts';
import { base64, bytes, mayRead, read, sealedSound } from './reading.ts';

const postingSchema = z.object({ posting: bytes(32) });
const messageSchema = postingSchema.extend({ envelope: base64.max(12_000), sound: sealedSound.optional() });

/** The conversations, for contact persons: sealed things that come and go. */
export function threadRoutes(ground: Ground): Hono<Env> {
  return new Hono<Env>()
    .get(
      '/staff/contact-point/threads',
      staffOnly(async (c, staff) => {
        await onRoster(staff);
        const threads = await inContactPoint(ground, staff.school, (db) => threadsForStaff(db, atRestOf(ground, staff.school)));
        return c.json(threads.map(({ thread, envelopes, ...days }) => ({ ...days, thread: base64url(thread), envelopes: envelopes.map(base64url) })));
      }, mayRead),
    )
    .post(
      '/staff/contact-point/threads/:thread/messages',
      staffOnly(async (c, staff) => {
        const { envelope: text, posting: shown, sound } = read(messageSchema, await readJson(c));
        const { day } = await onRoster(staff);
        const envelope = Buffer.from(text, 'base64url');
        const header = envelopeLengths.includes(envelope.length) ? readHeader(new Uint8Array(envelope)) : undefined;
        const thread = threadIn(c);
        const fits = header && sameBytes(header.thread, thread) && Buffer.from(header.school).toString('hex') === staff.school.replaceAll('-', '');
        if (!fits || (header.direction !== 'reply' && header.direction !== 'access')) throw new Unreadable();
        const message = {
          thread,
          shown,
          seq: header.seq,
          previous: Buffer.from(header.previous),
          envelope,
          sound,
          day,
          isAnswer: header.direction === 'reply',
        };
        return c.json({ state: await inContactPoint(ground, staff.school, (db) => keepFromStaff(db, atRestOf(ground, staff.school), message)) });
      }, mayRead),
    )
    .post(
      '/staff/contact-point/threads/:thread/readings',
      staffOnly(async (c, staff) => {
        const { posting: shown } = read(postingSchema, await readJson(c));
        const { day } = await onRoster(staff);
        await inContactPoint(ground, staff.school, (db) => noteReading(db, staff.school, threadIn(c), shown, staff.id, day));
        return c.json({});
      }, mayRead),
    )
    .get(
      '/staff/contact-point/threads/:thread/sounds/:seq',
      staffOnly(async (c, staff) => {
        await onRoster(staff);
        const seq = c.req.param('seq') ?? '';
        if (!/^\d{1,4}$/.test(seq)) throw new NotThere();
        const sound = await inContactPoint(ground, staff.school, (db) => soundForStaff(db, atRestOf(ground, staff.school), threadIn(c), Number(seq)));
        if (!sound) throw new NotThere();
        c.header('Content-Type', 'application/octet-stream');
        return c.body(new Uint8Array(sound));
      }, mayRead),
    );

  /** Reading and answering is for who counts as contact person today: a role alone does not do. */
  async function onRoster(staff: Staff): Promise<ContactPoint> {
    const place = await contactPointOf(ground, { id: staff.school });
    if (!place.roster.members.some(({ id }) => id === staff.id)) throw new NotThere();
    return place;
  }
}

function threadIn(c: Context<Env>): Buffer {
  const text = c.req.param('thread') ?? '';
  if (!/^[A-Za-z0-9_-]{43}$/.test(text)) throw new NotThere();
  return Buffer.from(text, 'base64url');
}
