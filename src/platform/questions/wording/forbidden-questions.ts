import { forbiddenForms, innocentForms } from './forbidden-words.ts';

/** What no question of a school may ask: red line R7 (the first six), and the labels of R6. */
export const forbiddenSubjects = ['income', 'benefits', 'debts', 'diplomas', 'residence', 'diagnoses', 'labels'] as const;
export type ForbiddenSubject = (typeof forbiddenSubjects)[number];

/**
 * What a question, or one of its answers, asks that may never be asked: the first such subject in the order of {@link forbiddenSubjects}.
 * Looks at Dutch, French and English words at once, since a school writes a question in more than one language.
 * It finds words, not intentions: whoever wants to ask in other words can, and a person still reads each question.
 */
export function forbiddenIn(text: string): ForbiddenSubject | undefined {
  const plain = withoutAccents(text).replace(innocent, ' . ');
  return forbiddenSubjects.find((subject) => patterns[subject].some((pattern) => pattern.test(plain)));
}

const withoutAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{M}\u00ad\u200b-\u200d]/gu, '')
    .replace(/[’ʼ`]/g, "'");

const isInCapitals = (form: string): boolean => /^[A-Z]+$/.test(form);

/** One pattern for what is said in any case, one for the abbreviations that count only in capitals. */
function patternsOf(forms: readonly string[]): readonly RegExp[] {
  const capitals = forms.filter(isInCapitals);
  const anyCase = forms.filter((form) => !isInCapitals(form));
  return [wordsLike(anyCase, 'i'), ...(capitals.length > 0 ? [wordsLike(capitals, '')] : [])];
}

const wordsLike = (forms: readonly string[], flags: string): RegExp => new RegExp(`(?<![A-Za-z0-9])(?:${forms.map(sourceOf).join('|')})(?![A-Za-z0-9])`, flags);

const sourceOf = (form: string): string =>
  form.replace(/ ~ |[ *-]/g, (sign) => {
    if (sign === ' ~ ') return '(?:[,;:]?\\s+[^\\s.!?]+){0,6}?[,;:]?\\s+';
    if (sign === '*') return '[a-z0-9]*';
    return sign === '-' ? '[\\s-]?' : '[,;:]?\\s+';
  });

const innocent = wordsLike(innocentForms, 'gi');

const patterns = Object.fromEntries(forbiddenSubjects.map((subject) => [subject, patternsOf(forbiddenForms[subject])])) as Record<
  ForbiddenSubject,
  readonly RegExp[]
>;
