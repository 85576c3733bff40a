import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isWanted, type NamedFiles, type WantedFile } from './named-files.ts';
import { Unreadable } from './problems.ts';
import { sentences } from './sentences.ts';
import { zipLimits } from './zip.ts';

/**
 * Opens a folder of CSV files.
 * @throws Unreadable
 */
export async function openFolder(path: string): Promise<NamedFiles> {
  const name = basename(path);
  const places = new Map<string, string>();
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const file = entry.name.toLowerCase();
    if (!entry.isFile()) continue;
    if (places.has(file) && isWanted(file)) throw new Unreadable({ file }, sentences.fileTwice);
    places.set(file, join(path, entry.name));
  }
  return { name, names: new Set(places.keys()), bytesOf: (file) => bytesAt(places.get(file) as string, file) };
}

async function bytesAt(path: string, file: WantedFile): Promise<Uint8Array> {
  const { size } = await stat(path);
  if (size > zipLimits.aFile) throw new Unreadable({ file }, sentences.fileTooBig(zipLimits.aFile / 1024 ** 2));
  return readFile(path);
}
