import type { CountedPerson, DeclaredTable, Gathered } from '../../../platform/figures.ts';
import { idFor } from '../../../platform/secrets/random.ts';
import type { ChosenOptions, Version } from '../tables.ts';
import { filled, isCounted, type Question } from './questions.ts';

export const audiences = ['pupils', 'guardians', 'staff'] as const;
export type Audience = (typeof audiences)[number];

export const audienceOf = (version: Version): Audience => (version === 'guardian' ? 'guardians' : version === 'staff' ? 'staff' : 'pupils');

/** Classes and years say something of pupils only. */
const levelsOf: Record<Audience, DeclaredTable['levels']> = { pupils: ['school', 'year', 'class'], guardians: ['school'], staff: ['school'] };

/** Under which id the reports know an audience of a round. */
export const occasionOf = (roundId: string, audience: Audience): string => idFor(Buffer.from('figures of rounds'), `${roundId} ${audience}`);

/** The year of a class by its name, `5` of 5A; null where the name does not say. */
export const yearOf = (className: string): string | null => /^\d+/.exec(className)?.[0] ?? null;

/** The group that a year is in the reports. */
const yearGroup = (year: string): string => `year-${year}`;

/**
 * The tables of an audience, which the questions declare: one for each question that is counted, whatever the age of those it was put to.
 * They are fixed when the round opens, because its questions are.
 */
export function declaredTables(audience: Audience, questions: readonly Question[], period: string): DeclaredTable[] {
  const counted = new Map<string, Question>();
  for (const question of questions) if (isCounted(question) && !counted.has(question.id)) counted.set(question.id, question);
  return [...counted.values()].map((question) => ({
    question: question.id,
    text: filled(question.text.nl, { periode: period }),
    several: question.kind === 'several',
    // What somebody thinks of their school or their days is nobody's business but theirs.
    isSensitive: true,
    options: optionsOf(question, period),
    levels: levelsOf[audience],
    ...(audience === 'guardians' && { crossedBy: 'language' as const }),
  }));
}

const optionsOf = ({ options, coarse = [] }: Question, period: string): DeclaredTable['options'] =>
  options
    .filter(({ isSkip }) => !isSkip)
    .map(({ id, text, coarse: wider }) => ({
      id,
      text: filled(text.nl, { periode: period }),
      ...(wider && { coarse: coarse.find((one) => one.id === wider)?.id ?? wider }),
    }));

/** Somebody who answered, as far as the tables need it. */
export interface Answerer {
  classId: string | null;
  className: string | null;
  readsDutch: boolean | null;
}

/** Only what is counted, and of whom nothing but the class, or the language. */
export function countedPerson(choices: ChosenOptions, { classId, className, readsDutch }: Answerer, tables: readonly DeclaredTable[]): CountedPerson {
  const year = className === null ? null : yearOf(className);
  const answers = Object.fromEntries(tables.flatMap(({ question }) => (choices[question] ? [[question, choices[question]]] : [])));
  const traits = readsDutch === null ? {} : { traits: { language: readsDutch ? 'dutch' : 'other' } };
  return { class: classId, year: year === null ? null : yearGroup(year), ...traits, answers };
}

/** Who was asked in each group, and the names of the groups. */
export function groupsOf(asked: readonly { classId: string | null; className: string | null }[]): Pick<Gathered, 'asked' | 'groups'> {
  const counts: Record<string, number> = { school: asked.length };
  const groups = new Map<string, Gathered['groups'][number]>();
  for (const { classId, className } of asked) {
    if (classId === null || className === null) continue;
    const year = yearOf(className);
    const within = year === null ? null : yearGroup(year);
    counts[classId] = (counts[classId] ?? 0) + 1;
    groups.set(classId, { id: classId, level: 'class', name: className, within });
    if (year === null || within === null) continue;
    counts[within] = (counts[within] ?? 0) + 1;
    groups.set(within, { id: within, level: 'year', name: `${year}e jaar`, within: null });
  }
  return { asked: counts, groups: [...groups.values()] };
}
