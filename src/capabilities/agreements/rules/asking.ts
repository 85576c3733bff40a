export const questionKinds = ['unclear', 'cant', 'question', 'idea'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** The longest that somebody can speak, in seconds. */
export const mostSeconds = 30;

/** One side of a sheet of paper, in characters. */
export const longestQuestion = 4000;

/** So many questions a person asks on a day before we say: tomorrow again. */
export const mostQuestionsADay = 20;

/** What somebody asks: of what kind, in words or spoken, or both. */
export interface Asking {
  id: string;
  kind: QuestionKind | undefined;
  words: string;
  sound: Buffer | undefined;
}

/** Choosing a kind is enough: "Ik begrijp dit niet" needs no more words. */
export function askingRefusal({ kind, words, sound }: Asking): 'ask.empty' | 'ask.too-long' | undefined {
  if (!kind && !words && !sound) return 'ask.empty';
  return words.length > longestQuestion ? 'ask.too-long' : undefined;
}
