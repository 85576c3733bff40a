import assumptions from '../../../../content/assumption-lexicon.json' with { type: 'json' };

export interface LexiconGroup {
  id: string;
  label: { nl: string };
  why: { nl: string };
  ask_yourself: { nl: string };
  suggestions: { id: string; nl: string }[];
  triggers: { id: string; form: string; strength: string }[];
  mitigators: string[];
}

/** The lexicon that ships in `content/`: 22 groups of things that a letter may take for granted. */
export const lexicon: { groups: readonly LexiconGroup[]; global_mitigators: readonly string[] } = assumptions;
