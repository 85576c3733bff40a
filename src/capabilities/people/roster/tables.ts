import { listOf } from './cells.ts';
import type { Columns } from './columns.ts';
import type { NamedFiles, WantedFile } from './named-files.ts';
import type { ProblemList } from './problems.ts';
import { sentences } from './sentences.ts';
import { emptyTable, readTable, type Table } from './table.ts';

/** The files of one format, each with the columns that are read of it. */
type Layout = Readonly<Partial<Record<WantedFile, Columns>>>;

export type Tables<L extends Layout> = { [F in keyof L]: L[F] extends Columns ? Table<L[F]> : never };

/**
 * Reads all files of a format, one after the other, and checks that what refers to something refers to something that is there.
 * A file that is not there is an empty table.
 */
export async function readTables<L extends Layout>(files: NamedFiles, layout: L, required: readonly WantedFile[], problems: ProblemList): Promise<Tables<L>> {
  const tables: Partial<Record<WantedFile, Table<Columns>>> = {};
  for (const [file, columns] of Object.entries(layout) as [WantedFile, Columns][]) {
    const isThere = files.names.has(file);
    const isMissing = !isThere && required.includes(file);
    if (isMissing) problems.add({ file }, sentences.missingFile);
    tables[file] = isThere ? await readTable(await files.bytesOf(file), file, columns, problems) : { ...emptyTable(), isWhole: !isMissing };
  }
  for (const [file, columns] of Object.entries(layout) as [WantedFile, Columns][]) checkReferences(file, columns, tables, problems);
  return tables as Tables<L>;
}

function checkReferences(file: WantedFile, columns: Columns, tables: Partial<Record<WantedFile, Table<Columns>>>, problems: ProblemList): void {
  for (const [column, { refersTo, isList }] of Object.entries(columns)) {
    const target = refersTo && tables[refersTo];
    if (!refersTo || !target?.isWhole) continue;
    for (const row of tables[file]?.rows ?? []) {
      const value = row[column] as string;
      const ids = isList ? listOf(value) : value === '' ? [] : [value];
      if (ids.some((id) => !target.ids.has(id))) problems.add({ file, row: row.row, column }, sentences.unknownId(refersTo));
    }
  }
}
