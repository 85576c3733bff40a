/** What is looked for in one of the 22 groups of the lexicon, besides the lexicon's own forms; written as in `forms.ts`. */
export interface Group {
  id: string;
  /** Who must do what with what: a finding by itself. */
  demands: string;
  /** Things that are a finding only in a sentence that asks for something; forms of the lexicon among them are no demand by themselves. */
  things: string;
  /** Things that are a finding only in a sentence that asks to bring, have, wear or buy something; the lexicon's own forms are then read so as well. */
  carried?: string;
  /** Forms of the lexicon that say nothing by themselves. */
  left?: string;
  /** What looks like it and is not. */
  innocent?: string;
  /** What the letter itself offers instead: takes away what is asked in the five sentences before and after. */
  alternatives: string;
  /** Offers that count only close by: in the same sentence, the one before or the two after. */
  nearby?: string;
  /** What does not take a finding of this group away. */
  despite?: readonly ('denial' | 'telling' | 'school' | 'offer')[];
}
