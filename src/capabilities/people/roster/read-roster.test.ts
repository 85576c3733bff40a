import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { csv, type Delivery, oneRoster11, oneRoster12, sds, secrets, today, without, withRows, withText, zipped } from './made-up-delivery.ts';
import { readRosterAt, readRosterZip } from './read-roster.ts';
import type { Roster, RosterSchool } from './roster.ts';

const read = (delivery: Delivery): Promise<Roster> => readRosterZip(zipped(delivery), today, 'leerlingen.zip');
const fullNames = (people: { givenName: string; familyName: string }[]): string[] => people.map(({ givenName, familyName }) => `${givenName} ${familyName}`);

const formats = [
  ['oneroster-1.2', oneRoster12],
  ['oneroster-1.1', oneRoster11],
  ['sds-2.1', sds],
] as const;

describe.each(formats)('a school that delivers %s', (format, delivery) => {
  const both = async (): Promise<[RosterSchool, RosterSchool]> => {
    const roster = await read(delivery());
    expect(roster).toMatchObject({ format, problems: [] });
    expect(roster.schools).toHaveLength(2);
    return roster.schools as [RosterSchool, RosterSchool];
  };

  it('gets its schools by name, each with its own people and classes; a school group is no school', async () => {
    const [linde, jozef] = await both();
    expect([linde.name, jozef.name]).toEqual(['Basisschool De Linde', 'Middenschool Sint-Jozef']);
    expect(fullNames(linde.pupils)).toEqual([
      'Deniz Çelik',
      'Zoë Çelik',
      'Amine El Idrissi',
      'Ayoub El Idrissi',
      'Emma Maes',
      'Emma Maes',
      'Noor Peeters',
      'Łukasz Żółć',
    ]);
    expect(fullNames(jozef.pupils)).toEqual(['Can Çelik', 'Öya Çelik']);
    expect(linde.classes.map(({ name, grade, kind }) => [name, grade, kind])).toEqual(
      ['1A', '1B', '4A'].map((name) => [name, `0${name[0]}`, format === 'sds-2.1' ? null : 'homeroom']),
    );
  });

  it('keeps two pupils with the same name apart, and twins too', async () => {
    const [linde] = await both();
    expect(linde.pupils.filter(({ givenName }) => givenName === 'Emma').map(({ sourceId }) => sourceId)).toEqual(['p-emma1', 'p-emma2']);
    expect(linde.classes.map(({ name, pupilIds, teacherIds }) => ({ name, pupilIds, teacherIds }))).toEqual([
      { name: '1A', pupilIds: ['p-ayoub', 'p-emma1', 'p-zoe'], teacherIds: ['t-an'] },
      { name: '1B', pupilIds: ['p-amine'], teacherIds: ['t-bert'] },
      { name: '4A', pupilIds: ['p-deniz', 'p-emma2', 'p-lukasz', 'p-noor'], teacherIds: ['t-bert'] },
    ]);
  });

  it('gets every guardian at the schools of their pupils, with the pupils of that school only', async () => {
    const [linde, jozef] = await both();
    expect(Object.fromEntries(linde.guardians.map(({ sourceId, pupilIds }) => [sourceId, pupilIds]))).toEqual({
      'g-koen': ['p-noor'],
      'g-said': ['p-amine', 'p-ayoub'],
      'g-els': ['p-emma2', 'p-noor'],
      'g-ilse': ['p-noor'],
      'g-fatma': ['p-deniz', 'p-zoe'],
    });
    expect(jozef.guardians).toEqual([{ sourceId: 'g-fatma', givenName: 'Fatma', familyName: 'Yılmaz', email: null, pupilIds: ['p-can', 'p-oya'] }]);
    expect(linde.guardians.flatMap(({ pupilIds }) => pupilIds)).not.toContain('p-lukasz');
  });

  it('gets the address of staff and of nobody else', async () => {
    const [linde, jozef] = await both();
    expect(linde.staff.map(({ sourceId, email, roles }) => [sourceId, email, roles])).toEqual([
      ['t-an', 'an.claes@delinde.example', ['teacher']],
      ['a-mia', 'mia@delinde.example', ['administrator']],
      ['t-bert', 'bert@delinde.example', ['teacher']],
    ]);
    expect(jozef.staff.map(({ sourceId }) => sourceId)).toEqual(['t-bert']);
    expect([...linde.pupils, ...linde.guardians].every(({ email }) => email === null)).toBe(true);
  });

  it('never gets a password, a phone number or anything about origin out of it, not in sentences either', async () => {
    const broken = withRows(delivery(), 'users.csv', `p-x,=x,"${secrets.join('')}`, secrets.join(','));
    const shifted = { ...delivery(), 'users.csv': (delivery()['users.csv'] as string).replaceAll(/^(p-\w+),/gm, `$1,${secrets[0]},`) };
    for (const delivered of [delivery(), broken, shifted]) {
      const text = JSON.stringify(await read(delivered));
      for (const secret of secrets) expect(text).not.toContain(secret);
      expect(zippedText(delivered)).toContain(secrets[0]);
    }
  });

  it('gets the same, whatever the order of rows', async () => {
    const expected = await read(delivery());
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), async (numbers) => {
        const shuffled = Object.fromEntries(Object.entries(delivery()).map(([file, text]) => [file, shuffleRows(text, numbers)]));
        expect(await read(shuffled)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it('gets the same, whatever the order and the writing of columns', async () => {
    const delivered = delivery();
    const turned = Object.fromEntries(Object.entries(delivered).map(([file, text]) => [file, file === 'manifest.csv' ? text : `\uFEFF${turnColumns(text)}`]));
    expect(await read(turned)).toEqual(await read(delivered));
  });

  it('may leave out the manifest, put all in one folder, and write file names in capitals', async () => {
    const expected = await read(delivery());
    const files = Object.entries(without(delivery(), 'manifest.csv')).map(([file, text]) => [`Export 2026/${file.toUpperCase()}`, text]);
    const foldered = { '.DS_Store': 'x', '__MACOSX/Export 2026/._users.csv': 'x', 'Lege map/': '', 'Export 2026/': '', ...Object.fromEntries(files) };
    expect(await read(foldered)).toEqual(expected);
  });
});

describe('from disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'roster-'));
  afterAll(() => rm(folder, { recursive: true }));

  it('a folder and a zip say the same', async () => {
    await writeFile(join(folder, 'leerlingen.zip'), zipped(oneRoster12()));
    await mkdir(join(folder, 'lijsten'));
    for (const [file, text] of Object.entries(oneRoster12())) await writeFile(join(folder, 'lijsten', file), text);
    const fromFolder = await readRosterAt(join(folder, 'lijsten'), today);
    expect(fromFolder).toMatchObject({ format: 'oneroster-1.2', problems: [] });
    expect(await readRosterAt(join(folder, 'leerlingen.zip'), today)).toEqual(fromFolder);
  });

  it('what is not there is said in a sentence', async () => {
    expect((await readRosterAt(join(folder, 'nergens.zip'), today)).problems).toEqual([
      {
        file: 'nergens.zip',
        row: null,
        column: null,
        message: 'nergens.zip: dit vinden we niet, of we mogen het niet lezen. Kijk na of de naam en de map kloppen.',
      },
    ]);
    await mkdir(join(folder, 'leeg'));
    expect((await readRosterAt(join(folder, 'leeg'), today)).problems[0]?.message).toMatch(/^leeg: we herkennen deze lijsten niet/);
  });
});

describe('a big delivery', () => {
  const grown = (pupils: number, seats: number): Delivery => {
    const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
    const users = numbers(pupils).map((n) => `x${n},,,true,u,,Kind${n},Achternaam${n % 900},,,,,,,04,pw,,,,,,`);
    const roles = numbers(pupils).map((n) => `rx${n},,,x${n},primary,student,2026-09-01,,linde,`);
    const enrolments = numbers(seats).map((n) => `ex${n},,,k4,linde,x${n % pupils},student,false,2026-09-01,2027-06-30`);
    const withPeople = withTextRows(withTextRows(oneRoster12(), 'users.csv', users), 'roles.csv', roles);
    return withTextRows(withPeople, 'enrollments.csv', enrolments);
  };

  it('of 1,200 pupils is read well within a second', async () => {
    const bytes = zipped(grown(1200, 1200));
    const start = performance.now();
    expect((await readRosterZip(bytes, today)).schools[0]?.pupils).toHaveLength(1208);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('of nearly 100,000 seats is read in a few seconds, and others get their turn meanwhile', async () => {
    const bytes = zipped(grown(20_000, 99_900));
    const turns = [performance.now()];
    const others = setInterval(() => turns.push(performance.now()), 1);
    const { schools } = await readRosterZip(bytes, today);
    clearInterval(others);
    turns.push(performance.now());
    const waits = turns.slice(1).map((turn, n) => turn - (turns[n] as number));
    const whole = (turns.at(-1) as number) - (turns[0] as number);
    expect(schools[0]?.classes.find(({ name }) => name === '4A')?.pupilIds).toHaveLength(20_004);
    expect(whole).toBeLessThan(8000);
    expect(Math.max(...waits)).toBeLessThan(whole / 2);
  }, 20_000);

  it('of 200,000 rows in one file is refused with one sentence', async () => {
    const roster = await read(grown(10, 200_000));
    expect(roster.problems.map(({ message }) => message)).toEqual([
      'enrollments.csv: dit bestand heeft meer dan 100.000 rijen. Haal lege rijen weg, of maak een export per school.',
    ]);
  }, 20_000);
});

it('one problem is enough to hand over no school at all', async () => {
  const roster = await read(withText(oneRoster12(), 'users.csv', 'Noor', ''));
  expect(roster.problems).toHaveLength(1);
  expect(roster).toMatchObject({ format: 'oneroster-1.2', schools: [] });
});

const withTextRows = (delivery: Delivery, file: string, rows: string[]): Delivery => ({ ...delivery, [file]: `${delivery[file]}${rows.join('\r\n')}\r\n` });

const zippedText = (delivery: Delivery): string => Object.values(delivery).join('\n');

function shuffleRows(text: string, numbers: fc.Stream<number>): string {
  const [header, ...rows] = text.trimEnd().split('\r\n') as [string, ...string[]];
  const keyed = rows.map((row): [number, string] => [numbers.next().value as number, row]);
  return csv(header, ...keyed.sort(([a], [b]) => a - b).map(([, row]) => row));
}

/** Last column first, an unknown column in front, headers in capitals with spaces, Unix line endings. */
function turnColumns(text: string): string {
  const rows = text
    .trimEnd()
    .split('\r\n')
    .map(
      (row) =>
        row
          .match(/("[^"]*"|[^,]*)(,|$)/g)
          ?.slice(0, row.endsWith(',') ? undefined : -1)
          .map((cell) => cell.replace(/,$/, '')) ?? [],
    );
  return rows
    .map((cells, n) => [n === 0 ? 'iets anders' : 'x', ...cells.toReversed().map((cell) => (n === 0 ? ` ${cell.toUpperCase()} ` : cell))].join(','))
    .join('\n');
}
