import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Day } from '../../../platform/time/clock.ts';
import { openFolder } from './folder.ts';
import { recognise } from './format.ts';
import type { NamedFiles } from './named-files.ts';
import { readOneRoster11, readOneRoster12 } from './one-roster.ts';
import { ProblemList, Unreadable } from './problems.ts';
import type { Register } from './register.ts';
import type { Roster, RosterFormat } from './roster.ts';
import { schoolsOf } from './schools.ts';
import { readSds } from './sds.ts';
import { sentences } from './sentences.ts';
import { openZip, zipLimits } from './zip.ts';

/**
 * Reads a zip of OneRoster 1.1 or 1.2 (CSV) or of School Data Sync 2.1. Whatever the bytes are, it answers with problems and never throws over them.
 * @param today what ended before this day is left out
 * @param name of the zip, to be used in sentences
 */
export function readRosterZip(bytes: Uint8Array, today: Day, name = 'de zip'): Promise<Roster> {
  return readFrom(name, today, () => openZip(bytes, name));
}

/** Reads a zip, or a folder of CSV files, from disk. What is not there or may not be read is a problem too. */
export function readRosterAt(path: string, today: Day): Promise<Roster> {
  const whole = resolve(path);
  const name = basename(whole);
  return readFrom(name, today, async () => {
    const found = await stat(whole);
    if (found.isDirectory()) return openFolder(whole);
    if (!found.isFile()) throw new Unreadable({ file: name }, sentences.notAZip);
    if (found.size > zipLimits.inAll) throw new Unreadable({ file: name }, sentences.zipTooBig(zipLimits.inAll / 1024 ** 2));
    return openZip(await readFile(whole), name);
  });
}

const readers: Record<RosterFormat, (files: NamedFiles, today: Day, problems: ProblemList) => Promise<Register>> = {
  'oneroster-1.1': readOneRoster11,
  'oneroster-1.2': readOneRoster12,
  'sds-2.1': readSds,
};

async function readFrom(name: string, today: Day, open: () => Promise<NamedFiles>): Promise<Roster> {
  const problems = new ProblemList(name);
  const roster: Roster = { format: null, schools: [], problems: [] };
  try {
    const { format, files } = await recognise(await open(), problems);
    roster.format = format;
    const register = format && (await readers[format](files, today, problems));
    const schools = register && problems.isEmpty ? schoolsOf(register, problems) : [];
    if (problems.isEmpty) roster.schools = schools;
  } catch (error) {
    const { place, sentence } = asUnreadable(error, name);
    problems.add(place, sentence);
  }
  return { ...roster, problems: problems.all() };
}

function asUnreadable(error: unknown, name: string): Unreadable {
  if (error instanceof Unreadable) return error;
  if (error instanceof Error && 'syscall' in error) return new Unreadable({ file: name }, sentences.nothingThere);
  throw error;
}
