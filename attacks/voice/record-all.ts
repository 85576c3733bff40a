import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { decodeAdpcm } from '../../src/platform/questions/spoken/shared-with-browser/adpcm.ts';
import type { Recorded } from './recorded.ts';
import type { Spoken } from './spoken.ts';

/** One sentence of one person, as it arrives at the contact point. */
export interface Heard {
  speaker: string;
  sentence: string;
  /** 16 bits each, 8,000 a second. */
  samples: Int16Array;
}

export interface Heards {
  own: Heard[];
  /** Each sentence so many times, by other chances each time. */
  changed: Heard[];
  /** How many seconds of a voice are changed in a second. */
  timesRealTime: number;
}

/** What {@link build} makes of `browser/recording-room.ts`. */
declare const recordingRoom: { recorded(file: string, seed: number | null): Promise<Recorded> };

/** Has every sentence recorded by the code that runs on people's devices: once as it is and so many times changed. */
export async function recordAll(browser: Browser, spoken: readonly Spoken[], timesChanged: number, firstSeed: number): Promise<Heards> {
  const page = await browser.newPage();
  await page.addScriptTag({ content: await scriptOfTheRoom() });
  const own: Heard[] = [];
  const changed: Heard[] = [];
  const spent = { seconds: 0, milliseconds: 0 };
  for (const { speaker, sentence, file } of spoken) {
    const record = (seed: number | null): Promise<Recorded> =>
      page.evaluate(([sound, from]) => recordingRoom.recorded(sound, from), [file.toString('base64'), seed] as const);
    own.push({ speaker, sentence, samples: samplesOf(await record(null)) });
    for (let time = 0; time < timesChanged; time++) {
      const one = await record(firstSeed + changed.length);
      changed.push({ speaker, sentence, samples: samplesOf(one) });
      spent.seconds += one.seconds;
      spent.milliseconds += one.milliseconds;
    }
  }
  return { own, changed, timesRealTime: spent.seconds / (spent.milliseconds / 1000) };
}

const samplesOf = ({ recording }: Recorded): Int16Array => decodeAdpcm(Uint8Array.from(recording).subarray(1));

async function scriptOfTheRoom(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, '../attacks/voice/browser/recording-room.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'recordingRoom',
  });
  return outputFiles.map(({ text }) => text).join('\n');
}
