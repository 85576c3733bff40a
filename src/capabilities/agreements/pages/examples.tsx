import type { Example } from '../../../platform/capability.ts';
export const examples: Example[] = [];
