import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Report, reportTo } from '../faults/report.ts';
import { type Site, withSite } from './site.ts';
import { watchTheClock } from './the-clock.ts';
import { watchTheWire } from './the-wire.ts';

const port = 4450;

const attacks: Record<string, (site: Site, report: Report) => Promise<void>> = { wire: watchTheWire, clock: watchTheClock };

const report = reportTo((line) => console.log(line));
const [, , only] = process.argv;
if (only !== undefined && !(only in attacks)) {
  console.error(`script/attacks [${Object.keys(attacks).join('|')}]`);
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'vaste-grond-attacks-'));
try {
  await withSite(folder, port, async (site) => {
    for (const [name, attack] of Object.entries(attacks)) if (only === undefined || only === name) await attack(site, report);
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = report.hasFailed ? 1 : 0;
