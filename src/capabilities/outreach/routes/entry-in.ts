import type { Context } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import type { Env } from '../../../platform/web/guards.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import { type OpenEntry, openEntry } from '../reading.ts';
import type { Db } from '../store/seeing.ts';

/** The entry that the address names. @throws NotThere also when it is not for this member of staff */
export async function entryIn(ground: Ground, db: Db, c: Context<Env>, staff: Staff): Promise<OpenEntry> {
  const id = c.req.param('id') ?? '';
  const open = isUuid(id) ? await openEntry(ground, db, staff, id) : undefined;
  if (!open) throw new NotThere();
  return open;
}
