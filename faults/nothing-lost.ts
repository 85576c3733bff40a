import { setTimeout as sleep } from 'node:timers/promises';
import { killAtRandom } from './kills.ts';
import { compare, isSound } from './ledger.ts';
import { type Line, lineTo, tellReplies } from './line.ts';
import { type Phone, phoneOf } from './phones.ts';
import { type KeptProgram, killAll, postgresOn, withProgram } from './program.ts';
import { badLine } from './proxy.ts';
import { counted, type Report } from './report.ts';
import { inspect, type LaidSchool, laySchool, readFound } from './school.ts';
import { unseenSpoilings } from './spoilt.ts';

const programPort = 4440;
const proxyPort = 4441;
const phoneCount = 200;
const stops = 3;

/**
 * Two hundred phones answer over a bad line while program and database are killed again and again, then while the program is
 * asked to stop; then the phones' own ledger is held against the database.
 */
export async function proveNothingLost(folder: string, report: Report): Promise<void> {
  const school = await laySchool(folder, phoneCount);
  const line = lineTo(proxyPort, school);
  const phones = school.pupils.map((pupil, n) => phoneOf(pupil, n % 10 === 0 ? 'says-nothing' : n % 10 < 4 ? 'form' : 'letters', line));
  await withProgram(folder, programPort, async (program) => {
    await program.ready();
    await answerThroughKills(program, folder, phones, report);
    tellReplies('replies through kills', line, report);
    await answerThroughStops(program, phones, line, report);
    tellReplies('replies through stops', line, report);
    // Stopped while its database has just died: it may not be left behind half started.
    killAll(postgresOn(folder).slice(0, 1));
    report.mustBe('exit code of the last stop', await program.stop(), 0);
    await sleep(1000);
    report.mustBe('databases left running by a stopped program', postgresOn(folder).length, 0);
    report.mustBe('ends of the program that nobody asked for', program.ownEnds, []);
  });
  await holdAgainstDatabase(folder, school, phones, report);
}

async function answerThroughKills(program: KeptProgram, folder: string, phones: readonly Phone[], report: Report): Promise<void> {
  const bad = await badLine(proxyPort, programPort);
  let isOver = false;
  const killing = killAtRandom(program, folder)
    .then((kills) => report.says(`kills: ${counted(kills)}`))
    .finally(() => {
      isOver = true;
    });
  await Promise.all([killing, ...phones.map((phone) => phone.live(() => isOver))]);
  await bad.settle();
  await bad.close();
  report.says(`requests on the bad line: ${counted(bad.met)}`);
}

/** Everybody answers at once on a good line, and the program is asked to stop in the middle of it; what got no reply is sent again to the next. */
async function answerThroughStops(program: KeptProgram, phones: readonly Phone[], line: Line, report: Report): Promise<void> {
  line.port = programPort;
  for (let turn = 1; turn <= stops; turn++) {
    await program.ready();
    const answering = Promise.all(phones.map((phone) => phone.answer()));
    await sleep(turn * 40);
    const [code] = await Promise.all([program.stopOnce(), answering]);
    report.mustBe('exit code when asked to stop in full flight', code, 0);
  }
}

async function holdAgainstDatabase(folder: string, school: LaidSchool, phones: readonly Phone[], report: Report): Promise<void> {
  const entries = phones.flatMap(({ ledger }) => ledger);
  await inspect(folder, school, async (inspection) => {
    const found = await readFound(inspection);
    report.says(`answers given: ${entries.length}, kept: ${found.answers.length}, kept aside: ${found.aside.length}, promises: ${found.promises.length}`);
    report.mustBe('answers still waiting on a phone', entries.filter(({ hasArrived }) => !hasArrived).length, 0);
    const findings = compare(entries, found);
    report.says(`findings: ${counted(findings)}`);
    report.mustBe('a sound database', isSound(findings), true);
    // In a database that is spoilt already, one more would not stand out.
    if (isSound(findings)) report.mustBe('spoilings that the comparison does not see', await unseenSpoilings(inspection, entries), []);
  });
}
