import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { SchoolId } from '../database/ids.ts';
import { keyFor } from './seal.ts';
import { type SealedBox, sealedBoxOf } from './sealed-box.ts';

/**
 * Keys that must not lie in the database: one file each, readable by the program's user only.
 * Whoever has the database and not this folder can read nobody's words.
 */
export interface KeyFolder {
  /** Makes a school's key; does nothing when it is there. */
  makeSchoolKey(school: SchoolId): void;
  /**
   * A school's key, 32 bytes.
   * @throws MissingKey rather than making a new one, which could open nothing that was sealed before
   */
  schoolKey(school: SchoolId): Buffer;
  /**
   * A key for one purpose, derived from the school's key.
   * @throws MissingKey
   */
  purposeKey(school: SchoolId, purpose: string): Buffer;
  /**
   * To which phones of this school seal what they cannot send yet.
   * @throws MissingKey
   */
  sealedBox(school: SchoolId): Promise<SealedBox>;
  /** Makes a key that will be destroyed one day, 32 bytes; gives the one that is there. */
  makePassingKey(name: string): Buffer;
  /** Undefined once it is destroyed. Read from its file each time: no program remembers what another destroyed. */
  passingKey(name: string): Buffer | undefined;
  /** Overwrites the key and takes its file away. Nothing that needs it can be done any more, by nobody. */
  destroyPassingKey(name: string): void;
  /** A password of 256 bits as text; made at the first call. */
  password(name: string): string;
}

export class MissingKey extends Error {}

/** A file that is no key: whatever it seals anybody could open. The message is for the person at the machine. */
export class DamagedKey extends Error {}

const keyLength = 32;

export function openKeyFolder(dataFolder: string): KeyFolder {
  const folder = join(dataFolder, 'keys');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const kept = new Map<string, Buffer>();
  const derived = new Map<string, Buffer>();
  const boxes = new Map<SchoolId, Promise<SealedBox>>();
  const passing = (name: string): string => join(folder, `passing-${name}.key`);
  const fileOf = (school: SchoolId): string => join(folder, `school-${school}.key`);
  const schoolKey = (school: SchoolId): Buffer => {
    const bytes = kept.get(school) ?? readIfThere(fileOf(school));
    if (!bytes) throw new MissingKey();
    kept.set(school, bytes);
    return bytes;
  };
  return {
    makeSchoolKey: (school) => void readOrMake(fileOf(school)),
    schoolKey,
    purposeKey(school, purpose) {
      const name = `${school} ${purpose}`;
      const key = derived.get(name) ?? keyFor(purpose, schoolKey(school));
      derived.set(name, key);
      return key;
    },
    async sealedBox(school) {
      const box = boxes.get(school) ?? sealedBoxOf(schoolKey(school));
      boxes.set(school, box);
      return box;
    },
    makePassingKey: (name) => readOrMake(passing(name)),
    passingKey: (name) => readIfThere(passing(name)),
    destroyPassingKey: (name) => destroy(passing(name)),
    password: (name) => readOrMake(join(folder, `${name}.key`)).toString('base64url'),
  };
}

/** Writes the key whole before giving it its name, and the name to the disk before anything is sealed: a crash leaves neither half a key nor words without one. */
function readOrMake(file: string): Buffer {
  const bytes = readIfThere(file);
  if (bytes) return bytes;
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, randomBytes(keyLength), { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  flushFolder(dirname(file));
  return readFileSync(file);
}

/** Over its own bytes, on the disk, before the name goes. A disk that writes elsewhere (flash, copies) may keep the old bytes a while. */
function destroy(file: string): void {
  try {
    const open = openSync(file, 'r+');
    writeSync(open, randomBytes(keyLength), 0, keyLength, 0);
    fsyncSync(open);
    closeSync(open);
    rmSync(file);
    flushFolder(dirname(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Names of files are kept by their folder, which goes to the disk by itself later (POSIX fsync). Windows opens no folder and needs none of this. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const open = openSync(folder, 'r');
  fsyncSync(open);
  closeSync(open);
}

/** @throws DamagedKey */
function readIfThere(file: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    if (bytes.length === keyLength) return bytes;
    throw new DamagedKey(
      `Het bestand ${basename(file)} is geen hele sleutel meer. Zet het terug uit de reservekopie van de map keys; zonder die sleutel zijn woorden niet te lezen.`,
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
