import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type KeptProgram, killAll, postgresOn } from './program.ts';

/** What is taken away, with SIGKILL. */
const victims = ['the program', 'the database', 'one worker of the database', 'the database with its workers', 'everything'] as const;
export type Victim = (typeof victims)[number];

const turns = 5;

/**
 * Kills each of these five times, in a drawn order and at drawn moments: mostly a while after everything was ready again,
 * sometimes while it was still coming back.
 * @returns how often each was really killed
 */
export async function killAtRandom(program: KeptProgram, folder: string): Promise<Record<Victim, number>> {
  const killed = Object.fromEntries(victims.map((victim) => [victim, 0])) as Record<Victim, number>;
  const order = shuffled(victims.flatMap((victim) => Array.from({ length: turns }, () => victim)));
  while (order.length > 0) {
    if (randomInt(4) > 0) await program.ready();
    await sleep(randomInt(2000));
    const [victim] = order as [Victim];
    // The database may not be there yet after the kill before.
    if (!kill(victim, program, folder)) continue;
    killed[victim]++;
    order.shift();
  }
  return killed;
}

function kill(victim: Victim, program: KeptProgram, folder: string): boolean {
  if (victim === 'the program') {
    program.kill();
    return true;
  }
  const [postmaster, ...workers] = postgresOn(folder);
  if (postmaster === undefined) return false;
  if (victim === 'the database') return killAll([postmaster]) === 1;
  if (victim === 'one worker of the database') return killAll(workers.slice(-1)) === 1;
  if (victim === 'everything') program.kill();
  return killAll([postmaster, ...workers]) > 0;
}

function shuffled<Item>(items: Item[]): Item[] {
  for (let last = items.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [items[last], items[other]] = [items[other] as Item, items[last] as Item];
  }
  return items;
}
