import { describe, expect, it } from 'vitest';
import { type Delivery, oneRoster11, oneRoster12, today, without, withRows, withText, zipped } from './made-up-delivery.ts';
import { readRosterZip } from './read-roster.ts';
import type { Roster, RosterSchool } from './roster.ts';

const read = (delivery: Delivery, day = today): Promise<Roster> => readRosterZip(zipped(delivery), day);

async function lindeOf(delivery: Delivery, day = today): Promise<RosterSchool> {
  const roster = await read(delivery, day);
  expect(roster.problems).toEqual([]);
  return roster.schools.find(({ sourceId }) => sourceId === 'linde') as RosterSchool;
}

const ids = (people: { sourceId: string }[]): string[] => people.map(({ sourceId }) => sourceId).sort();
const classIn = ({ classes }: RosterSchool, id: string) => classes.find(({ sourceId }) => sourceId === id);

describe('the manifest', () => {
  it.each([
    ['1.1', oneRoster11, 'oneroster-1.1'],
    ['1.1.1', oneRoster11, 'oneroster-1.1'],
    ['1.2', oneRoster12, 'oneroster-1.2'],
    ['v1.2.1', oneRoster12, 'oneroster-1.2'],
    ['', oneRoster12, 'oneroster-1.2'],
    ['', oneRoster11, 'oneroster-1.1'],
  ] as const)('tells the version: %s', async (version, delivery, format) => {
    const text = delivery()['manifest.csv'] as string;
    expect(await read({ ...delivery(), 'manifest.csv': text.replace(/(oneroster\.version),[\d.]+/, `$1,${version}`) })).toMatchObject({ format, problems: [] });
  });

  it('of a version we do not know is not guessed at', async () => {
    expect(await read(withText(oneRoster12(), 'manifest.csv', 'oneroster.version,1.2', 'oneroster.version,1.0'))).toMatchObject({
      format: null,
      problems: [{ file: 'manifest.csv', row: 3, column: 'value' }],
    });
  });

  it('that announces changes only is answered with a request for everything', async () => {
    const { format, problems } = await read(withText(oneRoster12(), 'manifest.csv', 'file.users,bulk', 'file.users,delta'));
    expect(format).toBeNull();
    expect(problems).toEqual([
      {
        file: 'manifest.csv',
        row: 5,
        column: 'value',
        message: 'Rij 5 van manifest.csv, kolom value: van users.csv zijn hier alleen de wijzigingen (“delta”). Vraag een volledige export (“bulk”).',
      },
    ]);
  });

  it('may send changes of what we do not read', async () => {
    expect((await read(withText(oneRoster12(), 'manifest.csv', 'file.demographics,bulk', 'file.demographics,delta'))).problems).toEqual([]);
  });

  it('that calls a file absent is believed', async () => {
    expect((await read(withText(oneRoster12(), 'manifest.csv', 'file.users,bulk', 'file.users,absent'))).problems).toMatchObject([
      { file: 'users.csv', row: null },
    ]);
    expect((await lindeOf(withText(oneRoster12(), 'manifest.csv', 'file.courses,bulk', 'file.courses,absent'))).classes).toHaveLength(3);
  });
});

it('without a manifest the columns tell the version, also when a file is missing', async () => {
  expect(await read(without(oneRoster12(), 'manifest.csv', 'classes.csv'))).toMatchObject({ format: 'oneroster-1.2', problems: [{ file: 'classes.csv' }] });
  const withRoleToo = withText(oneRoster12(), 'users.csv', 'pronouns', 'role');
  expect(await read(without(withRoleToo, 'manifest.csv'))).toMatchObject({ format: 'oneroster-1.2', problems: [] });
});

describe('who does not count any more', () => {
  it.each([
    ['a user who is to be deleted', 'users.csv', 'p-noor,,,true', 'p-noor,tobedeleted,,true'],
    ['a user who is switched off', 'users.csv', 'p-noor,,,true', 'p-noor,,,FALSE'],
    ['a user who is switched off with a number', 'users.csv', 'p-noor,,,true', 'p-noor,,,0'],
  ])('is left out of school, class and family: %s', async (_, file, before, after) => {
    const linde = await lindeOf(withText(oneRoster12(), file, before, after));
    expect(ids(linde.pupils)).not.toContain('p-noor');
    expect(classIn(linde, 'k4')?.pupilIds).toEqual(['p-deniz', 'p-emma2', 'p-lukasz']);
    expect(linde.guardians.map(({ sourceId, pupilIds }) => [sourceId, pupilIds])).not.toContainEqual(expect.arrayContaining(['g-koen']));
  });

  it('is left out as a guardian too', async () => {
    expect(ids((await lindeOf(withText(oneRoster12(), 'users.csv', 'g-els,,,true', 'g-els,inactive,,true'))).guardians)).not.toContain('g-els');
  });

  it('may leave cells empty', async () => {
    expect(ids((await lindeOf(withRows(oneRoster12(), 'users.csv', 'p-old,tobedeleted,,,,,,,,,,,,,,,,,,,,'))).pupils)).toHaveLength(8);
  });

  it('takes a class or a school along', async () => {
    expect((await lindeOf(withText(oneRoster12(), 'classes.csv', 'k4,,', 'k4,tobedeleted,'))).classes.map(({ name }) => name)).toEqual(['1A', '1B']);
    expect((await read(withText(oneRoster12(), 'orgs.csv', 'jozef,,', 'jozef,tobedeleted,'))).schools.map(({ sourceId }) => sourceId)).toEqual(['linde']);
  });

  it('loses a role or a seat that was deleted', async () => {
    expect(
      classIn(await lindeOf(withText(oneRoster12(), 'enrollments.csv', ',,,k4,linde,p-noor', ',tobedeleted,,k4,linde,p-noor')), 'k4')?.pupilIds,
    ).not.toContain('p-noor');
    expect(ids((await lindeOf(withText(oneRoster12(), 'roles.csv', 'r-a-mia-0,', 'r-a-mia-0,tobedeleted'))).staff)).toEqual(['t-an', 't-bert']);
  });
});

describe('what has ended', () => {
  it('is left out: who changed class is no longer with the teacher of before', async () => {
    const linde = await lindeOf(withRows(oneRoster12(), 'enrollments.csv', 'e-old,,,k1,linde,p-noor,student,,2026-09-01,2026-10-15'));
    expect(classIn(linde, 'k1')?.pupilIds).not.toContain('p-noor');
    expect(classIn(linde, 'k4')?.pupilIds).toContain('p-noor');
  });

  it('counts until the evening of its last day', async () => {
    const delivery = withRows(oneRoster12(), 'enrollments.csv', 'e-old,,,k1,linde,p-noor,student,,2026-09-01,2026-11-23');
    expect(classIn(await lindeOf(delivery), 'k1')?.pupilIds).toContain('p-noor');
    expect(classIn(await lindeOf(delivery, '2026-11-24'), 'k1')?.pupilIds).not.toContain('p-noor');
  });

  it('ends a role too', async () => {
    expect(ids((await lindeOf(withRows(oneRoster12(), 'roles.csv', 'r-x,,,g-nobody,primary,teacher,2020-09-01,2021-06-30,linde,'))).staff)).not.toContain(
      'g-nobody',
    );
  });

  it('still counts when all of it has ended: last year’s export is not an empty school', async () => {
    expect(await lindeOf(oneRoster12(), '2031-01-01')).toEqual(await lindeOf(oneRoster12()));
  });

  it('still counts when no date can be made of it', async () => {
    expect(classIn(await lindeOf(withText(oneRoster12(), 'enrollments.csv', '2027-06-30', '30/06/2020')), 'k1')?.teacherIds).toEqual(['t-an']);
  });
});

describe('people', () => {
  it('are called as they prefer', async () => {
    const delivery = withText(oneRoster12(), 'users.csv', 'p-zoe,,,true,login-naam,,Zoë,Çelik', 'p-zoe,,,true,login-naam,,"Zoë  Ayşe",Çelik');
    const called = (delivery['users.csv'] as string).replace(/^(p-zoe,.*),,,,,$/m, '$1,Zo,,Yılmaz,,');
    expect((await lindeOf({ ...delivery, 'users.csv': called })).pupils).toContainEqual({
      sourceId: 'p-zoe',
      givenName: 'Zo',
      familyName: 'Yılmaz',
      email: null,
    });
  });

  it('have their accents in one form', async () => {
    const decomposed = (oneRoster12()['users.csv'] as string).normalize('NFD');
    expect(decomposed).not.toBe(oneRoster12()['users.csv']);
    expect(await lindeOf({ ...oneRoster12(), 'users.csv': decomposed })).toEqual(await lindeOf(oneRoster12()));
  });

  it('may be teacher and parent at the same school', async () => {
    const withRole = withRows(oneRoster12(), 'roles.csv', 'r-x,,,t-an,secondary,parent,,,linde,');
    const linde = await lindeOf(withText(withRole, 'users.csv', 'g-els,g-koen,g-ilse', 'g-els,t-an'));
    expect(linde.guardians).toContainEqual({ sourceId: 't-an', givenName: 'An', familyName: 'Claes', email: null, pupilIds: ['p-noor'] });
    expect(linde.staff).toContainEqual({ sourceId: 't-an', givenName: 'An', familyName: 'Claes', email: 'an.claes@delinde.example', roles: ['teacher'] });
  });

  it.each([
    ['oneroster-1.2', oneRoster12],
    ['oneroster-1.1', oneRoster11],
  ] as const)('may be joined from the side of the guardian, in %s', async (_, delivery) => {
    const users = (delivery()['users.csv'] as string)
      .replace(/^(p-zoe,.*),g-fatma,/m, '$1,,')
      .replace(/^(g-fatma,(?:[^,\n]*,)*0470123456,0470123456),,/m, '$1,p-zoe,');
    expect(users).toContain('0470123456,p-zoe');
    expect((await lindeOf({ ...delivery(), 'users.csv': users })).guardians.find(({ sourceId }) => sourceId === 'g-fatma')?.pupilIds).toEqual([
      'p-deniz',
      'p-zoe',
    ]);
  });

  it('who are named with a pupil but are no guardian get no pupil', async () => {
    expect(ids((await lindeOf(withText(oneRoster12(), 'users.csv', 'g-els,g-koen,g-ilse', 'a-mia'))).guardians)).not.toContain('a-mia');
  });

  it('with a role of another program are nobody here', async () => {
    const linde = await lindeOf(withText(oneRoster12(), 'roles.csv', 'primary,administrator', 'primary,ext:buschauffeur'));
    expect(ids(linde.staff)).toEqual(['t-an', 't-bert']);
  });

  it('get no rights over a school from a role in one class', async () => {
    const linde = await lindeOf(withRows(oneRoster12(), 'enrollments.csv', 'e-x,,,k1,linde,g-els,administrator,,,', 'e-y,,,k1,linde,a-mia,proctor,,,'));
    expect(classIn(linde, 'k1')?.teacherIds).toEqual(['t-an']);
    expect(linde.staff.find(({ sourceId }) => sourceId === 'a-mia')?.roles).toEqual(['administrator']);
    expect(ids(linde.staff)).not.toContain('g-els');
  });

  it('who teach a class here while working elsewhere are staff here', async () => {
    const delivery = withRows(
      withRows(oneRoster12(), 'users.csv', 't-eva,,,true,u,,Eva,Aerts,,,geen-adres,,,,,,,,,,,'),
      'enrollments.csv',
      'e-x,,,k1,linde,t-eva,teacher,,,',
    );
    expect((await lindeOf(delivery)).staff).toContainEqual({ sourceId: 't-eva', givenName: 'Eva', familyName: 'Aerts', email: null, roles: ['teacher'] });
  });

  it('who learn at no school are not lost unnoticed, in 1.1 either', async () => {
    const lost = withRows(oneRoster11(), 'users.csv', 'p-lost,,,true,,student,u,,Tuur,Aerts,,,,,,,,');
    expect((await read(lost)).problems).toMatchObject([{ file: 'users.csv', row: 21 }]);
  });
});

it('a school without anybody is a school; another kind of place is one when somebody learns there', async () => {
  const places = withRows(
    oneRoster12(),
    'orgs.csv',
    'leeg,,,Vrije School,school,,groep',
    'campus,,,Campus Noord,campus,,groep',
    'avond,,,Avondschool,adultEducation,,groep',
  );
  const delivery = withRows(places, 'roles.csv', 'r-x,,,p-can,secondary,student,,,avond,');
  expect((await read(delivery)).schools.map(({ name }) => name)).toEqual(['Avondschool', 'Basisschool De Linde', 'Middenschool Sint-Jozef', 'Vrije School']);
});
