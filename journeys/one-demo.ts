import type { TestProject } from 'vitest/node';
import { loadAssets } from '../src/platform/web/assets.ts';
import { listen } from '../src/platform/web/server.ts';
import { gallery } from '../src/testing/gallery.tsx';
import { freePort, startProgram } from './program.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Data folder of the demo that the journeys walk through. */
    demoFolder: string;
    demoAddress: string;
    galleryAddress: string;
  }
}

/** One demo school and one gallery for all journeys. */
export default async function oneDemo(project: TestProject): Promise<() => Promise<void>> {
  const demo = await startProgram(['--demo']);
  const galleryPort = await freePort();
  const examples = await listen(gallery(loadAssets('build/browser')), '127.0.0.1', galleryPort);
  project.provide('demoFolder', demo.dataFolder);
  project.provide('demoAddress', demo.address);
  project.provide('galleryAddress', `http://localhost:${galleryPort}`);
  return async () => {
    await examples.stop();
    await demo.stop();
  };
}
