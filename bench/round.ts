import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { openMadeUpRound, writeRoundTicket } from '../src/capabilities/rounds/index.tsx';
import { openGround } from '../src/ground.ts';
import { ownerRole } from '../src/platform/database/embedded/cluster.ts';
import type { Ground } from '../src/platform/ground.ts';
import { readSettings } from '../src/platform/settings/settings.ts';
import { type Day, shiftedClock, today } from '../src/platform/time/clock.ts';
import { addDays, dayOfWeek, daysBetween } from '../src/platform/time/school-days.ts';
import type { Staff } from '../src/platform/web/visitor.ts';
import { load } from './generator.ts';
import { emptyPost, formPost, peakMemoryOf, perSecond, port, startProgram, stopProgram } from './program.ts';
import { rawInserts } from './raw.ts';
import { type BenchSchool, makeSchool } from './schools.ts';

const schoolCount = 200;
const pupilsInSchool = 500;
const phones = 64;
const rawConnections = 16;

interface RoundFigures {
  answers: number;
  perSecond: number;
  ratios: { toRaw: number; toEmptyPosts: number };
  /** From the closing of the first round until the last is published, looking every minute included. */
  secondsToPublish: number;
  certificates: number;
  peakMemoryMegabytes: number;
}

/** A round of 100,000 answers over 200 schools: answered, closed, certified and published. */
export async function measureRound(folder: string, say: (line: string) => void): Promise<RoundFigures> {
  const ground = await openGround(readSettings(['--port', String(port)]));
  const day = schoolDayUntil(today(ground.clock));
  const schools: (BenchSchool & { round: string })[] = [];
  for (let n = 0; n < schoolCount; n++) {
    const school = await makeSchool(ground, `school-${n}`, pupilsInSchool);
    schools.push({ ...school, round: await openIn(ground, school, day) });
  }
  const requests = inTurn(schools).map(({ school, pupil, seat }) => {
    const classId = school.classIds[Math.floor(seat / 24)] as string;
    const ticket = writeRoundTicket(ground, {
      school: school.id,
      roundId: school.round,
      personId: pupil.id,
      version: '10-13',
      classId,
      way: 'own-device',
      readsDutch: null,
    });
    return formPost(`/answers/rounds/${school.round}`, undefined, `id=${randomUUID()}&ticket=${ticket}&${whatIsSaid()}`);
  });
  const owner: ClientConfig = { host: `${folder}/socket`, user: ownerRole, password: ground.keys.password('database-owner'), database: 'postgres' };
  const raw = await rawInserts(owner, rawConnections, 4);
  await ground.database.close();

  const program = await startProgram();
  await load(
    port,
    phones,
    Array.from({ length: 5000 }, () => emptyPost),
    () => true,
  );
  const empty = await load(
    port,
    phones,
    Array.from({ length: 12_000 }, () => emptyPost),
    (status) => status === 204,
  );
  say(`(a) ${perSecond(raw)} durable single-row inserts, ${perSecond(empty.perSecond)} empty POSTs`);
  const answered = await load(port, phones, requests, (status) => status === 303);
  say(
    `(b) ${answered.count} answers over ${schoolCount} schools: ${perSecond(answered.perSecond)}, p99 ${answered.p99.toFixed(0)} ms, ${answered.strange} strange`,
  );
  say(`    ${(answered.perSecond / raw).toFixed(2)} of raw, ${(answered.perSecond / empty.perSecond).toFixed(2)} of empty POSTs`);
  const begin = performance.now();
  const closings = schools.map(({ round, staffCookie }) => formPost(`/staff/rounds/${round}/closing`, `vg-staff=${staffCookie}`, ''));
  const closed = await load(port, 8, closings, (status) => status === 303);
  if (closed.strange > 0) throw new Error(`${closed.strange} rounds did not close`);
  const certificates = await untilPublished(owner);
  const secondsToPublish = (performance.now() - begin) / 1000;
  say(`(c) closed, settled, certified and published in ${secondsToPublish.toFixed(0)} s: ${certificates} certificates`);
  const peakMemoryMegabytes = peakMemoryOf(program);
  say(`    peak memory of the program ${peakMemoryMegabytes.toFixed(0)} MB`);
  await stopProgram(program);
  const ratios = { toRaw: answered.perSecond / raw, toEmptyPosts: answered.perSecond / empty.perSecond };
  return { answers: answered.count, perSecond: answered.perSecond, ratios, secondsToPublish, certificates, peakMemoryMegabytes };
}

async function openIn(ground: Ground, { id, readerId, substituteId }: BenchSchool, day: Day): Promise<string> {
  const then = { ...ground, clock: shiftedClock(-daysBetween(day, today(ground.clock)) * 86_400_000) };
  const reader: Staff = {
    kind: 'staff',
    school: id,
    schoolName: '',
    schoolSlug: '',
    isDemo: false,
    id: readerId,
    givenName: '',
    language: 'nl',
    roles: ['care'],
  };
  const plan = { set: 'lookback', period: 'het eerste trimester', opensOn: day, closesOn: addDays(day, 21), readerId, substituteId };
  const round = await openMadeUpRound(then, reader, plan);
  if (!round) throw new Error('The round did not open.');
  return round;
}

/** The last weekday until today: a round opens on a day that somebody is at school. */
function schoolDayUntil(day: Day): Day {
  let found = day;
  while (dayOfWeek(found) === 0 || dayOfWeek(found) === 6) found = addDays(found, -1);
  return found;
}

/** At any moment nearly every phone is of another school. */
const inTurn = (schools: readonly (BenchSchool & { round: string })[]) =>
  Array.from({ length: pupilsInSchool }, (_, seat) => seat).flatMap((seat) =>
    schools.flatMap((school) => (school.pupils[seat] ? [{ school, pupil: school.pupils[seat], seat }] : [])),
  );

const anyOf = (options: readonly string[]): string => options[randomInt(options.length)] as string;

/** Choices to all questions that are counted, and words. */
const whatIsSaid = (): string =>
  [
    `q-lb-p-good=${anyOf(['own_pace', 'friends', 'calm', 'play'])}`,
    `q-lb-p-how=${anyOf(['great', 'mostly_good', 'mostly_good', 'mixed', 'mostly_hard', 'very_hard'])}`,
    `q-lb-p-head=${anyOf(['yes', 'some', 'no'])}`,
    `q-lb-p-asked=${anyOf(['often', 'once', 'no', 'dont_know'])}`,
    'q-lb-p-different=Meer+uitleg+bij+rekenen',
  ].join('&');

/** Looks every second until no round waits any more. @returns how many questions have a certificate */
async function untilPublished(config: ClientConfig): Promise<number> {
  const owner = new Client(config);
  await owner.connect();
  for (;;) {
    const { rows } = await owner.query<{ waiting: string }>('select count(*) as waiting from rounds.part where not is_published');
    if (Number(rows[0]?.waiting) === 0) break;
    await sleep(1000);
  }
  const { rows } = await owner.query<{ count: string }>('select count(*) from reports.question');
  await owner.end();
  return Number(rows[0]?.count);
}
