import type { Finding, TextKind } from './finding.ts';
import { judgementsIn } from './judgement.ts';
import { isHardToRead, type Measure, measureOf, namesSum, plainFinding, plainFindings } from './plain-language.ts';
import { type ReadSentence, readSentence } from './read-sentence.ts';
import { helpsWithMoney, takenForGranted } from './taken-for-granted.ts';
import { sentencesOf } from './tokens.ts';

/** What one paragraph says by itself; places count from its beginning. */
interface ReadParagraph {
  sentences: ReadSentence[];
  findings: Finding[];
  measure: Measure;
  /** The first sentence with a sum of money. */
  sum: [start: number, end: number] | undefined;
}

/**
 * Advice on a text, in its order. Offline, and without a trace: nothing is kept, counted or sent.
 * A letter is read for what it takes for granted, for words that judge and for plain language; a note for the last two.
 */
export const findingsIn = (text: string, kind: TextKind): Finding[] => checkerOf(kind)(text);

/**
 * A checker that remembers the paragraphs it read last, so that while somebody types only the changed ones are read again;
 * what the letter offers in one paragraph still counts for what it asks in another.
 * @param read reads one paragraph
 */
export function checkerOf(kind: TextKind, read: typeof readParagraph = readParagraph): (text: string) => Finding[] {
  let known = new Map<string, ReadParagraph>();
  return (text) => {
    const now = new Map<string, ReadParagraph>();
    const paragraphs = paragraphsOf(text).map(({ words, start }) => {
      const paragraph = now.get(words) ?? known.get(words) ?? read(words, kind);
      now.set(words, paragraph);
      return { read: paragraph, start };
    });
    known = now;
    return findingsOf(paragraphs, text, kind);
  };
}

/** Paragraphs are what an empty line divides. */
function paragraphsOf(text: string): { words: string; start: number }[] {
  const paragraphs: { words: string; start: number }[] = [];
  let start = 0;
  for (const gap of text.matchAll(/\n[^\S\n]*\n\s*/g)) {
    paragraphs.push({ words: text.slice(start, gap.index), start });
    start = gap.index + gap[0].length;
  }
  paragraphs.push({ words: text.slice(start), start });
  return paragraphs.filter(({ words }) => words.trim() !== '');
}

/** Reads one paragraph by itself. */
export function readParagraph(words: string, kind: TextKind): ReadParagraph {
  const sentences = sentencesOf(words);
  const withSum = kind === 'letter' ? sentences.find((sentence) => namesSum(sentence, words)) : undefined;
  return {
    sentences: kind === 'letter' ? sentences.map((sentence) => readSentence(sentence, words.slice(sentence.start, sentence.end))) : [],
    findings: sentences.flatMap((sentence) => [...judgementsIn(sentence, words), ...plainFindings(sentence, words)]),
    measure: measureOf(sentences),
    sum: withSum && [withSum.start, withSum.end],
  };
}

function findingsOf(paragraphs: readonly { read: ReadParagraph; start: number }[], text: string, kind: TextKind): Finding[] {
  const own = paragraphs.flatMap(({ read, start }) => read.findings.map((finding) => ({ ...finding, start: finding.start + start, end: finding.end + start })));
  if (kind === 'note') return inOrder(own);
  const sentences = paragraphs.flatMap(({ read, start }) => read.sentences.map((sentence) => ({ sentence, shift: start })));
  const granted = takenForGranted(sentences, text);
  const explained = own.filter((finding) => !granted.some((other) => other.group === 'jargon' && other.start < finding.end && other.end > finding.start));
  const withSum = paragraphs.find(({ read }) => read.sum);
  const [from = 0, to = 0] = withSum?.read.sum ?? [];
  const shift = withSum?.start ?? 0;
  const sumAlone =
    withSum && !sentences.some(({ sentence }) => helpsWithMoney(sentence)) ? [plainFinding('sum-without-help', text, [from + shift, to + shift])] : [];
  return inOrder([...granted, ...explained, ...sumAlone, ...wholeText(paragraphs, text)]);
}

function wholeText(paragraphs: readonly { read: ReadParagraph }[], text: string): Finding[] {
  const measure = paragraphs.reduce<Measure>(
    (sum, { read }) => ({
      words: sum.words + read.measure.words,
      syllables: sum.syllables + read.measure.syllables,
      sentences: sum.sentences + read.measure.sentences,
    }),
    { words: 0, syllables: 0, sentences: 0 },
  );
  return isHardToRead(measure) ? [plainFinding('reading-ease', text, [0, text.length])] : [];
}

const inOrder = (findings: readonly Finding[]): Finding[] => [...findings].sort((one, other) => one.start - other.start || one.end - other.end);
