import assumptions from '../../../../content/assumption-lexicon.json' with { type: 'json' };
import judgements from '../../../../content/judgement-lexicon.json' with { type: 'json' };
import plainLanguage from '../../../../content/plain-language.json' with { type: 'json' };

interface LexiconGroup {
  id: string;
  label: { nl: string };
  why: { nl: string };
  ask_yourself: { nl: string };
  suggestions: { nl: string }[];
  /** Without a `strength` it is a strong one; the build leaves ids and strengths out of what it sends to browsers. */
  triggers: { id?: string; form: string; strength?: string }[];
  mitigators: string[];
}

/** The lexicon that ships in `content/`: 22 groups of things that a letter may take for granted. */
export const lexicon: { groups: readonly LexiconGroup[]; global_mitigators: readonly string[] } = assumptions;

interface JudgementEntry {
  id: string;
  category: string;
  forms: string[];
  weak_forms?: string[];
  neutral: string;
  question: string;
  why?: string;
}

/** The lexicon that ships in `content/`: words that judge, what one saw instead, and the question behind. */
export const judgementLexicon: { categories: readonly { id: string; nl: string }[]; entries: readonly JudgementEntry[] } = judgements;

export type PlainRule = keyof typeof plainLanguage.reasons;

/** Why a rule of plain language speaks up. */
export const plainReason = (rule: PlainRule, values: Record<string, string> = {}): string =>
  plainLanguage.reasons[rule].replace(/\{(\w+)\}/g, (gap, name: string) => values[name] ?? gap);

export const plainSuggestions = (rule: PlainRule): string[] => (plainLanguage.suggestions as Partial<Record<PlainRule, string[]>>)[rule] ?? [];
