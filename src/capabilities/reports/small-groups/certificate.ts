import { z } from 'zod';
import { attackOn, type Cell } from './attacker.ts';
import { type Earlier, tablesThatTellWhoCame } from './over-time.ts';
import { couldBeTrue, totalOf } from './problem.ts';
import { type Level, type PublishedQuestion, reasons, responses } from './published.ts';
import { type Range, rangesOf } from './ranges.ts';
import { Impossible } from './solver.ts';

/**
 * The proof that goes with the tables of a question: for every cell of every group the least and the most that it can be, for all that is published,
 * and for each end a whole set of numbers that could be the truth. Nothing in it comes from the answers: only from what is published.
 */
export interface Certificate {
  method: 'SDC-1';
  version: 1;
  published: PublishedQuestion;
  earlier: PublishedQuestion[];
  /** `unknowns` are those of the problem that the cell is the sum of. */
  cells: ({ name: string; need: number; unknowns: number[] } & Range)[];
  witnesses: number[][];
}

/** Makes the certificate of tables that were published by the method. */
export async function certify(published: PublishedQuestion, earlier: Earlier): Promise<Certificate> {
  const { problem, cells } = attackOn(published);
  const { ranges, witnesses } = await rangesOf(problem, cells);
  return {
    method: 'SDC-1',
    version: 1,
    published,
    earlier: [...earlier],
    cells: cells.map((cell, index) => ({ ...outlineOf(cell), ...(ranges[index] as Range) })),
    witnesses,
  };
}

export type CertificateRefusal =
  | 'certificate.unreadable'
  | 'certificate.other-cells'
  | 'certificate.no-witness'
  | 'certificate.too-narrow'
  | 'certificate.other-range'
  | 'certificate.tells-who-came';

/**
 * Checks a certificate from nothing but itself: builds what an attacker knows again from the published tables, adds up every witness,
 * and then solves everything anew.
 * @param certificate parsed JSON, as it was exported
 * @returns how many cells it covers and the smallest distance between the ends of one, or what is wrong and with which cell
 */
export async function checkCertificate(certificate: unknown): Promise<{ cells: number; narrowest: number } | { refused: CertificateRefusal; cell?: string }> {
  const read = shape.safeParse(certificate);
  if (!read.success) return { refused: 'certificate.unreadable' };
  const { published, earlier, cells: claimed, witnesses } = read.data as Certificate;
  const { problem, cells } = attackOn(published);
  const isOther = claimed.length !== cells.length || cells.some((cell, index) => !isSame(outlineOf(cell), claimed[index]));
  if (isOther) return { refused: 'certificate.other-cells' };
  if (!witnesses.every((witness) => couldBeTrue(problem, witness))) return { refused: 'certificate.no-witness' };
  for (const [index, cell] of cells.entries()) {
    const { from, to, at } = claimed[index] as Certificate['cells'][number];
    const [least, most] = at.map((place) => totalOf(cell, witnesses[place] ?? []));
    if (least !== from || most !== to) return { refused: 'certificate.no-witness', cell: cell.name };
    if (to - from < cell.need) return { refused: 'certificate.too-narrow', cell: cell.name };
  }
  if (tablesThatTellWhoCame(published, earlier).length > 0) return { refused: 'certificate.tells-who-came' };
  const solved = await rangesOf(problem, cells).catch((error: unknown) => {
    if (error instanceof Impossible) return undefined;
    throw error;
  });
  const other = claimed.find(({ from, to }, index) => solved?.ranges[index]?.from !== from || solved.ranges[index]?.to !== to);
  if (other) return { refused: 'certificate.other-range', cell: other.name };
  return { cells: claimed.length, narrowest: Math.min(...claimed.map(({ from, to }) => to - from)) };
}

/** What a certificate says of a cell besides its range. A cell counts people, each once. */
const outlineOf = ({ name, need, terms }: Cell) => ({ name, need, unknowns: terms.map(([unknown]) => unknown) });

const isSame = (outline: ReturnType<typeof outlineOf>, claimed: ReturnType<typeof outlineOf> | undefined): boolean =>
  claimed !== undefined && outline.name === claimed.name && outline.need === claimed.need && outline.unknowns.join() === claimed.unknowns.join();

const count = z.number().int().min(0).max(1_000_000);
const id = z.string().max(200);
const text = z.string().max(2000);
const category = z.object({ id, text, options: z.array(id).min(1) });
const table = z
  .object({ group: id, trait: id.optional(), categories: z.array(category).min(1) })
  .and(
    z.union([
      z.object({ shown: z.object({ answered: count, counts: z.array(count), response: z.enum(responses) }) }),
      z.object({ withheld: z.object({ because: z.enum(reasons), see: id.nullable() }) }),
    ]),
  )
  .refine((one) => !('shown' in one) || one.shown.counts.length === one.categories.length);
const level = z.enum(['school', 'year', 'class']);
/** A group lies in a wider one, so that none lies in itself. */
const isWider = (outer: Level | undefined, inner: Level): boolean => outer !== undefined && level.options.indexOf(outer) < level.options.indexOf(inner);
const publishedQuestion = z
  .object({
    question: z.object({
      question: id,
      text,
      several: z.boolean(),
      isSensitive: z.boolean(),
      options: z.array(z.object({ id, text, coarse: id.optional() })).min(1),
      levels: z.array(level),
      crossedBy: id.optional(),
    }),
    groups: z.array(z.object({ id, level, name: text, within: id.nullable(), asked: count })).min(1),
    tables: z.array(table),
  })
  .refine(({ groups, tables }) => tables.every(({ group }) => groups.some((one) => one.id === group)))
  .refine(({ groups }) =>
    groups.every(({ level, within }) => (within === null ? level === 'school' : isWider(groups.find(({ id }) => id === within)?.level, level))),
  );

const shape = z.object({
  method: z.literal('SDC-1'),
  version: z.literal(1),
  published: publishedQuestion,
  earlier: z.array(publishedQuestion),
  cells: z.array(z.object({ name: text, need: count, unknowns: z.array(count), from: count, to: count, at: z.tuple([count, count]) })),
  witnesses: z.array(z.array(count)),
});
