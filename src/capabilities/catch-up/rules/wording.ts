import content from '../../../../content/reassurance.json' with { type: 'json' };

/** Words that make people afraid, as they were found, and what says the same without that. */
export interface Advice {
  say: string;
  instead: string;
}

/** Advice on what was written; nobody is held to it. */
export const adviceOn = (words: string): Advice[] =>
  content.avoid.flatMap(({ forms, instead }) => {
    const say = forms.find((form) => plain(words).includes(form));
    return say ? [{ say, instead }] : [];
  });

/** Talk of tests and marks, unless to say that there are none. */
export function speaksOfTests(words: string): boolean {
  const all = plain(words).split(/[^\p{L}\p{N}]+/u);
  return all.some((word, at) => tests.test(word) && !all.slice(Math.max(0, at - 3), at).some((before) => none.has(before)));
}

const tests =
  /^((her|inhaal|bij|start|niveau|reken|taal|eind)?(toets|test|examen|proef|overhoring)(en|je|jes|s|moment|momenten|week)?|getoetst|getest|toetsen|testen|punten|cijfers|rapport|rapporten|quotering|evaluatie|inhaalwerk|inhaaltaken)$/;

const none = new Set(['geen', 'zonder', 'nooit', 'niet']);

/** A number that says how far somebody is behind: a share, or a time or amount that was missed. */
export const countsAGap = (words: string): boolean =>
  /\d+\s*(%|procent)/.test(plain(words)) ||
  /\b(\d+|twee|drie|vier|vijf|zes|een half|anderhalf)\s+(dagen|weken|maanden|jaar|lessen|leerjaren|niveaus?|punten)\s+(achter\w*|gemist|terug|verloren|te weinig)/.test(
    plain(words),
  );

const plain = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
