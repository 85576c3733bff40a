import type { Staff, StaffRole } from '../web/visitor.ts';

/** Who may set an occasion ready, open and close it, and sees which colleagues took part. Who reads is chosen for each. */
export const organisers: readonly StaffRole[] = ['leadership', 'care', 'bridge'];

/** The reader, and the substitute for when the reader is not there. */
export const reads = (staff: Staff, { readerId, substituteId }: { readerId: string | null; substituteId: string | null }): boolean =>
  staff.id === readerId || staff.id === substituteId;
