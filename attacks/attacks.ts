import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Report, reportTo } from '../faults/report.ts';
import { type Site, withSite } from './site.ts';
import { watchTheClock } from './the-clock.ts';
import { listenToVoices } from './the-voice.ts';
import { watchTheWire } from './the-wire.ts';

const port = 4450;

const onSite: Record<string, (site: Site, report: Report) => Promise<void>> = { wire: watchTheWire, clock: watchTheClock };

const report = reportTo((line) => console.log(line));
const [, , only, voices] = process.argv;
if (only !== undefined && only !== 'voice' && !(only in onSite)) {
  console.error(`script/attacks [${Object.keys(onSite).join('|')}|voice [DIR]]`);
  process.exit(2);
}
const wanted = Object.entries(onSite).filter(([name]) => only === undefined || only === name);
if (wanted.length > 0) await attackSite();
if (only === undefined || only === 'voice') await listenToVoices(report, voices);
process.exitCode = report.hasFailed ? 1 : 0;

async function attackSite(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vaste-grond-attacks-'));
  try {
    await withSite(folder, port, async (site) => {
      for (const [, attack] of wanted) await attack(site, report);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
