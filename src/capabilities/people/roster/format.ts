import { plainHeader } from './columns.ts';
import { headerOf, refusalOf } from './csv.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { isWanted, type NamedFiles, type WantedFile } from './named-files.ts';
import type { ProblemList } from './problems.ts';
import type { RosterFormat } from './roster.ts';
import { sentences } from './sentences.ts';

/**
 * Which format it is: what manifest.csv says, and without one what only that format has.
 * @returns the files that count; a format of null comes with a problem
 * @throws Unreadable
 */
export async function recognise(files: NamedFiles, problems: ProblemList): Promise<{ format: RosterFormat | null; files: NamedFiles }> {
  if (!files.names.has('manifest.csv')) return { format: await formatOfFiles(files, problems), files };
  const manifest = await readManifest(files, problems);
  const counting = { ...files, names: new Set([...files.names].filter((name) => !manifest.absent.has(name))) };
  return { format: problems.isEmpty ? formatOfManifest(manifest, counting, problems) : null, files: counting };
}

function formatOfManifest({ version, versionRow }: Manifest, files: NamedFiles, problems: ProblemList): RosterFormat | null {
  if (version === '') return files.names.has('roles.csv') ? 'oneroster-1.2' : 'oneroster-1.1';
  const known = /^v?(1\.[12])(\.|$)/i.exec(version)?.[1];
  if (known) return known === '1.1' ? 'oneroster-1.1' : 'oneroster-1.2';
  problems.add({ file: 'manifest.csv', row: versionRow, column: 'value' }, sentences.unknownVersion);
  return null;
}

async function formatOfFiles(files: NamedFiles, problems: ProblemList): Promise<RosterFormat | null> {
  const { name, names } = files;
  const columns = { users: await headersOf(files, 'users.csv'), roles: await headersOf(files, 'roles.csv'), classes: await headersOf(files, 'classes.csv') };
  if (Object.values(columns).includes('refused')) {
    await addRefusals(files, problems);
    return null;
  }
  if (names.has('orgs.csv') || names.has('users.csv')) {
    if (!names.has('roles.csv') && columns.users.includes('role')) return 'oneroster-1.1';
    if (columns.classes.includes('orgsourcedid')) return 'sds-2.1';
    if (columns.classes.includes('schoolsourcedid') || columns.roles.includes('roletype')) return 'oneroster-1.2';
    if (columns.roles.includes('role')) return 'sds-2.1';
  }
  problems.add({ file: name }, names.has('student.csv') && names.has('section.csv') ? sentences.olderSds : sentences.unknownFormat);
  return null;
}

async function headersOf(files: NamedFiles, file: WantedFile): Promise<string[] | 'refused'> {
  if (!files.names.has(file)) return [];
  const bytes = await files.bytesOf(file);
  return refusalOf(bytes) ? 'refused' : (headerOf(bytes) ?? []).map(plainHeader);
}

/** When a file that tells the format cannot be read, the others are mostly in the same way. */
async function addRefusals(files: NamedFiles, problems: ProblemList): Promise<void> {
  for (const file of [...files.names].filter(isWanted).sort()) {
    const refusal = refusalOf(await files.bytesOf(file));
    if (refusal) problems.add({ file }, refusal);
  }
}
