import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { proveFullDiskLosesNothing } from './disk-full.ts';
import { proveNothingLost } from './nothing-lost.ts';
import { type Report, reportTo } from './report.ts';
import { runOnSmallDisk } from './small-disk.ts';
import { proveTicksAreTrue } from './ticks.ts';

const report = reportTo((line) => console.log(line));
const [, script = '', part, detail = ''] = process.argv;

/** Browsers that are killed when nobody says how many. */
const fewKills = 3;

// This same program, on the small disk that it made for itself.
if (part === 'disk-full') await proveFullDiskLosesNothing(detail, report);
else if (part === 'ticks') await inNewFolder((folder) => proveTicksAreTrue(folder, report, Number(detail) || fewKills));
else {
  report.says('Killed programs and databases, and a bad line');
  await inNewFolder((folder) => proveNothingLost(folder, report));
  report.says('Killed browsers');
  await inNewFolder((folder) => proveTicksAreTrue(folder, report, fewKills));
  report.says('A full disk');
  await inNewFolder((folder) => proveOnSmallDisk(folder, report));
  report.says(report.hasFailed ? 'Not everything is as it must be.' : 'Nothing lost, nothing doubled, nothing changed.');
}
process.exitCode = report.hasFailed ? 1 : 0;

async function inNewFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vaste-grond-faults-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function proveOnSmallDisk(folder: string, { mustBe }: Report): Promise<void> {
  const code = await runOnSmallDisk(folder, [process.execPath, '--disable-warning=ExperimentalWarning', script, 'disk-full', folder]);
  mustBe('exit code on the small disk (of which this machine must allow the mounting)', code, 0);
}
