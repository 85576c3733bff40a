import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** One sentence of one person, as a WAVE file. */
export interface Spoken {
  speaker: string;
  sentence: string;
  file: Buffer;
}

const sentences = [
  'Ik wil graag iets vertellen over wat er thuis gebeurt',
  'Op school zegt niemand iets tegen mij en ik ben vaak alleen',
  'Morgen moeten we betalen voor de uitstap maar dat gaat niet',
  'Mijn kleine broer kan niet slapen omdat het zo koud is',
];

/** Voices of espeak-ng, and at which pitch each speaks, from 0 to 99. */
const speakers: Record<string, number> = {
  'nl+m1': 40,
  'nl+m3': 30,
  'nl+m7': 55,
  'nl+f1': 60,
  'nl+f2': 75,
  'nl+f4': 50,
  'nl+f5': 85,
  'nl+m5': 20,
  'nl+m2': 65,
  'nl+f3': 95,
};

const wordsAMinute = 150;

export const canMakeVoices = (): boolean => spawnSync('espeak-ng', ['--version']).status === 0;

/** Ten voices that nobody has, with four sentences each. */
export const madeUpVoices = (): Spoken[] =>
  Object.entries(speakers).flatMap(([speaker, pitch]) =>
    sentences.map((words, number) => {
      const file = execFileSync('espeak-ng', ['-v', speaker, '-p', String(pitch), '-s', String(wordsAMinute), '--stdout', words]);
      return { speaker, sentence: String(number), file };
    }),
  );

/** @param folder with files that are called `speaker-sentence.wav` */
export const voicesIn = (folder: string): Spoken[] =>
  readdirSync(folder)
    .filter((name) => /.-[^-]+[.]wav$/.test(name))
    .sort()
    .map((name) => {
      const parts = basename(name, '.wav').split('-');
      const sentence = parts.pop() as string;
      return { speaker: parts.join('-'), sentence, file: readFileSync(join(folder, name)) };
    });
