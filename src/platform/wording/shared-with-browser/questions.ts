import type { Finding } from './finding.ts';
import { type PlainRule, plainReason } from './lexicon.ts';
import { everydayLongWords } from './long-words.ts';
import { abbreviationsIn, jargonIn, mostWordsOfQuestion, passive, plainFinding } from './plain-language.ts';

import { type Sentence, sentencesOf } from './tokens.ts';

/** What can make a question hard or unfair to answer. */
export const questionRules = ['long-sentence', 'long-word', 'two-questions', 'negation', 'leading', 'passive', 'abbreviation', 'jargon', 'why'] as const;

/**
 * Advice on a question, or on a statement to agree with, that somebody at school wrote; in the order of the text.
 * It is only advice: nothing is blocked or rewritten for its sake (red line R25).
 * Dutch is looked at closely; of French and English only the length of sentences and the abbreviations; of other languages nothing.
 * Source of the limits: the Wablieft checklist (about 15 words a sentence, no jargon, no abbreviation without explanation).
 */
export function findingsInQuestion(text: string, locale = 'nl'): Finding[] {
  return (looksAt[locale] ?? []).flatMap((look) => look(text)).sort((one, other) => one.start - other.start);
}

/** A part of a text and where it begins. */
interface Part {
  words: string;
  at: number;
}
type Look = (text: string) => Finding[];

const found = (rule: PlainRule, { words, at }: Part, text: string, suggestions: string[] = []): Finding => ({
  ...plainFinding(rule, text, [at, at + words.length], suggestions),
  reason: plainReason(rule, { words, most: String(mostWordsOfQuestion) }),
});

const mostLetters = 14;

const longSentences: Look = (text) =>
  sentencesIn(text)
    .filter(({ words }) => words.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length > mostWordsOfQuestion)
    .map((part) => found('long-sentence', part, text));

const inEachSentence =
  (look: (sentence: Sentence, text: string) => Finding[]): Look =>
  (text) =>
    sentencesOf(text).flatMap((sentence) => look(sentence, text));

const longWords: Look = (text) => {
  const schoolWords = inEachSentence(jargonIn)(text);
  return partsLike(new RegExp(`\\p{L}{${mostLetters + 1},}`, 'gu'), text)
    .filter(({ words }) => !everydayLongWords.has(words.toLowerCase()))
    .filter(({ at }) => !schoolWords.some(({ start, end }) => at >= start && at < end))
    .map((part) => found('long-word', part, text));
};

/** A second question mark, "en/of", and what an "en" joins inside the first question: another question word, verb or judgement. */
const twoQuestions: Look = (text) => {
  const questions = sentencesIn(text).filter(({ words }) => words.endsWith('?'));
  const joined = questions
    .slice(0, 1)
    .flatMap(({ words, at }) => joints.flatMap((joint) => partsLike(joint, words)).map((part) => ({ ...part, at: part.at + at })));
  return [...questions.slice(1), ...joined].map((part) => found('two-questions', part, text));
};

const judgements =
  'leuk|fijn|tof|goed|duidelijk|(?:ge)?makkelijk|moeilijk|interessant|veilig|rustig|stil|snel|nuttig|leerrijk|saai|streng|eerlijk|lief|vriendelijk|lang|kort|blij|boos|bang|verdrietig|moe|proper|lekker|gezond|welkom|gehoord|gezien|spannend|druk|warm|mooi';
const verbs =
  'ben|bent|is|zijn|was|waren|heb|hebt|heeft|hebben|had|hadden|kan|kon|kunt|kunnen|konden|mag|moet|moest|wil|wilt|wou|voel|voelt|voelde|vind|vindt|vond|krijg|krijgt|kreeg|ga|gaat|ging|doe|doet|deed|weet|wist|slaap|slaapt|eet|lukt|lukte|werd|wordt';
const joints = [
  /(?<!\p{L})en\/of(?!\p{L})/giu,
  /(?<!\p{L})(?<!\bwie )(?:en|of) (?:met |aan |van |voor )?(?:wie|wat|waar|waarom|waarover|wanneer|hoe|hoeveel|welke?)(?!\p{L})/giu,
  new RegExp(`(?<!\\p{L})en (?:${verbs}) (?:je|jij|u|jullie|het|dat|er|de|iemand)(?!\\p{L})`, 'giu'),
  new RegExp(`(?<!\\p{L})(?:${judgements}) en (?:${judgements})(?!\\p{L})`, 'giu'),
];

/** Who disagrees with a sentence that says "niet" says no to a no. */
const negations: Look = (text) =>
  text.includes('?')
    ? []
    : sentencesIn(text)
        .filter(({ words }) => statement.test(words))
        .flatMap(({ words, at }) => partsLike(no, words).map((part) => found('negation', { ...part, at: part.at + at }, text)));

const statement =
  /^(?:ik|we|wij|mijn|ons|onze|er (?:is|zijn)|iedereen|thuis|op school|in (?:de|mijn|onze) klas|leerkrachten|volwassenen|(?:de|mijn|onze) (?:juf|meester|leerkrachten?|school|klas|leerlingen|kinderen|ouders))(?!\p{L})/iu;
const no = /(?<!\p{L})(?:niet|niets|geen|nooit|niemand|nergens|noch)(?!\p{L})(?! hoe(?:f|ven))/giu;

const leading: Look = (text) => leadingWords.flatMap((pattern) => partsLike(pattern, text).map((part) => found('leading', part, text)));

const leadingWords = [
  /(?<!\p{L})(?:vind|vindt|vinden|denk|denkt) (?:je|jij|u|jullie) (?:ook|toch|niet)(?: (?:niet|ook))?(?!\p{L})/giu,
  /(?<!\p{L})ben(?:t)? (?:je|jij|u) het (?:ermee |er |ook |niet |toch |mee )*eens(?!\p{L})/giu,
  /(?<!\p{L})zou(?:den)? (?:je|jij|u|jullie) (?:niet|toch) (?:beter|liever)(?!\p{L})/giu,
  /(?<!\p{L})is het (?:niet|toch) zo dat(?!\p{L})/giu,
  /(?:, ?| )(?:toch|hè|nietwaar|of niet)(?= ?\?)/giu,
  /(?<!\p{L})(?:natuurlijk|uiteraard|zoals (?:je|u|iedereen) weet|iedereen weet)(?!\p{L})/giu,
  /(?<!\p{L})hoe (?:leuk|fijn|tof|goed|erg|moeilijk|lastig|zwaar|saai|slecht) (?:was|waren|is|zijn|vond|vonden|vind|vindt)(?!\p{L})/giu,
];

/** A child that is asked why it feels or does something can hear that it should not. */
const whys: Look = (text) =>
  partsLike(/(?<!\p{L})waarom(?!\p{L})[^.!?]*/giu, text)
    .filter(({ words }) => /(?<!\p{L})(?:je|jij|jou|jouw)(?!\p{L})/iu.test(words) && feelingOrReproach.test(words))
    .map((part) => found('why', part, text, ['Wat maakt dat …?']));

const feelingOrReproach =
  /(?<!\p{L})(?:boos|kwaad|verdrietig|triest|bang|schrik|angst|ongerust|zenuwachtig|gestrest|stress|moe|alleen|eenzaam|stil|ongelukkig|jaloers|beschaamd|schaam\p{L}*|ween\p{L}*|huil\p{L}*|voel\p{L}*|ruzie|niet|nooit|altijd|weer|te laat)(?!\p{L})/iu;

const inEveryScript: readonly Look[] = [longSentences, inEachSentence(abbreviationsIn)];
const looksAt: Readonly<Record<string, readonly Look[]>> = {
  nl: [...inEveryScript, longWords, inEachSentence(jargonIn), twoQuestions, negations, leading, inEachSentence(passive), whys],
  fr: inEveryScript,
  en: inEveryScript,
};

const partsLike = (pattern: RegExp, text: string): Part[] =>
  [...text.matchAll(pattern)].map((match) => ({ words: match[0].trim(), at: match.index + (match[0].length - match[0].trimStart().length) }));

const sentencesIn = (text: string): Part[] => partsLike(/(?=\S)[^.!?…\n]+[.!?…]*/gu, text);
