import { expect, it } from 'vitest';
import { type Place, type Sentence, sentences } from './sentences.ts';

const place: Place = { file: 'users.csv', row: 7, column: 'givenName' };

/** Sentences with a number or a file in them are made first; that argument shows in the text. */
const spoken = Object.entries(sentences).map(([key, sentence]): [string, string] => {
  const made = (sentence as (first: unknown, second?: unknown) => string | Sentence)(key === 'semicolons' || isPlain(sentence) ? place : 12, 13);
  return [key, typeof made === 'string' ? made : made(place)];
});

function isPlain(sentence: unknown): boolean {
  return typeof (sentence as (argument: unknown) => unknown)(place) === 'string';
}

it.each(spoken)('%s names the file, blames nobody and ends as a sentence', (key, text) => {
  expect(text).toContain('users.csv');
  if (key !== 'semicolons') expect(text).toMatch(/^Rij 7 van users\.csv, kolom givenName: /);
  expect(text).not.toMatch(/fout|ongeldig|verkeerd|error|helaas|undefined|NaN/i);
  expect(text).toMatch(/[.]$/);
});
