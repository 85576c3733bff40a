import type { Ground } from '../ground.ts';
import { ShortMemory } from '../time/short-memory.ts';

/** For how long a program remembers that an occasion is open, in milliseconds: a class answers within the same minutes. */
const remembered = 5000;

/** Occasions that are answered now, by id. Whoever closes one forgets it there; other programs do within the time above. */
export function occasionMemory<Asked>(): (ground: Pick<Ground, 'database'>) => ShortMemory<Asked> {
  const memories = new WeakMap<Ground['database'], ShortMemory<Asked>>();
  return ({ database }) => {
    const memory = memories.get(database) ?? new ShortMemory<Asked>(remembered);
    memories.set(database, memory);
    return memory;
  };
}
