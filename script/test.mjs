// Runs every check, one after the other, and adds up what passed and what failed.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

process.chdir(new URL('..', import.meta.url).pathname);
const folder = mkdtempSync(join(tmpdir(), 'vaste-grond-test-'));

/** Each step says how many of its checks passed and failed. */
const steps = {
  'types of the server': () => check('tsc'),
  'types of the browser': () => check('tsc', '-p', 'tsconfig.browser.json'),
  'types of the journeys': () => check('tsc', '-p', 'tsconfig.journeys.json'),
  lint: () => check('biome', 'check', '--error-on-warnings'),
  'nothing left over': () => check('knip', '--no-progress'),
  school: () => tests('school'),
  journeys: () => tests('journeys'),
  faults: () => check('script/faults'),
};

const wanted = process.argv.slice(2);
const strange = wanted.filter((name) => !(name in steps));
if (strange.length > 0) {
  console.error(`No such step: ${strange.join(', ')}. There are: ${Object.keys(steps).join(', ')}.`);
  process.exit(2);
}

const sum = { passed: 0, failed: 0 };
const failures = [];
for (const [name, step] of Object.entries(steps)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n── ${name}`);
  const { passed, failed } = await step();
  console.log(`   ${passed} passed, ${failed} failed in ${name}`);
  sum.passed += passed;
  sum.failed += failed;
  if (failed > 0) failures.push(name);
}
rmSync(folder, { recursive: true });
if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;

async function check(command, ...options) {
  return (await run(command, options)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function tests(project) {
  const report = join(folder, `${project}.json`);
  const code = await run('vitest', ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  try {
    const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(report, 'utf8'));
    // A file that could not be read, or an error outside a test, fails no test but does fail the run.
    return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function run(command, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, options, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' } });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
