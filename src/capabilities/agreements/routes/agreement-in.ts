import type { Context } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import { NotThere } from '../../../platform/web/errors.ts';
import { type Env, hasRole } from '../../../platform/web/guards.ts';
import type { Staff, StaffRole } from '../../../platform/web/visitor.ts';
import { type Agreement, agreementOf, type Db } from '../store/versions.ts';

/** Who writes and publishes what all say. */
const writers: readonly StaffRole[] = ['leadership'];

export const mayWrite = (staff: Staff): boolean => hasRole(staff, writers);

export const writersOnly = writers;

/** For everybody who works here once it is laid before them; before that for who writes it. */
export async function agreementIn(c: Context<Env>, db: Db, staff: Staff): Promise<Agreement> {
  const id = c.req.param('id') ?? '';
  const agreement = isUuid(id) ? await agreementOf(db, staff.school, { id }) : undefined;
  if (!agreement) throw new NotThere();
  if (agreement.draft && !agreement.draft.askedOn && !mayWrite(staff)) {
    if (agreement.published.length === 0) throw new NotThere();
    return { ...agreement, draft: undefined };
  }
  return agreement;
}
