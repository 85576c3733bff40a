import { occasionMemory } from '../../platform/two-books/memory.ts';
import type { Asked } from './weighing.ts';

/** Rounds of statements that are answered now. */
export const voiceMemory = occasionMemory<Asked>();
