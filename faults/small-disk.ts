import { spawn } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Room for a fresh database, its journal and some thousand answers. */
const megabytes = 160;

/**
 * Runs a program with a real file system of its own on `folder` that holds 160 MB. It is mounted in a space of the program's own,
 * so that nobody else sees it and it is gone with the program. An ordinary account is root of such a space for as long as the mounting takes.
 * @returns the program's exit code; not 0 either where the machine lets nobody mount
 */
export function runOnSmallDisk(folder: string, program: readonly string[]): Promise<number | null> {
  const { file, args } = commandWithDisk(folder, program);
  const child = spawn(file, args, { stdio: 'inherit' });
  return new Promise((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', (code) => resolve(code));
  });
}

function commandWithDisk(folder: string, program: readonly string[]): { file: string; args: string[] } {
  const [user, group] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  const mount = `mount -t tmpfs -o size=${megabytes}m,mode=0700 tmpfs "$0" && exec`;
  const [space, inside] = user === 0 ? ['-m', mount] : ['-rm', `${mount} unshare -U --map-user=${user} --map-group=${group}`];
  return { file: 'unshare', args: [space, 'sh', '-c', `${inside} "$@"`, folder, ...program] };
}

/** Writes until not one byte fits any more. */
export function fillUp(folder: string): void {
  for (let size = 2 ** 20; size >= 1; size /= 16) writeUntilFull(fillerIn(folder), Buffer.alloc(size));
}

export const freeAgain = (folder: string): void => rmSync(fillerIn(folder));

const fillerIn = (folder: string): string => join(folder, 'somebody-elses-films');

function writeUntilFull(file: string, bytes: Buffer): void {
  const open = openSync(file, 'a');
  try {
    while (writeSync(open, bytes) > 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(open);
  }
}
