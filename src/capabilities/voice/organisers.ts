import type { Staff, StaffRole } from '../../platform/web/visitor.ts';

/** Who may set a round of statements ready, open and close it. Who reads own statements is chosen for each. */
export const organisers: readonly StaffRole[] = ['leadership', 'care', 'bridge'];

export const reads = (staff: Staff, round: { readerId: string | null; substituteId: string | null }): boolean =>
  round.readerId === staff.id || round.substituteId === staff.id;
