import { occasionMemory } from '../../platform/two-books/memory.ts';
import type { Asked } from './weighing.ts';

/** Rounds that are answered now. */
export const roundMemory = occasionMemory<Asked>();
