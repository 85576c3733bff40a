/** What an agreement says, in Dutch. The two lists have one thing a line. */
export interface AgreementWords {
  title: string;
  decided: string;
  allowed: string;
  notAllowed: string;
  why: string;
  whoDecided: string;
  followUp: string;
  ifNot: string;
  help: string;
  forChildren: string;
  whatChanged: string;
  staffLine: string;
  staffDo: string;
}

export const wordFields = [
  'title',
  'decided',
  'allowed',
  'notAllowed',
  'why',
  'whoDecided',
  'followUp',
  'ifNot',
  'help',
  'forChildren',
  'whatChanged',
  'staffLine',
  'staffDo',
] as const satisfies readonly (keyof AgreementWords)[];
export type WordField = (typeof wordFields)[number];

/** All that an agreement says, field by field. */
export const wordsOf = (said: (field: WordField) => string): AgreementWords =>
  Object.fromEntries(wordFields.map((field) => [field, said(field)])) as Record<WordField, string>;

/** What families read, in the order in which they read it; the rest is for the staff. */
export const familyFields = [
  'title',
  'forChildren',
  'decided',
  'allowed',
  'notAllowed',
  'why',
  'followUp',
  'ifNot',
  'help',
  'whoDecided',
  'whatChanged',
] as const satisfies readonly WordField[];
export type FamilyField = (typeof familyFields)[number];

/** Most characters: an agreement is one screen, and one A5. */
export const longest: Record<WordField, number> = {
  title: 80,
  decided: 400,
  allowed: 600,
  notAllowed: 400,
  why: 400,
  whoDecided: 300,
  followUp: 400,
  ifNot: 400,
  help: 400,
  forChildren: 400,
  whatChanged: 300,
  staffLine: 400,
  staffDo: 400,
};

/** Turn the direction of what stands around them, or are not to be seen; a Dutch text needs none. A joiner stays inside a picture of several. */
const unseen =
  /[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]|(?<!\p{Extended_Pictographic}\ufe0f?)\u200d/gu;

/** What somebody typed or pasted as plain words: nothing unseen, one kind of space and line end, no empty lines on top of each other. */
export const plainWords = (pasted: string): string =>
  pasted
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(unseen, '')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .replace(/[\p{Zs}\t]+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** The lines of a list, without the dots and dashes that a word processor puts before them. */
export const linesOf = (list: string): string[] =>
  list
    .split('\n')
    .map((line) => line.replace(/^(?:[-–—•·▪◦*o]|\d+[.)])\s+/u, '').trim())
    .filter((line) => line !== '');

/** What one subject is known by, however it is written. */
export const keyOf = (subject: string): string =>
  plainWords(subject)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Last part of a permanent address that can be read out and typed over. */
export const addressNameOf = (words: string): string =>
  keyOf(words)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
    .replace(/-$/, '');
