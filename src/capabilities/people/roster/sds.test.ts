import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { csv, type Delivery, sds, today, without, withRows, withText, zipped } from './made-up-delivery.ts';
import { readRosterAt, readRosterZip } from './read-roster.ts';
import type { Roster, RosterSchool } from './roster.ts';

const read = (delivery: Delivery): Promise<Roster> => readRosterZip(zipped(delivery), today, 'sds.zip');

async function schoolOf(delivery: Delivery, id: string): Promise<RosterSchool> {
  const roster = await read(delivery);
  expect(roster).toMatchObject({ format: 'sds-2.1', problems: [] });
  return roster.schools.find(({ sourceId }) => sourceId === id) as RosterSchool;
}

const guardiansOf = ({ guardians }: RosterSchool, pupil: string): string[] =>
  guardians.filter(({ pupilIds }) => pupilIds.includes(pupil)).map(({ sourceId }) => sourceId);

describe('a relationship', () => {
  it.each(['guardian', 'parent', 'relative', 'Parent'])('of a %s makes a guardian', async (role) => {
    expect(guardiansOf(await schoolOf(withRows(sds(), 'relationships.csv', `p-lukasz,g-nobody,${role}`), 'linde'), 'p-lukasz')).toEqual(['g-nobody']);
  });

  it.each(['doctor', 'aide', 'other', 'child', 'emergencyContact'])('of a %s does not', async (role) => {
    expect(guardiansOf(await schoolOf(withRows(sds(), 'relationships.csv', `p-lukasz,g-nobody,${role}`), 'linde'), 'p-lukasz')).toEqual([]);
  });

  it('that stands there twice counts once', async () => {
    const linde = await schoolOf(withRows(sds(), 'relationships.csv', 'p-zoe,g-fatma,parent'), 'linde');
    expect(linde.guardians.find(({ sourceId }) => sourceId === 'g-fatma')?.pupilIds).toEqual(['p-deniz', 'p-zoe']);
  });
});

describe('a department', () => {
  const university = (): Delivery => ({
    'orgs.csv': csv(
      'sourcedId,name,type,parentSourcedId',
      'min,Ministerie,ministryOfEducation,',
      'hs,Hogeschool Schelde,college,min',
      'dep,Departement Zorg,department,hs',
      'sub,Vakgroep,department,dep',
      'rond,Rond,department,rond',
      'reg,Regio,region,min',
    ),
    'users.csv': csv('sourcedId,givenName,familyName,email', 's,Bo,Aerts,bo@x.example', 'd,Jo,Baert,jo@x.example', 'm,Al,Claes,al@x.example', 'r,Ro,Dox,'),
    'roles.csv': csv('userSourcedId,orgSourcedId,role,grade', 's,sub,student,ps1', 'd,dep,lecturer,', 'm,min,administrator,', 'r,rond,nurse,'),
  });

  it('is part of the school above it, and no school itself; what stands above schools gives nobody to them', async () => {
    expect(await read(university())).toEqual({
      format: 'sds-2.1',
      problems: [],
      schools: [
        {
          sourceId: 'hs',
          name: 'Hogeschool Schelde',
          classes: [],
          pupils: [{ sourceId: 's', givenName: 'Bo', familyName: 'Aerts', email: null }],
          guardians: [],
          staff: [{ sourceId: 'd', givenName: 'Jo', familyName: 'Baert', email: 'jo@x.example', roles: ['lecturer'] }],
        },
      ],
    });
  });

  it('may have classes', async () => {
    const delivery = {
      ...university(),
      'classes.csv': csv('sourcedId,orgSourcedId,title', 'k,sub,Zorg 1'),
      'enrollments.csv': csv('classSourcedId,userSourcedId,role', 'k,s,student', 'k,d,lecturer'),
    };
    expect((await schoolOf(delivery, 'hs')).classes).toEqual([{ sourceId: 'k', name: 'Zorg 1', grade: 'PS1', kind: null, pupilIds: ['s'], teacherIds: ['d'] }]);
  });
});

it('classes may be left out altogether, but then their members too', async () => {
  expect((await schoolOf(without(sds(), 'classes.csv', 'enrollments.csv'), 'linde')).classes).toEqual([]);
  expect((await read(without(sds(), 'classes.csv'))).problems.map(({ file }) => file)).toEqual(['classes.csv']);
});

it('a school may have no relationships', async () => {
  expect((await schoolOf(without(sds(), 'relationships.csv'), 'linde')).guardians).toEqual([]);
});

it('the grade of a class comes from its course, or from the roles of its pupils', async () => {
  const delivery = withText({ ...sds(), 'courses.csv': csv('sourcedId,orgSourcedId,title,grade', 'c,linde,Klas,02') }, 'classes.csv', '1A,jaar,', '1A,jaar,c');
  expect((await schoolOf(delivery, 'linde')).classes.map(({ grade }) => grade)).toEqual(['02', '01', '04']);
});

it('a date may be written without hyphens', async () => {
  const delivery = withRows(sds(), 'roles.csv', 'g-nobody,linde,teacher,jaar,,TRUE,20200901,20210630');
  expect((await schoolOf(delivery, 'linde')).staff.map(({ sourceId }) => sourceId)).not.toContain('g-nobody');
});

it('version 1 is recognised and refused', async () => {
  const roster = await read({ 'School.csv': csv('SIS ID,Name', '1,De Linde'), 'Section.csv': csv('SIS ID'), 'Student.csv': csv('SIS ID') });
  expect(roster).toEqual({
    format: null,
    schools: [],
    problems: [
      { file: 'sds.zip', row: null, column: null, message: 'sds.zip: dit is School Data Sync versie 1. Kies bij het exporteren versie 2.1, of OneRoster.' },
    ],
  });
});

/** Not part of this repository: the CSV samples of Microsoft (MIT), when they lie beside it. */
const sample = fileURLToPath(new URL('../../../../../shared/rosters/sds-v2.1', import.meta.url));

it.runIf(existsSync(sample))('the sample of Microsoft is read, though its school year is long over', async () => {
  const roster = await readRosterAt(sample, today);
  expect(roster).toMatchObject({ format: 'sds-2.1', problems: [] });
  expect(roster.schools.map(({ name, classes, pupils, guardians, staff }) => [name, classes.length, pupils.length, guardians.length, staff.length])).toEqual([
    ['College of Engineering', 1, 1, 0, 1],
    ['School of TwoDotOne', 1, 3, 2, 1],
  ]);
  expect(JSON.stringify(roster)).not.toMatch(/P@ssword|\+1/);
});
