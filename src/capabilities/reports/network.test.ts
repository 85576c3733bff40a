import { describe, expect, test } from 'vitest';
import { addedUp, readSchoolFile, type SchoolFile, schoolFileOf } from './network.ts';
import type { Certificate } from './small-groups/certificate.ts';

const options = [
  { id: 'yes', text: 'Ja', coarse: 'well' },
  { id: 'often', text: 'Vaak', coarse: 'well' },
  { id: 'no', text: 'Nee' },
];
const fine = options.map(({ id, text }) => ({ id, text, options: [id] }));
const wide = [
  { id: 'well', text: 'Ja / Vaak', options: ['yes', 'often'] },
  { id: 'no', text: 'Nee', options: ['no'] },
];

const asked = (counts: number[], other: Partial<SchoolFile['questions'][number]> = {}): SchoolFile['questions'][number] => ({
  question: 'q',
  text: 'Wist u bij wie u terechtkon?',
  several: false,
  options,
  categories: fine,
  answered: counts.reduce((sum, count) => sum + count, 0),
  counts,
  ...other,
});

const school = (id: string, ...questions: SchoolFile['questions']): SchoolFile => ({
  method: 'SDC-1',
  version: 1,
  school: { id, name: `School ${id}` },
  title: 'Terugblik',
  audience: 'guardians',
  questions,
});

describe('schools together', () => {
  test('are the sum of what each published', () => {
    const files = [school('a', asked([20, 10, 5])), school('b', asked([15, 5, 10])), school('c', asked([10, 10, 15]))];
    expect(addedUp(files)).toEqual([
      { text: 'Wist u bij wie u terechtkon?', several: false, schools: 3, categories: fine, shown: { answered: 100, counts: [45, 25, 30] } },
    ]);
  });

  test.each([
    ['two', [school('a', asked([20, 10, 5])), school('b', asked([15, 5, 10]))], 'few-schools'],
    ['a large one and two small ones', [school('a', asked([60, 60, 60])), school('b', asked([5, 5, 5])), school('c', asked([5, 5, 5]))], 'one-large'],
    ['three with hardly anybody', [school('a', asked([5, 0, 0])), school('b', asked([5, 0, 5])), school('c', asked([0, 5, 0]))], 'few'],
  ] as const)('%s show no sum, and why', (_, files, withheld) => {
    expect(addedUp(files)).toMatchObject([{ withheld }]);
  });

  test('that asked in other words are not added up with those', () => {
    const other = asked([20, 10, 5], { text: 'Kende u iemand?' });
    const tables = addedUp([school('a', asked([20, 10, 5])), school('b', asked([15, 5, 10])), school('c', other)]);
    expect(tables).toMatchObject([
      { text: 'Wist u bij wie u terechtkon?', withheld: 'few-schools' },
      { text: 'Kende u iemand?', withheld: 'few-schools' },
    ]);
  });

  test('of which one is small are shown in its wider answers', () => {
    const files = [school('a', asked([20, 10, 5])), school('b', asked([15, 5, 10])), school('c', asked([15, 10], { categories: wide }))];
    expect(addedUp(files)).toMatchObject([{ schools: 3, categories: [{ id: 'well' }, { id: 'no' }], shown: { answered: 90, counts: [65, 25] } }]);
  });

  test('where one could choose several answers, wider answers are not made by adding up', () => {
    const several = { several: true };
    const files = [
      school('a', asked([20, 10, 5], several)),
      school('b', asked([15, 5, 10], several)),
      school('c', asked([10, 10, 10], several)),
      school('d', asked([15, 10], { ...several, categories: wide })),
    ];
    expect(addedUp(files)).toMatchObject([{ schools: 3, categories: fine, shown: { answered: 95, counts: [45, 25, 25] } }]);
  });
});

describe('the file of a school', () => {
  const group = { id: 'class-5a', level: 'class' as const, name: '5A', within: 'school', asked: 20 };
  const published: Certificate['published'] = {
    question: {
      question: 'q',
      text: 'Wist u bij wie u terechtkon?',
      several: false,
      isSensitive: true,
      options,
      levels: ['school', 'class'],
      crossedBy: 'language',
    },
    groups: [{ id: 'school', level: 'school', name: 'school', within: null, asked: 60 }, group],
    tables: [
      { group: 'school', categories: fine, shown: { answered: 35, counts: [20, 10, 5], response: 'half' } },
      { group: 'class-5a', categories: wide, shown: { answered: 18, counts: [12, 6], response: 'most' } },
      { group: 'school', trait: 'other', categories: fine, shown: { answered: 15, counts: [5, 5, 5], response: 'half' } },
    ],
  };
  const written = schoolFileOf({ title: 'Terugblik', audience: 'guardians' }, [published], { id: 'a', name: 'School a' });

  test('has the numbers of the whole school and of no group in it', () => {
    expect(readSchoolFile(written)).toEqual(school('a', asked([20, 10, 5])));
    expect(written).not.toMatch(/class-5a|5A|other/);
  });

  test('leaves out what was withheld', () => {
    const withheld = { ...published, tables: [{ group: 'school', categories: fine, withheld: { because: 'alike' as const, see: null } }] };
    expect(readSchoolFile(schoolFileOf({ title: 'Terugblik', audience: 'guardians' }, [withheld], { id: 'a', name: 'School a' }))?.questions).toEqual([]);
  });

  test.each([
    ['no JSON', '<html>'],
    ['something else', '{"method":"SDC-1"}'],
    ['numbers that are none', written.replace('"answered":35', '"answered":"veel"')],
    ['fewer numbers than answers', written.replace('[20,10,5]', '[20,10]')],
    ['a proof instead of the file', JSON.stringify({ method: 'SDC-1', version: 1, published, earlier: [], cells: [], witnesses: [] })],
  ])('is refused with %s in it', (_, text) => {
    expect(readSchoolFile(text)).toBeUndefined();
  });
});
