import { isWanted, type NamedFiles } from './named-files.ts';
import type { ProblemList } from './problems.ts';
import { sentences } from './sentences.ts';
import { readTable } from './table.ts';

const columns = { propertyName: { need: 'filled' }, value: { need: 'present' } } as const;

export interface Manifest {
  /** As `oneroster.version` says, e.g. `1.2`; empty when it does not. */
  version: string;
  /** Row of the version. */
  versionRow: number;
  /** Files that do not count, even when they are there. */
  absent: ReadonlySet<string>;
}

/** What manifest.csv says about the other files. A file with changes only is a problem: without the whole, nobody knows who left. */
export async function readManifest(files: NamedFiles, problems: ProblemList): Promise<Manifest> {
  const file = 'manifest.csv';
  const { rows } = await readTable(await files.bytesOf(file), file, columns, problems);
  const manifest = { version: '', versionRow: 1, absent: new Set<string>() };
  for (const { propertyName, value, row } of rows) {
    const name = propertyName.toLowerCase();
    if (name === 'oneroster.version') Object.assign(manifest, { version: value, versionRow: row });
    const about = name.replace(/^file\.(.+)$/, '$1.csv');
    if (!isWanted(about)) continue;
    if (/^absent$/i.test(value)) manifest.absent.add(about);
    if (/^delta$/i.test(value)) problems.add({ file, row, column: 'value' }, sentences.delta(about));
  }
  return manifest;
}
