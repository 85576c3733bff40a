import type { Context } from 'hono';
import type { Language } from '../texts/words.ts';
import { NotSignedIn, NotThere } from './errors.ts';
import type { Guardian, Pupil, Staff, StaffRole, Visitor } from './visitor.ts';

/** What a page may do, in a header: of styles only the sheets of ours that it carries, by their hashes. */
export type PolicyOf = (html: string) => string;

export interface Env {
  Variables: { visitor: Visitor; language: Language; style: 'family' | 'staff'; policy: PolicyOf };
}

type Answer = Response | Promise<Response>;
type Handler<V extends Visitor> = (c: Context<Env>, visitor: V) => Answer;

/** A pupil or a guardian: somebody who came in with a card. */
export type CardHolder = Pupil | Guardian;

export const familyOnly = (handle: Handler<CardHolder>) =>
  guarded('family', (visitor) => (visitor.kind === 'pupil' || visitor.kind === 'guardian' ? visitor : undefined), handle);

/** Any member of staff, or only those with one of these roles. */
export const staffOnly = (handle: Handler<Staff>, roles?: readonly StaffRole[]) =>
  guarded('staff', (visitor) => (visitor.kind === 'staff' && (!roles || hasRole(visitor, roles)) ? visitor : undefined), handle);

export const hasRole = (staff: Staff, roles: readonly StaffRole[]): boolean => roles.some((role) => staff.roles.includes(role));

function guarded<V extends Visitor>(door: 'family' | 'staff', narrowed: (visitor: Visitor) => V | undefined, handle: Handler<V>) {
  return (c: Context<Env>): Answer => {
    const visitor = narrowed(c.var.visitor);
    if (visitor) return handle(c, visitor);
    throw c.var.visitor.kind === 'nobody' ? new NotSignedIn(door) : new NotThere();
  };
}
