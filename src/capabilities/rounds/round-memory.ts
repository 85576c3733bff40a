import type { Ground } from '../../platform/ground.ts';
import { ShortMemory } from '../../platform/time/short-memory.ts';
import type { Asked } from './weighing.ts';

/** For how long a program remembers that a round is open, in milliseconds: a class answers within the same minutes. */
const remembered = 5000;

const memories = new WeakMap<Ground['database'], ShortMemory<Asked>>();

/** Rounds that are answered now, by id. Whoever closes one forgets it here; other programs do within the time above. */
export function roundMemory({ database }: Ground): ShortMemory<Asked> {
  const memory = memories.get(database) ?? new ShortMemory<Asked>(remembered);
  memories.set(database, memory);
  return memory;
}
