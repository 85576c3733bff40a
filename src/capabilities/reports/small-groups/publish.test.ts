import { asyncProperty, assert as holds, integer } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CountedPerson } from '../../../platform/capability.ts';
import { attackOn } from './attacker.ts';
import { certify, checkCertificate } from './certificate.ts';
import { trueCounts } from './counts.ts';
import { answerFrom, feeling, madeUpSchool, seededChance, tendencyOf, usualShape } from './made-up-school.ts';
import { published, schoolOf, tableOf, usual } from './made-up-tables.ts';
import { asLp } from './problem.ts';
import { publishQuestion } from './publish.ts';
import { baseOf, isShown, type Question } from './published.ts';
import { rangesOf } from './ranges.ts';
import { chainOf, groupsOf } from './structure.ts';

describe('what is shown', () => {
  test('a class of three gets no table, and a second class stays away, so that nobody can subtract', async () => {
    const found = await published(schoolOf({ A: { bad: 3 }, B: usual, C: { ...usual, good: 9 } }), 1);
    expect(tableOf(found, 'A')).toMatchObject({ withheld: { because: 'few' } });
    expect(tableOf(found, 'B')).toMatchObject({ withheld: { because: 'beside' } });
    expect(isShown(tableOf(found, 'C'))).toBe(true);
  });

  test('where all answer the same to a sensitive question there is a sentence, which does not say what they answered', async () => {
    const found = await published(schoolOf({ A: { 'very-bad': 8, bad: 7 }, B: usual, C: usual }), 1);
    expect(tableOf(found, 'A')).toMatchObject({ withheld: { because: 'alike' } });
    expect(JSON.stringify(tableOf(found, 'A').categories)).toBe(JSON.stringify(tableOf(found, 'C').categories));
  });

  test('a class sees at most three answers, a school of thirty sees all five', async () => {
    const found = await published(schoolOf({ A: usual, B: usual }), 1);
    expect(tableOf(found, 'A').categories.map(({ options }) => options)).toEqual([['very-good', 'good'], ['so-so'], ['bad', 'very-bad']]);
    expect(tableOf(found, 'school').categories).toHaveLength(5);
    const many = await published(schoolOf({ A: usual, B: usual }), 1, { ...feeling, options: feeling.options.map(({ id, text }) => ({ id, text })) });
    expect(tableOf(many, 'A')).toMatchObject({ withheld: { because: 'many-options', see: 'school' } });
  });

  test('thirty people see all five answers, twenty-nine see three', async () => {
    const usualOf29 = { ...usual, bad: 0, 'so-so': 2, good: 5 };
    for (const [classes, shown] of [
      [{ A: usual, B: { ...usual, 'so-so': 2, bad: 2, 'very-good': 4, good: 5 } }, 5],
      [{ A: usual, B: usualOf29 }, 3],
    ] as const) {
      const school = schoolOf(classes);
      const found = await published(school, 1);
      expect([school.people.length, tableOf(found, 'school').categories.length]).toEqual([shown === 5 ? 30 : 29, shown]);
    }
  });

  test('so nearly alike that fewer than a tenth differ is alike, a tenth is not', async () => {
    for (const [others, expected] of [
      [3, 'alike'],
      [4, undefined],
    ] as const) {
      const found = await published(schoolOf({ A: { good: 40 - others, bad: others }, B: usual, C: usual }), 1);
      const table = tableOf(found, 'A');
      expect([others, isShown(table) ? undefined : table.withheld.because]).toEqual([others, expected]);
    }
  });

  test('half of those who were asked is not under half, and three quarters is not most', async () => {
    const thirty = { A: usual, B: { ...usual, 'so-so': 2, 'very-good': 4, good: 5 } };
    for (const [asked, response] of [
      [61, 'under-half'],
      [60, 'half'],
      [40, 'half'],
      [39, 'most'],
    ] as const) {
      const { groups, people } = schoolOf(thirty);
      const found = await published({ groups: groups.map((group) => (group.id === 'school' ? { ...group, asked } : group)), people }, 1);
      const table = tableOf(found, 'school');
      expect([asked, isShown(table) && table.shown.response]).toEqual([asked, response]);
    }
  });

  test('the same people are counted once: a class that is all of its school points at the school', async () => {
    const found = await published(schoolOf({ A: usual }), 1);
    for (const group of ['A', 'one']) expect(tableOf(found, group)).toMatchObject({ withheld: { because: 'same-people', see: 'school' } });
    expect(tableOf(found, 'school')).toMatchObject({ shown: {} });
    expect(tableOf(found, 'school').categories).toHaveLength(3);
  });

  test('whoever is in no class is left out by no table: another class stays away with them', async () => {
    const school = schoolOf({ A: usual, B: usual });
    const people = [...school.people, { class: null, year: null, answers: { feeling: ['very-bad'] } }];
    const found = await published(
      { groups: groupsOf({ groups: school.groups.filter(({ level }) => level !== 'school') as never, asked: {}, people }), people },
      1,
    );
    expect(tableOf(found, 'school')).toMatchObject({ shown: {} });
    expect(tableOf(found, 'one')).toMatchObject({ withheld: { because: 'beside' } });
    expect([tableOf(found, 'A'), tableOf(found, 'B')].filter(isShown)).toHaveLength(1);
  });

  test('where somebody may choose several options people are counted, not crosses', async () => {
    const several: Question = { ...feeling, several: true, isSensitive: false };
    const people = Array.from({ length: 20 }, (): CountedPerson => ({ class: 'A', year: null, answers: { feeling: ['very-good', 'good', 'so-so'] } }));
    const groups = groupsOf({ groups: [{ id: 'A', level: 'class', name: 'A', within: null }], asked: {}, people });
    const found = await published({ groups, people }, 1, several);
    const table = tableOf(found, 'school');
    expect(isShown(table) && table.shown.counts).toEqual([20, 20, 0]);
    expect(await checkCertificate(JSON.parse(JSON.stringify(await certify(found, []))))).toMatchObject({
      narrowest: expect.toSatisfy((width: number) => width >= 2),
    });
  });

  test('a crossing has thirty people, and ten of each; else it stays away as a whole', async () => {
    const chance = seededChance(3);
    const crossed: Question = { ...feeling, isSensitive: false, levels: ['school', 'class'], crossedBy: 'home' };
    const answering = (count: number, home: string): CountedPerson[] =>
      Array.from({ length: count }, (_, place) => ({
        class: `${'AB'[place % 2]}`,
        year: null,
        traits: { home },
        answers: { feeling: [answerFrom(tendencyOf(feeling, 0.5, chance), feeling, chance)] },
      }));
    const groups = (people: CountedPerson[]) =>
      groupsOf({ groups: ['A', 'B'].map((id) => ({ id, level: 'class' as const, name: id, within: null })), asked: {}, people });
    for (const [counts, expected] of [
      [{ one: 24, two: 18 }, true],
      [{ one: 30, two: 9 }, false],
      [{ one: 12, two: 12 }, false],
    ] as const) {
      const people = Object.entries(counts).flatMap(([home, count]) => answering(count, home));
      const found = await published({ groups: groups(people), people }, 4, crossed);
      expect([counts, found.tables.filter(({ trait }) => trait !== undefined).map(isShown)]).toEqual([counts, [expected, expected]]);
      expect(await checkCertificate(JSON.parse(JSON.stringify(await certify(found, []))))).not.toHaveProperty('refused');
    }
  });

  test('no school, however odd, gets a table of fewer than ten, an exact number, or one group left out by itself', async () => {
    await holds(
      asyncProperty(integer({ min: 1, max: 100_000 }), integer({ min: 1, max: 3 }), integer({ min: 1, max: 3 }), async (seed, years, classesInYear) => {
        const school = madeUpSchool({ years, classesInYear, pupils: [1, 24], answering: [10, 100], spread: 1 }, seededChance(seed));
        const found = await published(school, seed);
        const counts = trueCounts(feeling, school.groups, school.people);
        const answeredBy = (group: string): number =>
          counts.filter(({ leaf }) => chainOf(school.groups, leaf).includes(group)).reduce((sum, { answered }) => sum + answered, 0);
        for (const table of found.tables.filter(isShown)) {
          expect(answeredBy(table.group)).toBeGreaterThanOrEqual(10);
          const base = baseOf(school.groups.find(({ id }) => id === table.group)?.level ?? 'class');
          expect([table.shown.answered, ...table.shown.counts].filter((number) => number % base !== 0)).toEqual([]);
          const inside = found.tables.filter(
            (other) => isShown(other) && other.group !== table.group && chainOf(school.groups, other.group).includes(table.group),
          );
          const left = counts.filter(
            ({ leaf }) => chainOf(school.groups, leaf).includes(table.group) && !inside.some(({ group }) => chainOf(school.groups, leaf).includes(group)),
          );
          const people = left.reduce((sum, { answered }) => sum + answered, 0);
          if (inside.length > 0 && people > 0) expect([left.length > 1, people >= 10]).toEqual([true, true]);
        }
        if (found.tables.some(isShown)) expect(await checkCertificate(JSON.parse(JSON.stringify(await certify(found, []))))).not.toHaveProperty('refused');
      }),
      { numRuns: 25 },
    );
  });

  test('numbers that would pin a small cell down are drawn again', async () => {
    const school = schoolOf({ A: { good: 17, 'so-so': 2, bad: 2 }, B: usual });
    // Down to fifteen, none and none: who knows that 21 answered knows that the small ones are two each.
    const chance = seededChance(1);
    let downs = 9;
    const found = await publishQuestion({ question: { ...feeling, isSensitive: false, levels: ['class'] }, ...school }, [], (until) =>
      downs-- > 0 ? until - 1 : chance(until),
    );
    expect(downs).toBeLessThan(0);
    expect(isShown(tableOf(found, 'A')) && tableOf(found, 'A')).not.toMatchObject({ shown: { counts: [15, 0, 0] } });
  });

  test('nobody answered, and nobody was asked: no table, and a certificate that checks', async () => {
    for (const asked of [{ school: 40, A: 20 }, {}]) {
      const groups = groupsOf({ groups: [{ id: 'A', level: 'class', name: 'A', within: null }], asked, people: [] });
      const found = await published({ groups, people: [] }, 1);
      expect(found.tables.map((table) => 'withheld' in table && table.withheld.because)).toEqual(['few', 'few']);
      expect(await checkCertificate(JSON.parse(JSON.stringify(await certify(found, []))))).not.toHaveProperty('refused');
      expect(asLp(attackOn(found).problem)).toContain('Minimize');
    }
  });

  test('even somebody who knows exactly who answered, and their own answer, does not learn all answers of the others', async () => {
    for (let seed = 1; seed <= 3; seed++) {
      const school = madeUpSchool({ ...usualShape, years: 2 }, seededChance(seed));
      const found = await published(school, seed);
      const { problem } = attackOn(found, trueCounts(feeling, school.groups, school.people));
      for (const [unknown] of problem.unknowns.entries()) {
        const own = { ...problem, rows: [...problem.rows, { name: 'own', terms: [[unknown, 1] as const], least: 1, most: Number.POSITIVE_INFINITY }] };
        const leaf = problem.unknowns[unknown]?.name.split(' · ')[0];
        const mates = problem.unknowns.flatMap(({ name }, index) => (name.startsWith(`${leaf} · `) ? [index] : []));
        const answered = school.people.filter(({ class: name }) => name === leaf).length;
        const { ranges } = await rangesOf(
          own,
          mates.map((index) => ({ name: `${index}`, terms: [[index, 1] as const] })),
        ).catch(() => ({ ranges: [] }));
        for (const [place, range] of ranges.entries()) expect(range.from - (mates[place] === unknown ? 1 : 0)).toBeLessThan(answered - 1);
      }
    }
  });
});
