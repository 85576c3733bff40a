import { setTimeout as sleep } from 'node:timers/promises';
import { damageIn } from './damage.ts';
import { compare, isSound } from './ledger.ts';
import { type Line, lineTo, send, tellReplies } from './line.ts';
import { type Phone, phoneOf } from './phones.ts';
import { withProgram } from './program.ts';
import { counted, type Report } from './report.ts';
import { inspect, type LaidSchool, laySchool, ownerOf, readFound } from './school.ts';
import { fillUp, freeAgain } from './small-disk.ts';

const port = 4442;
const phoneCount = 40;

/** Forty of these do not fit in what room is left in the last pages of a table. */
const longWords = ' en nog wat'.repeat(150);

/**
 * Fills the disk on which the whole data folder lies, first so that no table can grow, then so that the database cannot even write
 * its journal and dies; makes room again, and holds the phones' ledger against the database.
 * @param folder on a small disk of its own
 */
export async function proveFullDiskLosesNothing(folder: string, report: Report): Promise<void> {
  const school = await laySchool(folder, phoneCount);
  const line = lineTo(port, school);
  const phones = school.pupils.map((pupil, n) => phoneOf(pupil, n % 4 === 0 ? 'form' : 'letters', line));
  await withProgram(folder, port, async (program) => {
    await program.ready();
    await answerAll(phones);
    tellReplies('replies with room on the disk', line, report);
    const { pid } = program;

    fillUp(folder);
    const answering = answerAll(phones);
    await untilAllKnow(line, phones);
    report.mustBe('answers waiting on a phone while the disk is full', waiting(phones) > 0, true);
    await readPages(line, school, 200, report);
    report.says(`no room in the tables: ${waiting(phones)} of ${phoneCount} answers wait on their phones`);
    tellReplies('replies without room in the tables', line, report);

    await exhaustJournal(folder);
    await untilAllKnow(line, phones);
    await readPages(line, school, 503, report);
    report.says(`no room in the journal either: ${waiting(phones)} of ${phoneCount} answers wait on their phones`);
    tellReplies('replies without a database', line, report);

    freeAgain(folder);
    await answering;
    tellReplies('replies after room was made', line, report);
    report.mustBe('the program that went on through it all', program.pid, pid);
    report.mustBe('ends of the program that nobody asked for', program.ownEnds, []);
    report.mustBe('exit code', await program.stop(), 0);
  });
  await inspect(folder, school, async (inspection) => {
    const found = await readFound(inspection);
    const entries = phones.flatMap(({ ledger }) => ledger);
    const findings = compare(entries, found);
    report.says(
      `answers given: ${entries.length}, kept: ${found.answers.length}, promises: ${found.promises.length}; findings after a restart: ${counted(findings)}`,
    );
    report.mustBe('a sound database', isSound(findings), true);
    report.mustBe('damage', await damageIn(inspection.owner), []);
  });
}

const answerAll = (phones: readonly Phone[]): Promise<unknown> => Promise.all(phones.map((phone) => phone.answer(longWords)));

const waiting = (phones: readonly Phone[]): number => phones.filter(({ ledger }) => ledger.some(({ hasArrived }) => !hasArrived)).length;

/** Waits until every phone that has something to send has been told to come back later. */
async function untilAllKnow({ replies }: Line, phones: readonly Phone[]): Promise<void> {
  for (let tries = 0; (replies.get(503) ?? 0) < waiting(phones) + 1; tries++) {
    if (tries > 300) throw new Error('Nobody is told to come back later.');
    await sleep(100);
  }
}

/** What people read does not need room. */
async function readPages(line: Line, { pupils, staffCookie, door: address }: LaidSchool, expected: 200 | 503, report: Report): Promise<void> {
  const home = await send(line, '/p/', undefined, { Cookie: `vg-card=${pupils[0]?.cookie}` });
  const today = await send(line, '/staff', undefined, { Cookie: `vg-staff=${staffCookie}` });
  const door = await send(line, address, undefined, {});
  report.mustBe('pages of pupil, staff and the door', [home?.status, today?.status, door?.status], [expected, expected, expected]);
}

/** Writes to the journal alone until there is no room for it and PostgreSQL gives up. */
async function exhaustJournal(folder: string): Promise<void> {
  const owner = ownerOf(folder);
  owner.on('error', () => undefined);
  await owner.connect();
  try {
    for (let megabyte = 0; megabyte < 500; megabyte++) {
      fillUp(folder);
      await owner.query("select pg_logical_emit_message(false, 'faults', repeat('x', 1000000), true)");
    }
  } catch {
    return;
  } finally {
    await owner.end().catch(() => undefined);
  }
  throw new Error('The journal does not fill the disk.');
}
