import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { newId } from '../../platform/secrets/random.ts';
import { today } from '../../platform/time/clock.ts';
import { summaryInWords } from './pages/roster-pages.tsx';
import type { RosterSchool } from './roster/roster.ts';
import { changesFor, undoing } from './rules/roster-changes.ts';
import { type RosterSummary, summaryOf } from './rules/roster-summary.ts';
import { changesOfLatest, makeChanges, markUndone, noteImport, presentRoster, rosterImports } from './store/roster.ts';
import { markDemo, oneAtATime } from './store/schools.ts';
import type { Db } from './store/sessions.ts';
import type { RosterChange } from './tables.ts';

/** What it would change now if this person brought in this roster. */
export function planImport({ database }: Ground, school: SchoolId, roster: RosterSchool, by: string | null): Promise<RosterSummary> {
  return database.inSchool(school, async (db: Db) => {
    const present = await presentRoster(db, school);
    return summaryOf(staying(by, changesFor(present, roster, newId)), present);
  });
}

/** Whoever brings in a roster does not leave by it: somebody has to be there to take it back. */
const staying = (by: string | null, changes: RosterChange[]): RosterChange[] =>
  changes.filter((change) => change.what !== 'person' || change.id !== by || !change.after?.hasLeft);

/**
 * Makes the school as the roster says, all or nothing.
 * @param isSure that so many people have really left; without it an alarming roster changes nothing
 * @returns false when it changed nothing because of that
 */
export async function applyImport(
  { database, keys, clock }: Ground,
  school: SchoolId,
  roster: RosterSchool,
  by: string | null,
  isSure: boolean,
): Promise<boolean> {
  const day = today(clock);
  const isApplied = await database.inSchool(school, async (db: Db) => {
    await oneAtATime(db, school);
    const present = await presentRoster(db, school);
    const changes = staying(by, changesFor(present, roster, newId));
    const summary = summaryOf(changes, present);
    if (summary.isAlarming && !isSure) return false;
    if (summary.isNothing) return true;
    await makeChanges(db, school, keys.schoolKey(school), changes, day);
    await noteImport(db, school, by, summaryInWords(summary), changes, day);
    return true;
  });
  if (isApplied) await markDemo(database.outsideSchools as Db, school, false);
  return isApplied;
}

/** Takes back the latest import. @returns false when it is not the latest, or was taken back already */
export function undoImport({ database, keys, clock }: Ground, school: SchoolId, importId: string): Promise<boolean> {
  const day = today(clock);
  return database.inSchool(school, async (db: Db) => {
    await oneAtATime(db, school);
    const changes = await changesOfLatest(db, school, importId);
    if (!changes) return false;
    await makeChanges(db, school, keys.schoolKey(school), undoing(changes), day);
    await markUndone(db, school, importId, day);
    return true;
  });
}

export async function undoLatestImport(ground: Ground, school: SchoolId): Promise<boolean> {
  const imports = await ground.database.inSchool(school, (db: Db) => rosterImports(db, school));
  const latest = imports.find(({ isUndone }) => !isUndone);
  return latest ? undoImport(ground, school, latest.id) : false;
}
