import { z } from 'zod';
import { type CityReason, cityTable } from './small-groups/city.ts';
import { type Category, isShown, type PublishedQuestion, wideCategories } from './small-groups/published.ts';
import { schoolGroup } from './small-groups/structure.ts';
import type { Heading } from './store.ts';

/** What a school hands to its network: the rounded numbers of the whole school, as they were published, and nothing else. */
export interface SchoolFile {
  method: 'SDC-1';
  version: 1;
  school: { id: string; name: string };
  title: string;
  audience: Heading['audience'];
  questions: SchoolQuestion[];
}

interface SchoolQuestion {
  question: string;
  text: string;
  several: boolean;
  options: { id: string; text: string; coarse?: string | undefined }[];
  categories: Category[];
  answered: number;
  counts: number[];
}

/** No published numbers of one school weigh more. */
export const mostFileBytes = 200_000;
export const mostFiles = 300;
export const mostBytesTogether = 20_000_000;

export function schoolFileOf(
  { title, audience }: Pick<Heading, 'title' | 'audience'>,
  published: readonly PublishedQuestion[],
  school: SchoolFile['school'],
): string {
  const questions = published.flatMap(({ question: { question, text, several, options }, tables }): SchoolQuestion[] => {
    const table = tables.find(({ group, trait }) => group === schoolGroup && trait === undefined);
    return table && isShown(table)
      ? [{ question, text, several, options, categories: table.categories, answered: table.shown.answered, counts: table.shown.counts }]
      : [];
  });
  const file: SchoolFile = { method: 'SDC-1', version: 1, school, title, audience, questions };
  return JSON.stringify(file);
}

/** Undefined when it is no such file. */
export function readSchoolFile(text: string): SchoolFile | undefined {
  try {
    return fileShape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const id = z.string().min(1).max(200);
const words = z.string().max(2000);
const count = z.number().int().min(0).max(1_000_000);
const fileShape = z.object({
  method: z.literal('SDC-1'),
  version: z.literal(1),
  school: z.object({ id, name: words }),
  title: words,
  audience: z.enum(['pupils', 'guardians', 'staff']),
  questions: z
    .array(
      z
        .object({
          question: id,
          text: words,
          several: z.boolean(),
          options: z.array(z.object({ id, text: words, coarse: id.optional() })).min(1),
          categories: z.array(z.object({ id, text: words, options: z.array(id).min(1) })).min(1),
          answered: count,
          counts: z.array(count),
        })
        .refine(({ categories, counts }) => categories.length === counts.length),
    )
    .max(500),
});

/** One question over all schools that asked it in the same words. */
export type NetworkTable = { text: string; several: boolean; schools: number; categories: Category[] } & (
  | { shown: { answered: number; counts: number[] } }
  | { withheld: CityReason }
);

/** Adds up what schools published. Schools that asked a question in other words, or with other answers, are not added to it. */
export function addedUp(files: readonly SchoolFile[]): NetworkTable[] {
  const asked = files.flatMap(({ school, questions }) => questions.map((question) => ({ school: school.id, ...question })));
  return [...Map.groupBy(asked, meaningOf).values()].map((some) => {
    const alike = withSameCategories(some);
    const [{ text, several, categories }] = alike as [SchoolQuestion, ...typeof alike];
    const table = cityTable(alike);
    const about = { text, several, schools: alike.length, categories };
    return 'withheld' in table ? { ...about, withheld: table.withheld } : { ...about, shown: table };
  });
}

const meaningOf = ({ question, text, several, options }: SchoolQuestion): string => JSON.stringify([question, text, several, options]);

/**
 * A small school shows wide categories where a large one shows each option. What people chose one of can be added up,
 * what they could choose several of cannot: there the most usual categories count.
 */
function withSameCategories<Asked extends SchoolQuestion>(some: readonly Asked[]): Asked[] {
  const bySet = [...Map.groupBy(some, setOf).values()].sort((a, b) => b.length - a.length);
  const [usual = []] = bySet;
  if (bySet.length === 1 || usual[0]?.several) return usual;
  return some.map((one) => {
    const wide = wideCategories(one);
    const counts = wide.map(({ options }) =>
      one.categories.reduce((sum, category, place) => sum + (category.options.every((option) => options.includes(option)) ? (one.counts[place] ?? 0) : 0), 0),
    );
    return { ...one, categories: wide, counts };
  });
}

const setOf = ({ categories }: SchoolQuestion): string => JSON.stringify(categories.map(({ options }) => options));
