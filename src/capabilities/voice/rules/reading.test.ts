import { describe, expect, test } from 'vitest';
import { remarksOn } from './reading.ts';

describe('what a reader looks at', () => {
  const around = { names: ['An', 'Bart', 'El Khatib', 'De Smet'], statements: ['De poort mag vroeger open.'], longest: 160 };
  test.each<[string, string[]]>([
    ['Er is te veel lawaai.', []],
    ['An is streng.', ['name']],
    ['Er is een probleem aan de poort.', []],
    ['Mevrouw de Smet luistert.', ['name']],
    ['De poort mag vroeger open!', ['near']],
    ['De poort mag later dicht.', []],
    ['Iedereen is dom.', ['harm']],
    ['🙂🙂🙂', ['no-words']],
    ['   ', ['no-words']],
    ['woord '.repeat(400), ['long']],
    ['هو غبي', ['harm']],
  ])('%s', (words, kinds) => {
    expect(remarksOn(words, around).map(({ kind }) => kind)).toEqual(kinds);
  });
});
