import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  applyImport,
  type PeopleDb,
  planImport,
  readRosterAt,
  rememberSource,
  type School,
  schools,
  sourceOf,
  summaryInWords,
  undoLatestImport,
} from '../capabilities/people/index.ts';
import type { Roster, RosterSchool } from '../capabilities/people/roster/roster.ts';
import { openGround } from '../ground.ts';
import type { Ground } from '../platform/ground.ts';
import { readSettings } from '../platform/settings/settings.ts';
import { systemClock, today } from '../platform/time/clock.ts';

const settings = readSettings([]);

const usage = `Gebruik:
  script/roster plan BESTAND [--json]                 toont wat de lijst bevat en zou veranderen; verandert niets
  script/roster apply BESTAND [--school ID] [--sure]  brengt de lijst binnen
  script/roster undo                                  draait de laatste lijst terug
BESTAND is een zip of map met OneRoster 1.1/1.2 (CSV) of School Data Sync 2.1.`;

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parsed(args);
  const [task, path] = positionals;
  if (task === 'undo' && !path) return undo();
  if (!path || (task !== 'plan' && task !== 'apply')) return complain(usage, 2);
  const roster = await readRosterAt(path, today(systemClock));
  if (task === 'plan') return values.json ? planAsJson(roster) : plan(roster);
  return apply(roster, values.school, values.sure ?? false);
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean' }, sure: { type: 'boolean' }, school: { type: 'string' } } });
  } catch {
    return { values: {}, positionals: [] };
  }
}

function complain(words: string, code: number): number {
  console.error(words);
  return code;
}

const countsOf = ({ name, classes, pupils, guardians, staff }: RosterSchool) => ({
  name,
  classes: classes.length,
  pupils: pupils.length,
  guardians: guardians.length,
  staff: staff.length,
});

function planAsJson({ schools: found, problems }: Roster): number {
  console.log(JSON.stringify({ schools: found.map(countsOf), problems }));
  return problems.length === 0 ? 0 : 1;
}

async function plan(roster: Roster): Promise<number> {
  if (roster.problems.length > 0) return tellProblems(roster);
  for (const school of roster.schools) {
    const { name, classes, pupils, guardians, staff } = countsOf(school);
    console.log(`${name} (${school.sourceId}): ${classes} klassen, ${pupils} leerlingen, ${guardians} ouders of voogden, ${staff} personeelsleden`);
  }
  if (!hasDatabase()) return 0;
  return withSchool(async (ground, school) => {
    const source = await chosenFrom(ground, school, roster, undefined);
    if (source) console.log(`Voor ${school.name} zou dit veranderen: ${summaryInWords(await planImport(ground, school.id, source, null))}`);
    return 0;
  });
}

function tellProblems({ problems }: Roster): number {
  for (const { message } of problems) console.error(message);
  return complain('Er is niets veranderd.', 1);
}

async function apply(roster: Roster, asked: string | undefined, isSure: boolean): Promise<number> {
  if (roster.problems.length > 0) return tellProblems(roster);
  return withSchool(async (ground, school) => {
    const source = await chosenFrom(ground, school, roster, asked);
    if (!source)
      return complain(
        `Welke school in deze lijst is ${school.name}? Kies met --school: ${roster.schools.map(({ sourceId, name }) => `${sourceId} (${name})`).join(', ')}`,
        1,
      );
    const words = summaryInWords(await planImport(ground, school.id, source, null));
    if (!(await applyImport(ground, school.id, source, null, isSure))) {
      return complain(`Er zouden veel mensen tegelijk vertrekken (${words}). Klopt dat? Voeg dan --sure toe. Er is niets veranderd.`, 1);
    }
    await rememberSource(ground.database.outsideSchools as PeopleDb, school.id, source.sourceId);
    console.log(`${school.name}: ${words}`);
    return 0;
  });
}

const undo = (): Promise<number> =>
  withSchool(async (ground, school) => {
    if (!(await undoLatestImport(ground, school.id))) return complain('Er is geen lijst om terug te draaien.', 1);
    console.log(`${school.name}: de laatste lijst is teruggedraaid.`);
    return 0;
  });

async function chosenFrom(ground: Ground, school: School, roster: Roster, asked: string | undefined): Promise<RosterSchool | undefined> {
  const wanted = asked ?? (await sourceOf(ground.database.outsideSchools as PeopleDb, school.id));
  return roster.schools.find(({ sourceId }) => sourceId === wanted) ?? (roster.schools.length === 1 && !asked ? roster.schools[0] : undefined);
}

const hasDatabase = (): boolean => settings.databaseUrl !== undefined || existsSync(join(settings.dataFolder, 'database'));

/** The only school of this server; the program may be running meanwhile. */
async function withSchool(work: (ground: Ground, school: School) => Promise<number>): Promise<number> {
  const ground = await openGround(settings, { beside: true });
  try {
    const all = await schools(ground.database.outsideSchools as PeopleDb);
    const [school] = all;
    if (!school || all.length > 1)
      return complain(
        school
          ? 'Op deze server staat meer dan één school. Gebruik de pagina Leerlingenlijst van uw school.'
          : 'Er is nog geen school. Start eerst script/server.',
        1,
      );
    return await work(ground, school);
  } finally {
    await ground.database.close();
  }
}

process.exitCode = await run(process.argv.slice(2));
