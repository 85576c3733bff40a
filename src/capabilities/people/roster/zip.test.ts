import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { oneRoster12, today, zipped } from './made-up-delivery.ts';
import type { WantedFile } from './named-files.ts';
import type { Unreadable } from './problems.ts';
import { readRosterZip } from './read-roster.ts';
import { openZip, type ZipLimits } from './zip.ts';

const problemsOf = async (bytes: Uint8Array): Promise<[string, string][]> =>
  (await readRosterZip(bytes, today, 'leerlingen.zip')).problems.map(({ file, message }) => [file, message]);

const offsetsOf = (bytes: Uint8Array, signature: string): number[] => {
  const found = [];
  for (let at = Buffer.from(bytes).indexOf(signature, 0, 'latin1'); at >= 0; at = Buffer.from(bytes).indexOf(signature, at + 1, 'latin1')) found.push(at);
  return found;
};

/** Changes every entry of the list at the end of a zip, which is what a reader goes by. */
function withEntries(bytes: Uint8Array, change: (entry: DataView) => void): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (const at of offsetsOf(copy, 'PK\u0001\u0002')) change(new DataView(copy.buffer, at));
  return copy;
}

const megabyte = 1024 * 1024;

const flagsAt = 8;
const methodAt = 10;
const checksumAt = 16;
const sizeAt = 24;

describe('what is no zip', () => {
  it.each([
    ['nothing', Buffer.from('')],
    ['one CSV file', Buffer.from(oneRoster12()['users.csv'] as string)],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex')],
  ])('is named as such: %s', async (_, bytes) => {
    expect(await problemsOf(bytes)).toEqual([
      ['leerlingen.zip', 'leerlingen.zip: dit is geen zip-bestand. Kies het zip-bestand dat uit de leerlingenadministratie komt.'],
    ]);
  });

  it('but a spreadsheet is named as such', async () => {
    expect(await problemsOf(zipped({ '[Content_Types].xml': 'x', 'xl/workbook.xml': 'x' }))).toEqual([
      ['leerlingen.zip', 'leerlingen.zip: dit is een Excel- of Word-bestand. Maak een zip met alleen de CSV-bestanden van OneRoster of School Data Sync.'],
    ]);
  });

  it('and a zip of something else asks for the right lists', async () => {
    expect((await problemsOf(zipped({ 'foto.jpg': 'x', 'map/users.csv': 'x' })))[0]?.[1]).toMatch(/^leerlingen\.zip: we herkennen deze lijsten niet/);
  });
});

describe('a zip that did not arrive whole', () => {
  const whole = zipped(oneRoster12());

  it('does not open when its end is missing', async () => {
    expect(await problemsOf(whole.subarray(0, whole.length - 100))).toEqual([
      [
        'leerlingen.zip',
        'leerlingen.zip: dit zip-bestand gaat niet open. Misschien is het niet helemaal aangekomen. Haal het opnieuw op en probeer het nog eens.',
      ],
    ]);
  });

  it('says which file is damaged', async () => {
    const stored = zipped(oneRoster12(), { level: 0 });
    const message = 'users.csv: dit bestand komt niet heel uit de zip. Maak de zip opnieuw en probeer het nog eens.';
    const changed = Buffer.from(stored);
    changed.write('X', changed.indexOf('Ayoub'));
    expect(await problemsOf(changed)).toEqual([['users.csv', message]]);
    const onlyUsers = zipped({ 'users.csv': oneRoster12()['users.csv'] as string, 'orgs.csv': 'x' });
    expect(await problemsOf(withEntries(onlyUsers, (entry) => entry.setUint32(checksumAt, 1)))).toEqual([['users.csv', message]]);
    expect(await problemsOf(withEntries(onlyUsers, (entry) => entry.setUint16(methodAt, 12, true)))).toEqual([['users.csv', message]]);
  });

  it('behind a password is named as such', async () => {
    const message = 'leerlingen.zip: dit zip-bestand zit achter een wachtwoord. Maak een zip zonder wachtwoord.';
    expect(await problemsOf(withEntries(whole, (entry) => entry.setUint16(flagsAt, 0x1, true)))).toEqual([['leerlingen.zip', message]]);
    expect(await problemsOf(withEntries(whole, (entry) => entry.setUint16(flagsAt, 0x41, true)))).toEqual([['leerlingen.zip', message]]);
  });
});

describe('a zip with bad intentions', () => {
  it.each(['../users.csv', 'a/../../users.csv', '/etc/users.csv', 'C:/users.csv', '..\\users.csv'])(
    'is not opened when a name leads elsewhere: %s',
    async (path) => {
      expect(await problemsOf(zipped({ ...oneRoster12(), [path]: 'x' }))).toEqual([
        [
          'leerlingen.zip',
          "leerlingen.zip: in dit zip-bestand wijst een naam naar een andere map. Zo'n zip openen we niet. Maak een zip met alleen de CSV-bestanden van OneRoster of School Data Sync.",
        ],
      ]);
    },
  );

  it('is not opened when it holds more than 200 files', async () => {
    const files = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`foto-${n}.jpg`, 'x']));
    expect(await problemsOf(zipped({ ...oneRoster12(), ...files(200) }))).toEqual([
      ['leerlingen.zip', expect.stringContaining('hier zitten meer dan 200 bestanden in')],
    ]);
    expect(await problemsOf(zipped({ ...oneRoster12(), ...files(150) }))).toEqual([]);
  });

  it('may not hold one file under two names that are the same to a person', async () => {
    expect(await problemsOf(zipped({ ...oneRoster12(), 'Users.csv': 'x' }))).toEqual([
      ['users.csv', 'users.csv: dit bestand zit er twee keer in. Laat er één staan.'],
    ]);
  });

  it('is not opened when it says itself that it is too big', async () => {
    const users = zipped({ 'users.csv': 'x' });
    expect(await problemsOf(withEntries(users, (entry) => entry.setUint32(sizeAt, 100 * megabyte + 1, true)))).toEqual([
      ['users.csv', 'users.csv: dit bestand is uitgepakt groter dan 100 MB. Maak een export per school.'],
    ]);
    const three = zipped({ 'a.bin': 'x', 'b.bin': 'x', 'c.bin': 'x' });
    expect(await problemsOf(withEntries(three, (entry) => entry.setUint32(sizeAt, 70 * megabyte, true)))).toEqual([
      ['leerlingen.zip', 'leerlingen.zip: de bestanden zijn uitgepakt samen groter dan 200 MB. Maak een export per school.'],
    ]);
  });

  it('is stopped while it swells, when it hides how big it is', async () => {
    const bomb = zipSync({ 'users.csv': new Uint8Array(101 * megabyte), 'orgs.csv': Buffer.from('x') });
    const hidden = withEntries(bomb, (entry) => entry.setUint32(sizeAt, 10, true));
    expect(bomb.length).toBeLessThan(200_000);
    expect(await problemsOf(hidden)).toEqual([['users.csv', 'users.csv: dit bestand is uitgepakt groter dan 100 MB. Maak een export per school.']]);
  }, 20_000);

  it('is stopped when its files together hide how big they are', async () => {
    const limits: ZipLimits = { inAll: 3 * megabyte, aFile: 2 * megabyte, files: 10 };
    const zeros = new Uint8Array(2 * megabyte);
    const bytes = zipSync({ 'orgs.csv': zeros, 'roles.csv': zeros, 'users.csv': [zeros, { level: 0 }], 'classes.csv': zeros.subarray(megabyte) });
    const files = await openZip(
      withEntries(bytes, (entry) => entry.setUint32(sizeAt, 10, true)),
      'leerlingen.zip',
      limits,
    );
    const refusalOf = (file: WantedFile): Promise<unknown> => files.bytesOf(file).catch((error: Unreadable) => error.sentence(error.place));
    const refused = 'leerlingen.zip: de bestanden zijn uitgepakt samen groter dan 3 MB. Maak een export per school.';
    expect(await files.bytesOf('orgs.csv')).toHaveLength(2 * megabyte);
    expect(await files.bytesOf('orgs.csv')).toHaveLength(2 * megabyte);
    expect([await refusalOf('roles.csv'), await refusalOf('users.csv')]).toEqual([refused, refused]);
    expect(await files.bytesOf('classes.csv')).toHaveLength(megabyte);
  });
});

describe('whatever the bytes are', () => {
  it('random ones are answered with a problem', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        expect(await problemsOf(bytes)).toHaveLength(1);
      }),
    );
  });

  it('those of a zip with some changed are read or refused, and nothing falls over', async () => {
    const whole = zipped(oneRoster12());
    const change = fc.record({ fromEnd: fc.nat(whole.length - 1), byte: fc.integer({ min: 0, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), fc.nat(30), async (changes, cut) => {
        const bytes = Uint8Array.from(whole);
        for (const { fromEnd, byte } of changes) bytes[whole.length - 1 - fromEnd] = byte;
        const { schools, problems } = await readRosterZip(bytes.subarray(0, cut < 25 ? whole.length : whole.length - cut), today);
        expect(schools.length === 0).toBe(problems.length > 0);
      }),
      { numRuns: 500 },
    );
  });

  it('random text in a file is read or refused, and nothing falls over', async () => {
    const text = fc
      .array(fc.constantFrom('p-noor', ',', '\n', '"', '=', 'sourcedId', 'givenName', '\uFEFF', '\u0000', 'é', ';', ' '), { maxLength: 60 })
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('manifest.csv', 'users.csv', 'roles.csv', 'orgs.csv', 'enrollments.csv'), text, async (file, words) => {
        const { schools, problems } = await readRosterZip(zipped({ ...oneRoster12(), [file]: words }), today);
        expect(schools.length === 0).toBe(problems.length > 0);
      }),
      { numRuns: 300 },
    );
  });
});
