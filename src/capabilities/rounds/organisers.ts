import type { StaffRole } from '../../platform/web/visitor.ts';

/** Who may set a round ready, open and close it. Who reads is chosen for each. */
export const organisers: readonly StaffRole[] = ['leadership', 'care', 'bridge'];
