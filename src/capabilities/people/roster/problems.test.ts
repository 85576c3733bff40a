import { describe, expect, it } from 'vitest';
import { csv, type Delivery, oneRoster11, oneRoster12, sds, today, without, withRows, withText, zipped } from './made-up-delivery.ts';
import { readRosterZip } from './read-roster.ts';
import type { RosterProblem } from './roster.ts';

const problemsOf = async (delivery: Record<string, string | Uint8Array>): Promise<RosterProblem[]> =>
  (await readRosterZip(zipped(delivery), today, 'leerlingen.zip')).problems;

const messagesOf = async (delivery: Record<string, string | Uint8Array>): Promise<string[]> => (await problemsOf(delivery)).map(({ message }) => message);

const userRow = (id: string, givenName: string, rest = ''): string => `${id},,,true,u,,${givenName},Achternaam,,,,,,${rest},,,,,,,,`;
const pupilOf = (delivery: Delivery, id: string, givenName: string, rest = ''): Delivery =>
  withRows(withRows(delivery, 'users.csv', userRow(id, givenName, rest)), 'roles.csv', `r-${id},,,${id},primary,student,,,linde,`);

describe('a person finds back', () => {
  it('an empty cell by file, row and column', async () => {
    expect(await problemsOf(withText(oneRoster12(), 'users.csv', 'Ayoub', ''))).toEqual([
      {
        file: 'users.csv',
        row: 3,
        column: 'givenName',
        message: 'Rij 3 van users.csv, kolom givenName: deze cel is leeg. Vul ze aan in de leerlingenadministratie en maak de export opnieuw.',
      },
    ]);
  });

  it('somebody without a number, and nothing that refers to them', async () => {
    expect(await problemsOf(withText(oneRoster12(), 'users.csv', '\r\np-ayoub,', '\r\n,'))).toMatchObject([{ file: 'users.csv', row: 3, column: 'sourcedId' }]);
  });

  it('the row as a spreadsheet numbers it, also after a cell with two lines and a blank row', async () => {
    const withBlank = withText(oneRoster12(), 'users.csv', 'p-noor,', '\r\n,,,,,,,,,,,,,,,,,,,,,\r\np-noor,');
    const delivery = withText(withText(withBlank, 'users.csv', 'login-naam', '"een\nander"'), 'users.csv', 'Ayoub', '=1');
    expect(await problemsOf(delivery)).toMatchObject([{ file: 'users.csv', row: 5, column: 'givenName' }]);
  });

  it('a number that stands there twice, with the first row', async () => {
    expect(await messagesOf(withRows(oneRoster12(), 'orgs.csv', 'linde,,,De Linde,school,,'))).toEqual([
      'Rij 5 van orgs.csv, kolom sourcedId: dit nummer staat ook al op rij 3. Elke rij heeft een eigen nummer nodig.',
    ]);
    expect(await problemsOf(withRows(oneRoster12(), 'users.csv', userRow('p-noor', 'Nora')))).toMatchObject([
      { file: 'users.csv', row: 21, column: 'sourcedId' },
    ]);
    expect(await problemsOf(withRows(oneRoster12(), 'enrollments.csv', 'e1,,,k4,linde,p-can,student,,,'))).toMatchObject([
      { file: 'enrollments.csv', column: 'sourcedId' },
    ]);
  });

  it('a column that is not there', async () => {
    expect(await problemsOf(withText(oneRoster12(), 'users.csv', 'givenName', 'voornaam'))).toMatchObject([{ file: 'users.csv', row: 1, column: 'givenName' }]);
    expect(await problemsOf(withText(oneRoster11(), 'users.csv', ',role,', ',rol,'))).toMatchObject([{ file: 'users.csv', row: 1, column: 'role' }]);
    expect(await messagesOf(withText(sds(), 'roles.csv', 'orgSourcedId', 'school'))).toEqual([
      'Rij 1 van roles.csv, kolom orgSourcedId: deze kolom ontbreekt. Maak de export opnieuw, met deze kolom erbij.',
    ]);
  });

  it('a column that is there twice', async () => {
    expect(await problemsOf(withText(oneRoster12(), 'users.csv', 'middleName', 'Given Name'))).toMatchObject([
      { file: 'users.csv', row: 1, column: 'givenName' },
    ]);
  });

  it.each([
    ['oneroster-1.2', oneRoster12, ['orgs.csv', 'users.csv', 'roles.csv', 'classes.csv', 'enrollments.csv']],
    ['oneroster-1.1', oneRoster11, ['orgs.csv', 'users.csv', 'classes.csv', 'enrollments.csv']],
    ['sds-2.1', sds, ['orgs.csv', 'users.csv', 'roles.csv', 'classes.csv', 'enrollments.csv']],
  ] as const)('a file that is not there, in %s', async (format, delivery, files) => {
    for (const file of files) {
      const roster = await readRosterZip(zipped(without(delivery(), file)), today);
      expect(roster).toMatchObject({
        format,
        problems: [{ file, row: null, column: null, message: `${file}: dit bestand ontbreekt. Maak de export opnieuw, met dit bestand erbij.` }],
      });
    }
  });

  it.each([
    ['roles.csv', 'r,,,p-nobody,primary,student,,,linde,', 'userSourcedId', 'users.csv'],
    ['roles.csv', 'r,,,p-can,primary,student,,,nergens,', 'orgSourcedId', 'orgs.csv'],
    ['enrollments.csv', 'x,,,nergens,linde,p-can,student,,,', 'classSourcedId', 'classes.csv'],
    ['enrollments.csv', 'x,,,k4,linde,p-nobody,student,,,', 'userSourcedId', 'users.csv'],
    ['enrollments.csv', 'x,,,k4,nergens,p-can,student,,,', 'schoolSourcedId', 'orgs.csv'],
    ['classes.csv', 'k9,,,9A,,,,,,nergens,,,,', 'schoolSourcedId', 'orgs.csv'],
    ['users.csv', userRow('p-x', 'Xander', '"g-els,g-weg"'), 'agentSourcedIds', 'users.csv'],
  ])('in %s, something that refers to nothing: %s', async (file, row, column, target) => {
    const delivery = withRows(oneRoster12(), file, row);
    const rows = (delivery[file] as string).trimEnd().split('\r\n').length;
    expect(await problemsOf(delivery)).toEqual([
      {
        file,
        row: rows,
        column,
        message: `Rij ${rows} van ${file}, kolom ${column}: dit verwijst naar een nummer dat niet in ${target} staat. Maak de export van alle bestanden op hetzelfde moment.`,
      },
    ]);
  });

  it('a relationship or a school that refers to nobody or nothing, in the other formats', async () => {
    expect(await problemsOf(withRows(sds(), 'relationships.csv', 'p-can,g-weg,parent', 'p-weg,g-els,parent'))).toMatchObject([
      { column: 'userSourcedId' },
      { column: 'relationshipUserSourcedId' },
    ]);
    expect(await problemsOf(withText(oneRoster11(), 'users.csv', '"linde,jozef"', '"linde,weg"'))).toMatchObject([
      { file: 'users.csv', row: 19, column: 'orgSourcedIds' },
    ]);
  });

  it('a pupil of no school, and a class of what is no school', async () => {
    const lost = withRows(withRows(oneRoster12(), 'users.csv', userRow('p-lost', 'Tuur')), 'roles.csv', 'r-lost,,,p-lost,primary,student,,,groep,');
    expect((await readRosterZip(zipped(lost), today)).schools).toEqual([]);
    expect(await messagesOf(lost)).toEqual(['Rij 21 van users.csv: deze leerling hoort nog bij geen enkele school. Geef de leerling een school of een klas.']);
    expect(await problemsOf(withText(oneRoster11(), 'users.csv', '"linde",student', '"",student'))).toEqual([]);
    expect(await problemsOf(withRows(oneRoster12(), 'classes.csv', 'k9,,,9A,,,,,,groep,,,,'))).toMatchObject([
      { file: 'classes.csv', row: 6, column: 'schoolSourcedId' },
    ]);
    expect(await problemsOf(withRows(sds(), 'classes.csv', 'k9,groep,9A,,'))).toMatchObject([{ file: 'classes.csv', row: 6, column: 'orgSourcedId' }]);
  });

  it('that there is no school at all', async () => {
    const empty = Object.fromEntries(Object.entries(without(oneRoster12(), 'manifest.csv')).map(([file, text]) => [file, `${text.split('\r\n')[0]}\r\n`]));
    expect(await messagesOf(empty)).toEqual(['orgs.csv: hier staat geen school in. Maak de export opnieuw, met de school erbij.']);
  });
});

describe('a cell', () => {
  it.each(['=HYPERLINK(A1)', '@SUM(1)', '-1+cmd', '"\tNoor"', '"\rNoor"'])('that begins as a formula is noticed: %j', async (cell) => {
    expect(await problemsOf(pupilOf(oneRoster12(), 'p-x', cell))).toMatchObject([{ file: 'users.csv', row: 21, column: 'givenName' }]);
  });

  it('that is not read may begin as it likes', async () => {
    expect(await problemsOf(withText(oneRoster12(), 'users.csv', 'Geheim-Wachtwoord', '=Geheim'))).toEqual([]);
  });

  it('with a character that nobody sees is noticed', async () => {
    expect(await problemsOf(pupilOf(oneRoster12(), 'p-x', '"No\u0000or"'))).toMatchObject([{ column: 'givenName' }]);
    expect(await problemsOf(withText(oneRoster12(), 'classes.csv', ',1B,', ',1\u202EB,'))).toMatchObject([{ file: 'classes.csv', row: 3, column: 'title' }]);
  });
});

describe('a row', () => {
  it.each([
    ['p-x,,,true,u,,Noor', 'Rij 21 van users.csv: deze rij heeft 7 kolommen, de eerste rij 22. Misschien staat er een komma te veel of te weinig.'],
    [`${userRow('p-x', 'Noor')},`, 'Rij 21 van users.csv: deze rij heeft 23 kolommen, de eerste rij 22. Misschien staat er een komma te veel of te weinig.'],
    [
      'p-x,,,true,"u,,Noor',
      'Rij 21 van users.csv: hier staat een aanhalingsteken (") dat nergens past of nergens sluit. Kijk na waar de tekst begint en eindigt.',
    ],
    [
      'p-x,,,true,u,,No"or,,',
      'Rij 21 van users.csv: hier staat een aanhalingsteken (") dat nergens past of nergens sluit. Kijk na waar de tekst begint en eindigt.',
    ],
    [
      'p-x,,,true,u,,"No"or,,',
      'Rij 21 van users.csv: hier staat een aanhalingsteken (") dat nergens past of nergens sluit. Kijk na waar de tekst begint en eindigt.',
    ],
  ])('that is broken is noticed, and nothing that refers to it: %j', async (row, message) => {
    const delivery = withRows(withRows(oneRoster12(), 'users.csv', row), 'roles.csv', 'r-x,,,p-x,primary,student,,,linde,');
    expect(await messagesOf(delivery)).toEqual([message]);
  });

  it('that is broken does not hide what stands above it', async () => {
    const delivery = withRows(withText(oneRoster12(), 'users.csv', 'Ayoub', ''), 'users.csv', 'p-x,"');
    expect(await problemsOf(delivery)).toMatchObject([
      { row: 3, column: 'givenName' },
      { row: 21, column: null },
    ]);
  });

  it('of more than 100,000 characters is taken for an open quote, without reading on until it closes', async () => {
    const delivery = withText(oneRoster12(), 'users.csv', 'p-noor,,,true,login-naam', `p-noor,,,true,"${'x'.repeat(300_000)}"`);
    expect(await problemsOf(delivery)).toMatchObject([{ file: 'users.csv', row: 2, column: null }]);
  });
});

describe('a file', () => {
  it('in another encoding is noticed at the first letter that is lost', async () => {
    const users = Buffer.from(csv('sourcedId,givenName,familyName', 'a,Noor,Peeters', 'b,René,Maes', 'c,Zoë,Maes'), 'latin1');
    expect(await messagesOf({ ...oneRoster12(), 'users.csv': users })).toEqual([
      'Rij 3 van users.csv: hier staan letters die we niet kunnen lezen. Bewaar het bestand als “CSV UTF-8” en probeer het nog eens.',
    ]);
  });

  it('in which letters got lost earlier is noticed cell by cell', async () => {
    expect(await problemsOf(withText(oneRoster12(), 'users.csv', 'Zoë', 'Zo\uFFFD'))).toMatchObject([{ row: 8, column: 'givenName' }]);
  });

  it.each([
    ['with its mark', '\uFEFF'],
    ['without', ''],
  ])('in UTF-16 %s is named as such', async (_, mark) => {
    const users = Buffer.from(`${mark}${oneRoster12()['users.csv']}`, 'utf16le');
    const message = 'users.csv: dit bestand is bewaard als UTF-16. Bewaar het bestand als “CSV UTF-8” en probeer het nog eens.';
    expect(await messagesOf({ ...oneRoster12(), 'users.csv': users })).toEqual([message]);
    expect(await messagesOf({ ...oneRoster12(), 'users.csv': Buffer.from(users).swap16() })).toEqual([message]);
    expect(await messagesOf({ ...without(oneRoster12(), 'manifest.csv'), 'users.csv': users })).toEqual([message]);
    expect(await messagesOf({ ...oneRoster12(), 'users.csv': Buffer.from('fffe', 'hex') })).toEqual([message]);
  });

  it('with semicolons is named as such', async () => {
    const withSemicolons = Object.fromEntries(Object.entries(sds()).map(([file, text]) => [file, text.replaceAll(',', ';')]));
    expect(await messagesOf(withSemicolons)).toEqual(
      ['classes', 'enrollments', 'orgs', 'relationships', 'roles', 'users'].map(
        (file) => `Dit bestand gebruikt puntkomma's: ${file}.csv. Wij hebben komma's nodig. Kies bij het exporteren “gescheiden door komma's”.`,
      ),
    );
  });

  it('may have a semicolon in a header that is not read', async () => {
    expect(await problemsOf(withText(oneRoster12(), 'users.csv', 'pronouns', 'aanspreking;vroeger'))).toEqual([]);
  });

  it('without anything in it is named as such', async () => {
    expect(await messagesOf({ ...oneRoster12(), 'classes.csv': '\r\n' })).toEqual(['classes.csv: dit bestand is leeg. Maak de export opnieuw.']);
  });

  it('with all its headers in quotes behind a byte order mark is read', async () => {
    const quoted = (oneRoster12()['users.csv'] as string).replace(
      /^.*/,
      (header) =>
        `\uFEFF${header
          .split(',')
          .map((name) => `"${name}"`)
          .join(',')}`,
    );
    expect(await problemsOf({ ...oneRoster12(), 'users.csv': quoted })).toEqual([]);
  });

  it('with a cell of two lines in each row counts rows, not lines', async () => {
    expect(await problemsOf({ ...sds(), 'enrollments.csv': `classSourcedId,userSourcedId,role,note\n${'k4,p-noor,student,"a\nb"\n'.repeat(60_000)}` })).toEqual(
      [],
    );
  }, 20_000);

  it('with the line endings of an old Mac is read, and counted too', async () => {
    const rows = (count: number): string => `classSourcedId,userSourcedId,role\r${'k4,p-noor,student\r'.repeat(count)}`;
    expect(await problemsOf({ ...sds(), 'enrollments.csv': rows(3) })).toEqual([]);
    expect(await messagesOf({ ...sds(), 'enrollments.csv': rows(100_001) })).toEqual([expect.stringContaining('meer dan 100.000 rijen')]);
  });

  it('of exactly 100,000 rows is not too long', async () => {
    const rows = (count: number): string => `classSourcedId,userSourcedId,role\n${'k4,p-noor,student\n'.repeat(count)}`;
    expect(await problemsOf({ ...sds(), 'enrollments.csv': rows(100_000).trimEnd() })).toEqual([]);
    expect(await problemsOf({ ...sds(), 'enrollments.csv': rows(100_000) })).toEqual([]);
    expect(await problemsOf({ ...sds(), 'enrollments.csv': rows(100_001).trimEnd() })).toHaveLength(1);
  }, 20_000);
});

it('of many problems a hundred are listed, and then one that says there are more', async () => {
  const many = withRows(oneRoster12(), 'users.csv', ...Array.from({ length: 150 }, (_, n) => userRow(`p-x${n}`, '')));
  const problems = await problemsOf(many);
  expect(problems).toHaveLength(101);
  expect(problems.at(-1)).toEqual({
    file: 'leerlingen.zip',
    row: null,
    column: null,
    message: 'leerlingen.zip: er is nog meer na te kijken. Begin met wat hierboven staat en probeer het dan nog eens.',
  });
  const hundred = withRows(oneRoster12(), 'users.csv', ...Array.from({ length: 100 }, (_, n) => userRow(`p-x${n}`, '')));
  expect(await problemsOf(hundred)).toHaveLength(100);
});
