import loadHighs from 'highs';
import { describe, expect, test } from 'vitest';
import { attackOn } from './attacker.ts';
import { type Certificate, certify, checkCertificate } from './certificate.ts';
import { feeling, madeUpSchool, seededChance, usualShape } from './made-up-school.ts';
import { published, schoolOf, tableOf, usual } from './made-up-tables.ts';
import { tablesThatTellWhoCame } from './over-time.ts';
import { asLp } from './problem.ts';
import { type GroupTable, isShown, type PublishedQuestion } from './published.ts';

describe('the certificate', () => {
  const sound = async (seed = 5): Promise<Certificate> =>
    JSON.parse(JSON.stringify(await certify(await published(madeUpSchool({ ...usualShape, years: 3 }, seededChance(seed)), seed), [])));

  test('is checked from nothing but itself', async () => {
    const checked = await checkCertificate(await sound());
    process.stdout.write(`certificate: ${JSON.stringify(checked)}\n`);
    expect(checked).toEqual({ cells: expect.toSatisfy((cells: number) => cells > 50), narrowest: 2 });
  });

  test('holds nothing of the true numbers: two schools with the same published tables have the same certificate', async () => {
    const found = await published(madeUpSchool({ ...usualShape, years: 2 }, seededChance(7)), 7);
    expect(await certify(found, [])).toEqual(await certify(JSON.parse(JSON.stringify(found)), []));
  });

  test.each<[string, (certificate: Certificate) => void, string]>([
    ['another method', (certificate) => Object.assign(certificate, { method: 'SDC-0' }), 'certificate.unreadable'],
    [
      'a group that lies in itself',
      ({ published }) => Object.assign(published.groups[1] as object, { within: published.groups[1]?.id }),
      'certificate.unreadable',
    ],
    ['a cell left out', ({ cells }) => cells.splice(3, 1), 'certificate.other-cells'],
    ['a cell that need not be wide', ({ cells }) => Object.assign(cells[0] as object, { need: 0 }), 'certificate.other-cells'],
    ['a range made wider', ({ cells }) => Object.assign(cells[0] as object, { to: (cells[0]?.to ?? 0) + 1 }), 'certificate.no-witness'],
    ['a witness that does not fit', ({ witnesses }) => Object.assign(witnesses[0] as number[], { 0: (witnesses[0]?.[0] ?? 0) + 40 }), 'certificate.no-witness'],
    [
      'a number in a table',
      ({ published: { tables } }) => tables.filter(isShown).forEach(({ shown }) => Object.assign(shown.counts, { 0: (shown.counts[0] ?? 0) + 30 })),
      'certificate.no-witness',
    ],
    [
      'a range made narrower',
      (certificate) => {
        const cell = certificate.cells.find(({ from, to }) => to - from > 2) as Certificate['cells'][number];
        const at = cell.at[0];
        Object.assign(cell, { to: cell.from, at: [at, at], need: cell.need });
      },
      'certificate.too-narrow',
    ],
  ])('with %s is refused', async (_, tamper, refused) => {
    const certificate = await sound();
    tamper(certificate);
    expect(await checkCertificate(certificate)).toMatchObject({ refused });
  });

  test('of exact numbers is refused: whoever leaves the rounding out cannot get one', async () => {
    const certificate = await sound();
    const narrow = certificate.cells.findIndex(({ from, to }) => to - from > 3);
    const cell = certificate.cells[narrow] as Certificate['cells'][number];
    const nearer = certificate.witnesses.findIndex((witness) => {
      const { cells } = attackOn(certificate.published);
      const value = (cells[narrow]?.terms ?? []).reduce((sum, [unknown, times]) => sum + times * (witness[unknown] ?? 0), 0);
      return value >= cell.from + 2 && value < cell.to;
    });
    expect(nearer).toBeGreaterThanOrEqual(0);
    const { cells } = attackOn(certificate.published);
    const value = (cells[narrow]?.terms ?? []).reduce((sum, [unknown, times]) => sum + times * (certificate.witnesses[nearer]?.[unknown] ?? 0), 0);
    Object.assign(cell, { to: value, at: [cell.at[0], nearer] });
    expect(await checkCertificate(certificate)).toEqual({ refused: 'certificate.other-range', cell: cell.name });
  });

  test('can be checked with another program: its problem is written as an LP file, and gives the same ends', async () => {
    const { published: tables, cells: claimed } = await sound();
    const { problem, cells } = attackOn(tables);
    const highs = await loadHighs();
    for (const place of [0, 7, 21, cells.length - 1])
      for (const [sense, end] of [
        ['Minimize', 'from'],
        ['Maximize', 'to'],
      ] as const) {
        const solved = highs.solve(asLp(problem, { sum: cells[place] as (typeof cells)[number], sense }), { output_flag: false });
        expect([cells[place]?.name, sense, Math.round(solved.ObjectiveValue)]).toEqual([claimed[place]?.name, sense, claimed[place]?.[end]]);
      }
  });

  test('a class is shown once a school year, the school each time; a table that would tell what a newcomer answered is refused', async () => {
    const school = schoolOf({ A: usual, B: usual, C: usual });
    const first = await published(school, 1);
    const second = await published(school, 2, feeling, [first]);
    expect(tableOf(second, 'A')).toMatchObject({ withheld: { because: 'before', see: 'school' } });
    expect(tableOf(second, 'school')).toMatchObject({ shown: {} });
    expect(await checkCertificate(JSON.parse(JSON.stringify(await certify(second, [first]))))).not.toHaveProperty('refused');
    expect(tablesThatTellWhoCame(first, [first]).map((place) => first.tables[place]?.group)).toEqual(expect.arrayContaining(['A', 'B', 'C']));
    const copyWith = (of: PublishedQuestion, answered: number, counts: number[]): PublishedQuestion => {
      const copy = JSON.parse(JSON.stringify(of)) as PublishedQuestion;
      const table = tableOf(copy, 'school');
      return { ...copy, tables: [{ ...table, shown: { answered, counts, response: 'most' } } as GroupTable] };
    };
    // Only the last answer leaves room for one more among so many.
    const [before, after] = [copyWith(first, 20, [0, 0, 0, 0, 0]), copyWith(second, 25, [0, 0, 0, 0, 5])];
    expect(tablesThatTellWhoCame(after, [before])).toEqual([0]);
  });
});
