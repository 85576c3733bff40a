import { countsAGap, speaksOfTests } from './wording.ts';

interface WelcomeStep {
  what: string;
  when: string;
  isDone: boolean;
}

/** What is said to a pupil who is back. */
export interface Welcome {
  words: string;
  steps: WelcomeStep[];
}

export type WelcomeRefusal =
  | 'welcome.no-words'
  | 'welcome.too-long'
  | 'welcome.tests'
  | 'welcome.no-steps'
  | 'welcome.tests-first'
  | 'welcome.gap'
  | 'welcome.somebody'
  | 'welcome.same-person';

const longestWelcome = 400;
const longestNextStep = 120;
/** A small plan. */
export const mostNextSteps = 4;

interface Typed extends Welcome {
  answerableId: string;
  substituteId: string;
}

/** A pupil who is back is welcomed first. Missed tests are never the first thing; they can wait. */
export function welcomeRefusal({ words, steps, answerableId, substituteId }: Typed, staffIds: ReadonlySet<string>): WelcomeRefusal | undefined {
  if (!words) return 'welcome.no-words';
  if (words.length > longestWelcome || steps.some(({ what, when }) => what.length > longestNextStep || when.length > longestNextStep))
    return 'welcome.too-long';
  if (speaksOfTests(words)) return 'welcome.tests';
  const [first] = steps;
  if (!first) return 'welcome.no-steps';
  if (speaksOfTests(first.what)) return 'welcome.tests-first';
  if ([words, ...steps.map(({ what }) => what)].some(countsAGap)) return 'welcome.gap';
  if (!staffIds.has(answerableId) || !staffIds.has(substituteId)) return 'welcome.somebody';
  return answerableId === substituteId ? 'welcome.same-person' : undefined;
}

/** For how many days a welcome stays: a term. */
export const keptForDays = 100;
