import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openGround } from '../src/ground.ts';
import { ownerRole } from '../src/platform/database/embedded/cluster.ts';
import { readSettings } from '../src/platform/settings/settings.ts';
import { layFortnights } from './fortnights.ts';
import { type Load, load } from './generator.ts';
import { measureMap } from './map.ts';
import { measureMinorities } from './minorities.ts';
import { emptyPost, formPost, peakMemoryOf, perSecond, port, startProgram, stopProgram } from './program.ts';
import { rawInserts } from './raw.ts';
import { measureRound } from './round.ts';
import { type BenchPupil, type BenchSchool, makeSchool } from './schools.ts';

const phones = 64;
const rawConnections = 16;
const answersInARun = 12_000;
const pageLoads = 120;

/** Every figure comes from this one run, on this one machine, with fsync on. */
interface Figures {
  rawInsertsPerSecond: number;
  emptyPostsPerSecond: number;
  oneSchool: Load;
  fiftySchools: Load;
  ratios: { oneSchoolToRaw: number; fiftySchoolsToRaw: number; oneSchoolToEmptyPosts: number; fiftySchoolsToEmptyPosts: number };
  peakMemoryMegabytes: number;
  tenYears: { answers: number; vandaagRatio: number; coverageRatio: number };
}

const isJson = process.argv.includes('--json');
const say = (line: string): void => void (isJson ? process.stderr : process.stdout).write(`${line}\n`);

const folder = mkdtempSync(join(tmpdir(), 'vaste-grond-bench-'));

async function measure(): Promise<Figures> {
  const settings = readSettings(['--port', String(port)]);
  const ground = await openGround(settings);
  const one = await makeSchool(ground, 'one', 1200);
  const fresh = await makeSchool(ground, 'fresh', 1200);
  const old = await makeSchool(ground, 'old', 1200);
  const warmUp = await makeSchool(ground, 'warm-up', 240);
  const fifty: BenchSchool[] = [];
  for (let n = 0; n < 50; n++) fifty.push(await makeSchool(ground, `school-${n}`, 24));
  const owner = { host: join(folder, 'socket'), user: ownerRole, password: ground.keys.password('database-owner'), database: 'postgres' };
  const rawInsertsPerSecond = await rawInserts(owner, rawConnections, 4);
  say(`(a) ${perSecond(rawInsertsPerSecond)} durable single-row inserts on ${rawConnections} connections`);
  await ground.database.close();

  const program = await startProgram();
  const emptyPosts = Array.from({ length: answersInARun }, () => emptyPost);
  const isAnswered = (status: number): boolean => status === 303;
  // Before anything is counted both ways are walked, as on a server that has been up for a while.
  await load(port, phones, emptyPosts, () => true);
  for (let turn = 0; turn < 2; turn++) await load(port, phones, requestsOf(warmUp.pupils), isAnswered);
  const empty = await load(port, phones, emptyPosts, (status) => status === 204);
  say(`    ${perSecond(empty.perSecond)} empty POSTs, the same way`);
  const oneSchool = await load(port, phones, requestsOf(one.pupils), isAnswered);
  say(`(b) ${perSecond(oneSchool.perSecond)} answers in one school, p99 ${oneSchool.p99.toFixed(0)} ms, ${oneSchool.strange} strange`);
  const fiftySchools = await load(port, phones, requestsOf(inTurn(fifty)), isAnswered);
  say(`    ${perSecond(fiftySchools.perSecond)} answers in fifty schools, p99 ${fiftySchools.p99.toFixed(0)} ms, ${fiftySchools.strange} strange`);
  // What the pages show is the same in both: the last fortnight, in which everybody answered.
  await layFortnights(owner, fresh, 1);
  const answers = await layFortnights(owner, old, 260);
  const vandaagRatio = await pageRatio('/staff', fresh, old);
  const coverageRatio = await pageRatio('/staff/coverage', fresh, old);
  say(`(c) after ten years (${answers} answers): Vandaag × ${vandaagRatio.toFixed(2)}, coverage × ${coverageRatio.toFixed(2)}`);
  const peakMemoryMegabytes = peakMemoryOf(program);
  say(`    peak memory of the program ${peakMemoryMegabytes.toFixed(0)} MB`);
  await stopProgram(program);
  const ratios = {
    oneSchoolToRaw: oneSchool.perSecond / rawInsertsPerSecond,
    fiftySchoolsToRaw: fiftySchools.perSecond / rawInsertsPerSecond,
    oneSchoolToEmptyPosts: oneSchool.perSecond / empty.perSecond,
    fiftySchoolsToEmptyPosts: fiftySchools.perSecond / empty.perSecond,
  };
  for (const [name, ratio] of Object.entries(ratios)) say(`    ${name} ${ratio.toFixed(2)}`);
  return {
    rawInsertsPerSecond,
    emptyPostsPerSecond: empty.perSecond,
    oneSchool,
    fiftySchools,
    ratios,
    peakMemoryMegabytes,
    tenYears: { answers, vandaagRatio, coverageRatio },
  };
}

/** Answers of real pupils, in turn: a mood, words, and a wish to talk, so that each opens a promise. */
function requestsOf(pupils: readonly BenchPupil[]): Buffer[] {
  return Array.from({ length: answersInARun }, (_, n) => {
    const { cookie, ticket } = pupils[n % pupils.length] as BenchPupil;
    const body = `id=${randomUUID()}&ticket=${ticket}&mood=not_good&talk=week&who=any&visible=chosen&more=Ik+zit+soms+alleen+op+de+speelplaats.`;
    return formPost('/p/check-in', `vg-card=${cookie}`, body);
  });
}

/** The first pupil of each school, then the second of each, and so on: at any moment nearly every phone is of another school. */
const inTurn = (schools: readonly BenchSchool[]): BenchPupil[] =>
  (schools[0]?.pupils ?? []).flatMap((_, n) => schools.map(({ pupils }) => pupils[n] as BenchPupil));

/** How much more a page costs in the old school than in the fresh one; loaded in turn, so that both meet the same machine. Medians. */
async function pageRatio(path: string, fresh: BenchSchool, old: BenchSchool): Promise<number> {
  const times: Record<'fresh' | 'old', number[]> = { fresh: [], old: [] };
  for (let turn = 0; turn < pageLoads; turn++) {
    for (const [name, school] of [
      ['fresh', fresh],
      ['old', old],
    ] as const) {
      const begin = performance.now();
      const page = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { Cookie: `vg-staff=${school.staffCookie}` } });
      await page.text();
      if (page.status !== 200) throw new Error(`${path} answered ${page.status}`);
      times[name].push(performance.now() - begin);
    }
  }
  return median(times.old) / median(times.fresh);
}

const median = (numbers: number[]): number => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

function measured(): Promise<unknown> | unknown {
  if (process.argv.includes('round')) return measureRound(folder, say);
  if (process.argv.includes('map')) return measureMap(say);
  if (process.argv.includes('minorities')) return measureMinorities(say);
  return measure();
}

process.env.VASTEGROND_DATA = folder;
delete process.env.DATABASE_URL;
try {
  const figures = await measured();
  if (isJson) console.log(JSON.stringify(figures));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
