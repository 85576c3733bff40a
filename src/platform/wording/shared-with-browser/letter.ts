import { type ReadSentence, readSentence, takenForGranted } from './taken-for-granted.ts';
import { sentencesOf } from './tokens.ts';

/** Reads a text without a memory of earlier ones. */
export function grantedIn(text: string): ReturnType<typeof takenForGranted> {
  return takenForGranted(readSentences(text), text);
}

export function readSentences(text: string): ReadSentence[] {
  return sentencesOf(text).map((sentence) => readSentence(sentence, text.slice(sentence.start, sentence.end)));
}
