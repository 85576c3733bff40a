import { isUtf8 } from 'node:buffer';
import { readCell, slipOf } from './cells.ts';
import { type Column, type Columns, plainHeader } from './columns.ts';
import { headerOf, readRows, refusalOf } from './csv.ts';
import type { WantedFile } from './named-files.ts';
import type { ProblemList } from './problems.ts';
import { sentences } from './sentences.ts';

/** A cell per column, trimmed, `''` when the cell or the column is not there; and the number of the row in the file. */
type Row<C extends Columns> = Record<keyof C & string, string> & { row: number };

export interface Table<C extends Columns> {
  /** Without the rows that say themselves that they do not count any more. */
  rows: Row<C>[];
  /** Row by `sourcedId`, those that do not count any more too: whoever refers to them is not wrong. */
  ids: Map<string, number>;
  /** False when something could not be read, so that whoever refers to it may well be right. */
  isWhole: boolean;
}

export const emptyTable = <C extends Columns>(): Table<C> => ({ rows: [], ids: new Map(), isWhole: true });

/** Reads one CSV file; what has to be set right is added to the problems. */
export async function readTable<C extends Columns>(bytes: Uint8Array, file: WantedFile, columns: C, problems: ProblemList): Promise<Table<C>> {
  const table: Table<C> = { ...emptyTable<C>(), isWhole: false };
  const refusal = refusalOf(bytes);
  if (refusal) {
    problems.add({ file }, refusal);
    return table;
  }
  const header = headerOf(bytes);
  const seats = header && seatsOf(header, file, columns, problems);
  if (!header) problems.add({ file, row: 1 }, sentences.openQuote);
  if (!header || !seats) return table;
  return fillTable(table, bytes, { file, seats, width: header.length, problems });
}

/** Each column with its place in a row. */
type Seats = [name: string, column: Column, seat: number | undefined][];

/** Undefined when a column that is needed is not there. */
function seatsOf(header: string[], file: WantedFile, columns: Columns, problems: ProblemList): Seats | undefined {
  const headers = header.map(plainHeader);
  const seats = Object.entries(columns).map(([name, column]): Seats[number] => {
    const seat = headers.indexOf(plainHeader(name));
    return [name, column, seat < 0 ? undefined : seat];
  });
  const missing = seats.filter(([, { need }, seat]) => need !== 'optional' && seat === undefined);
  const double = seats.filter(([, , seat]) => seat !== undefined && headers.indexOf(headers[seat] as string, seat + 1) >= 0);
  for (const [column] of missing) problems.add({ file, column, row: 1 }, sentences.missingColumn);
  for (const [column] of double) problems.add({ file, column, row: 1 }, sentences.columnTwice);
  return missing.length + double.length === 0 ? seats : undefined;
}

interface Reading {
  file: WantedFile;
  seats: Seats;
  /** Cells in the header line. */
  width: number;
  problems: ProblemList;
}

async function fillTable<C extends Columns>(table: Table<C>, bytes: Uint8Array, reading: Reading): Promise<Table<C>> {
  const { file, problems } = reading;
  const mustBeUtf8 = !isUtf8(bytes);
  let row = 0;
  let isWhole = true;
  let isReadable = true;
  const end = await readRows(bytes, (cells) => {
    row++;
    if (!isReadable) return;
    if (mustBeUtf8 && cells.some((cell) => cell.includes('\uFFFD'))) {
      // In another encoding every accent of the file is wrong: one sentence about the first will do.
      isReadable = false;
      problems.add({ file, row }, sentences.notUtf8);
    } else if (row > 1 && cells.some((cell) => cell.trim() !== '') && !addRow(table, cells, row, reading)) isWhole = false;
  });
  if (end === 'broken') problems.add({ file, row: row + 1 }, sentences.openQuote);
  return { ...table, isWhole: isWhole && isReadable && end === 'whole' };
}

/** Adds a row unless it says that it does not count any more. False when it is not as it should be. */
function addRow<C extends Columns>(table: Table<C>, cells: string[], row: number, { file, seats, width, problems }: Reading): boolean {
  if (cells.length !== width) {
    problems.add({ file, row }, sentences.otherWidth(cells.length, width));
    return false;
  }
  const read: Record<string, string> = {};
  for (const [name, column, seat] of seats) read[name] = seat === undefined ? '' : readCell(cells[seat] as string, column);
  const isNew = addId(table.ids, read.sourcedId, { file, row }, problems);
  if (isLeftOut(read)) return true;
  let isSound = isNew;
  for (const [name, column, seat] of seats) {
    const slip = seat !== undefined && slipOf(cells[seat] as string, column);
    if (!slip) continue;
    problems.add({ file, row, column: name }, slip);
    isSound = false;
  }
  if (isSound) table.rows.push(Object.assign(read, { row }) as Row<C>);
  return isSound;
}

function addId(ids: Map<string, number>, id: string | undefined, place: { file: WantedFile; row: number }, problems: ProblemList): boolean {
  if (!id) return true;
  const before = ids.get(id);
  if (before === undefined) {
    ids.set(id, place.row);
    return true;
  }
  problems.add({ ...place, column: 'sourcedId' }, sentences.sameId(before));
  return false;
}

/** A full export should not hold these rows, but many do. */
const isLeftOut = (read: Record<string, string>): boolean =>
  /^(tobedeleted|inactive)$/i.test(read.status ?? '') || /^(false|0|no|nee)$/i.test(read.enabledUser ?? '');
