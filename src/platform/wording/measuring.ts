import { findingsIn } from './shared-with-browser/letter-check.ts';

/** A letter with what a checker should find: groups of the assumption lexicon. */
export interface LabelledLetter {
  id: string;
  text: string;
  /** Taken for granted, without an alternative. */
  labels: string[];
  /** Readers differ: counts neither way. */
  ambiguous: string[];
}

export interface Figures {
  found: number;
  falseAlarms: number;
  missed: number;
  /** Of what was found, the part that is labelled; between 0 and 1. */
  precision: number;
  /** Of what is labelled, the part that was found; between 0 and 1. */
  recall: number;
  /** Letters without a label, and those of them with a finding all the same. */
  clean: number;
  cleanFlagged: number;
  byGroup: Map<string, { found: number; falseAlarms: number; missed: number }>;
  /** Letter and group of each false alarm and each miss. */
  differences: { letter: string; group: string; is: 'false alarm' | 'missed' }[];
}

const otherGroups = new Set(['judgement', 'plain-language']);

/** Scores each letter by group, once, leaving out what is ambiguous; sums over all letters before it divides. */
export function figuresOf(letters: readonly LabelledLetter[]): Figures {
  const byGroup: Figures['byGroup'] = new Map();
  const differences: Figures['differences'] = [];
  const counted = (group: string): { found: number; falseAlarms: number; missed: number } => {
    const known = byGroup.get(group) ?? { found: 0, falseAlarms: 0, missed: 0 };
    byGroup.set(group, known);
    return known;
  };
  let cleanFlagged = 0;
  for (const { id, text, labels, ambiguous } of letters) {
    const groups = new Set(findingsIn(text, 'letter').map(({ group }) => group));
    const told = [...groups].filter((group) => !otherGroups.has(group) && !ambiguous.includes(group));
    for (const group of told) {
      if (labels.includes(group)) counted(group).found += 1;
      else {
        counted(group).falseAlarms += 1;
        differences.push({ letter: id, group, is: 'false alarm' });
      }
    }
    for (const group of labels.filter((label) => !groups.has(label))) {
      counted(group).missed += 1;
      differences.push({ letter: id, group, is: 'missed' });
    }
    if (labels.length === 0 && told.length > 0) cleanFlagged += 1;
  }
  const sum = (what: 'found' | 'falseAlarms' | 'missed'): number => [...byGroup.values()].reduce((total, counts) => total + counts[what], 0);
  const [found, falseAlarms, missed] = [sum('found'), sum('falseAlarms'), sum('missed')];
  const clean = letters.filter(({ labels }) => labels.length === 0).length;
  return { found, falseAlarms, missed, precision: found / (found + falseAlarms), recall: found / (found + missed), clean, cleanFlagged, byGroup, differences };
}
