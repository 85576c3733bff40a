import { pitchOf } from './pitch.ts';
import type { Heard } from './record-all.ts';
import { loudnesses, step } from './spectrum.ts';

/** What is known of somebody who speaks a sentence. */
export interface Traits {
  speaker: string;
  sentence: string;
  /** How loud each band is against the others, on average, in natural logarithms. */
  timbre: number[];
  /** How much each band goes up and down, in natural logarithms (standard deviation). */
  liveliness: number[];
  /** In hertz. */
  pitch: number;
  /** How loud each band is against its own average, a row for each 20 ms, in natural logarithms. */
  course: number[][];
}

export function traitsOf({ speaker, sentence, samples }: Heard): Traits {
  const rows = loudnesses(samples);
  const power = (from: number): number => samples.subarray(from, from + step).reduce((sum, sample) => sum + sample * sample, 0) / step;
  const enough = quiet * (samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
  const loud = rows.filter((_, at) => power(at * step) >= enough).map(around);
  const means = columnsOf(rows).map(mean);
  return {
    speaker,
    sentence,
    timbre: columnsOf(loud).map(mean),
    liveliness: columnsOf(loud).map(deviation),
    pitch: pitchOf(samples),
    course: rows.map((row) => row.map((value, band) => value - (means[band] as number))),
  };
}

/** Below this share of its average power a voice is taken to pause. */
const quiet = 0.02;

const columnsOf = (rows: readonly (readonly number[])[]): number[][] => (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] as number));

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const around = (values: readonly number[]): number[] => {
  const middle = mean(values);
  return values.map((value) => value - middle);
};

const deviation = (values: readonly number[]): number => Math.sqrt(mean(around(values).map((value) => value ** 2)));
