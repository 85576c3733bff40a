import type { CountedPerson } from '../../../platform/capability.ts';
import { feeling, type MadeUpSchool, seededChance } from './made-up-school.ts';
import { publishQuestion } from './publish.ts';
import type { GroupTable, PublishedQuestion, Question } from './published.ts';
import { groupsOf } from './structure.ts';

/** What the school gets to read, with chance that comes out the same every time. */
export const published = (school: MadeUpSchool, seed: number, question: Question = feeling, earlier: PublishedQuestion[] = []): Promise<PublishedQuestion> =>
  publishQuestion({ question, ...school }, earlier, seededChance(seed));

export const tableOf = ({ tables }: PublishedQuestion, group: string): GroupTable => tables.find((table) => table.group === group) as GroupTable;

/** Classes by name, each in one year: how many gave which answer. */
export function schoolOf(classes: Record<string, Record<string, number>>): MadeUpSchool {
  const people = Object.entries(classes).flatMap(([name, answers]) =>
    Object.entries(answers).flatMap(([option, count]) =>
      Array.from({ length: count }, (): CountedPerson => ({ class: name, year: 'one', answers: { feeling: [option] } })),
    ),
  );
  const register = [
    { id: 'one', level: 'year' as const, name: '1', within: null },
    ...Object.keys(classes).map((id) => ({ id, level: 'class' as const, name: id, within: 'one' })),
  ];
  return { groups: groupsOf({ groups: register, asked: {}, people }), people };
}

/** A class of seventeen. */
export const usual = { 'very-good': 5, good: 6, 'so-so': 4, bad: 2 };
