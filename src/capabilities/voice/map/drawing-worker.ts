import { parentPort, workerData } from 'node:worker_threads';
import type { Drawing } from './drawing.ts';
import { drawFairMap } from './fair/fair-map.ts';

const { votes, segments, choices } = workerData as Drawing;
parentPort?.postMessage(drawFairMap(votes, segments, choices));
