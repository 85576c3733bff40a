import { z } from 'zod';
import { type ForbiddenSubject, forbiddenIn } from '../../../platform/questions/wording/forbidden-questions.ts';
import { languages } from '../../../platform/texts/words.ts';
import { type Version, versions } from '../../../platform/two-books/books.ts';
import { longestOption, longestQuestion } from './editing.ts';
import { kinds, type Question } from './questions.ts';

/** Questions as a school keeps them in a file, or gives them to another school. */
export interface SetFile {
  format: typeof format;
  title: string;
  parts: { version: Version; questions: Question[] }[];
}

const format = 'vaste-grond/questions/1';

/** A set file is smaller than this, in bytes. */
export const mostSetBytes = 256 * 1024;

const textOf = (longest: number) =>
  z
    .object(Object.fromEntries(languages.map((language) => [language, language === 'nl' ? line(longest) : line(longest).optional()])))
    .strict() as unknown as z.ZodType<Question['text']>;

/** One line of words: no markup, nothing that a page does not show. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^<>\p{Cc}]*$/u);

const id = z.string().regex(/^[\w.-]{1,60}$/);

const questionSchema = z
  .object({
    id,
    kind: z.enum(kinds),
    text: textOf(longestQuestion),
    helper: textOf(longestQuestion).optional(),
    options: z.array(z.object({ id, text: textOf(longestOption), isSkip: z.literal(true).optional(), coarse: id.optional() }).strict()).max(40),
    coarse: z
      .array(z.object({ id, text: textOf(longestOption) }).strict())
      .max(5)
      .optional(),
    isByName: z.literal(true).optional(),
    canBeSpoken: z.literal(true).optional(),
    canBeDrawn: z.literal(true).optional(),
    isPrivate: z.literal(true).optional(),
    asksForPerson: z.array(id).max(30).optional(),
  })
  .strict();

const fileSchema = z
  .object({
    format: z.literal(format),
    title: line(60),
    parts: z.array(z.object({ version: z.enum(versions), questions: z.array(questionSchema).max(40) }).strict()).max(versions.length),
  })
  .strict();

export type SetFileRefusal =
  | { refused: 'import.unreadable' }
  | { refused: 'import.twice'; id: string }
  | { refused: 'import.refused'; text: string; subject: ForbiddenSubject };

export const writeSetFile = (title: string, parts: SetFile['parts']): string => JSON.stringify({ format, title, parts } satisfies SetFile, null, 2);

/** Takes a file apart that may come from anywhere. */
export function readSetFile(bytes: string): SetFile | SetFileRefusal {
  const file = fileSchema.safeParse(parsed(bytes)).data as SetFile | undefined;
  if (!file) return { refused: 'import.unreadable' };
  const twice = firstTwice(file.parts.map(({ version }) => version)) ?? file.parts.map(({ questions }) => twiceIn(questions)).find(Boolean);
  if (twice) return { refused: 'import.twice', id: twice };
  for (const { text, options } of file.parts.flatMap(({ questions }) => questions))
    for (const words of [text, ...options.map((option) => option.text)].flatMap((each) => Object.values(each))) {
      const subject = forbiddenIn(words);
      if (subject) return { refused: 'import.refused', text: words, subject };
    }
  return file;
}

const twiceIn = (questions: readonly Question[]): string | undefined =>
  firstTwice(questions.map((question) => question.id)) ?? questions.map(({ options }) => firstTwice(options.map((option) => option.id))).find(Boolean);

const firstTwice = (ids: readonly string[]): string | undefined => ids.find((one, place) => ids.indexOf(one) !== place);

function parsed(bytes: string): unknown {
  try {
    return JSON.parse(bytes);
  } catch {
    return undefined;
  }
}
