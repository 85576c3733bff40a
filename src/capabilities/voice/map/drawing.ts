import { Worker } from 'node:worker_threads';
import type { FairChoices, FairMap } from './fair/fair-map.ts';
import type { VoteTable } from './vote-table.ts';

/** What a drawing starts from; arrays are copied to the other thread. */
export interface Drawing {
  votes: VoteTable;
  segments: ReadonlyMap<string, Int32Array>;
  choices: FairChoices;
}

/**
 * Draws the map on a thread of its own, so that the server goes on answering: 100,000 people take seconds.
 * @throws whatever went wrong while it was drawn; a thread that ends without a map is an error too
 */
export function drawMapInWorker(drawing: Drawing): Promise<FairMap> {
  // Beside this file: as it was written where tests run it, or bundled.
  const script = new URL(import.meta.url.endsWith('.ts') ? './drawing-worker.ts' : './drawing-worker.js', import.meta.url);
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: drawing });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The map was not drawn.')));
  });
}
