import { pipeline } from 'node:stream/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import { CsvError, type Options, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import { type Sentence, sentences } from './sentences.ts';

/** Data rows in one file. */
const mostRows = 100_000;

/** Characters in one row: more means that a quote was never closed. */
const longestRow = 100_000;

const sliceLength = 64 * 1024;

/** RFC 4180, with any line ending. */
const grammar: Options = { bom: true, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, max_record_size: longestRow };

/** Why the file cannot be read as comma-separated text at all, found without reading it row by row; undefined when it can. */
export function refusalOf(bytes: Uint8Array): Sentence | undefined {
  const begin = Buffer.from(bytes.subarray(0, 4096));
  const firstLine = begin.toString('latin1').split(/[\r\n]/, 1)[0] as string;
  if (isUtf16(begin)) return sentences.utf16;
  if (begin.toString().trim() === '') return sentences.emptyFile;
  if (firstLine.includes(';') && !firstLine.includes(',')) return sentences.semicolons;
  if (hasMoreRowsThan(mostRows + 1, bytes)) return sentences.tooManyRows(mostRows);
  return undefined;
}

/** With or without a byte order mark: Latin letters then have a zero byte beside them. */
function isUtf16(begin: Buffer): boolean {
  const mark = begin.subarray(0, 2).toString('hex');
  return mark === 'fffe' || mark === 'feff' || begin.subarray(0, 256).includes(0);
}

/** Counts line endings outside quotes and stops at the limit: a file that is far too long must not take long. */
function hasMoreRowsThan(most: number, bytes: Uint8Array): boolean {
  let rows = 0;
  let isQuoted = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === 0x22) isQuoted = !isQuoted;
    else if (!isQuoted && (byte === 0x0a || (byte === 0x0d && bytes[at + 1] !== 0x0a))) {
      if (rows === most) return true;
      rows++;
    }
  }
  return rows === most && !/[\r\n]/.test(String.fromCharCode(bytes.at(-1) as number));
}

/** The cells of the first row; undefined when its quotes do not close. */
export function headerOf(bytes: Uint8Array): string[] | undefined {
  try {
    return parseAtOnce(Buffer.from(bytes.subarray(0, longestRow)), { ...grammar, to: 1 })[0];
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

/**
 * Reads all rows, the header line first and blank lines too, in slices so that others are not kept waiting.
 * Bytes that are not UTF-8 arrive as U+FFFD.
 * @param take gets the cells of one row
 * @returns `broken` when quotes do not close: the row after the last one taken
 */
export async function readRows(bytes: Uint8Array, take: (cells: string[]) => void): Promise<'whole' | 'broken'> {
  const parser = parse({
    ...grammar,
    on_record(cells: string[]) {
      take(cells);
      return null;
    },
  });
  parser.resume();
  try {
    await pipeline(slicesOf(bytes), parser);
    return 'whole';
  } catch (error) {
    if (error instanceof CsvError) return 'broken';
    throw error;
  }
}

async function* slicesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += sliceLength) {
    yield Buffer.from(bytes.buffer, bytes.byteOffset + from, Math.min(sliceLength, bytes.length - from));
    await breathe();
  }
}
