/** A place in a text where a reader may stumble, with a friendly reason. Shaped as in the retext world. */
export interface Finding {
  /** Which rule found it: the id of a form in the lexicon, or a name of this library. */
  ruleId: string;
  /** Id of a group of the assumption lexicon (`printer`, `money`, …), or `judgement`, or `plain-language`. */
  group: string;
  /** Where it begins and ends in the text as given, in UTF-16 code units; `text` is what stands between. */
  start: number;
  end: number;
  text: string;
  /** Why it is worth a second look, in Dutch. */
  reason: string;
  /** What one can say instead, in Dutch, best first; may hold gaps such as `{naam}` that the writer fills in. */
  suggestions: string[];
}

/** What somebody writes: a letter to families, or a note about a child or a family. */
export const textKinds = ['letter', 'note'] as const;
export type TextKind = (typeof textKinds)[number];
