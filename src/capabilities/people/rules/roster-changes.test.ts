import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RosterSchool } from '../roster/roster.ts';
import { changesFor, type Present, undoing } from './roster-changes.ts';

describe('changes', () => {
  const person = (kind: 'pupil' | 'staff', n: number) => ({ sourceId: `${kind}${n}`, givenName: `N${n}`, familyName: 'F', email: null });
  const rosters = fc
    .record({
      pupils: fc.uniqueArray(fc.nat(15), { maxLength: 10 }),
      classes: fc.uniqueArray(fc.nat(3), { maxLength: 3 }),
      seats: fc.array(fc.tuple(fc.nat(15), fc.nat(3)), { maxLength: 15 }),
    })
    .map(
      ({ pupils, classes, seats }): RosterSchool => ({
        sourceId: 's',
        name: 'S',
        pupils: pupils.map((n) => person('pupil', n)),
        guardians: pupils.filter((n) => n % 2 === 0).map((n) => ({ ...person('pupil', n), sourceId: `g${n}`, pupilIds: [`pupil${n}`] })),
        staff: [{ ...person('staff', 1), roles: ['teacher'] }],
        classes: classes.map((n) => ({
          sourceId: `c${n}`,
          name: `C${n}`,
          grade: '05',
          kind: 'homeroom',
          pupilIds: [...new Set(seats.filter(([pupil, at]) => at === n && pupils.includes(pupil)).map(([pupil]) => `pupil${pupil}`))],
          teacherIds: ['staff1'],
        })),
      }),
    );

  /** The changes made on plain data, as the store makes them on tables. */
  function made(present: Present, changes: ReturnType<typeof changesFor>): Present {
    const persons = new Map(present.persons.map((one) => [one.id, one]));
    const classes = new Map(present.classes.map((one) => [one.id, one]));
    let { memberships, guardianships } = present;
    for (const change of changes) {
      if (change.what === 'person')
        persons.set(change.id, { ...(change.after ?? { ...(change.before as object), hasLeft: true }), id: change.id, email: null } as never);
      if (change.what === 'class') classes.set(change.id, { ...(change.after ?? { ...(change.before as object), hasLeft: true }), id: change.id } as never);
      if (change.what === 'membership') {
        memberships = memberships.filter(({ classId, personId }) => classId !== change.classId || personId !== change.personId);
        if (change.after) memberships = [...memberships, { classId: change.classId, personId: change.personId, role: change.after }];
      }
      if (change.what === 'guardianship') {
        guardianships = guardianships.filter(({ pupilId, guardianId }) => pupilId !== change.pupilId || guardianId !== change.guardianId);
        if (change.after) guardianships = [...guardianships, { pupilId: change.pupilId, guardianId: change.guardianId }];
      }
    }
    return { persons: [...persons.values()], classes: [...classes.values()], memberships, guardianships };
  }

  /** What people would notice: who is here, where they sit, who cares for them. */
  function visible({ persons, classes, memberships, guardianships }: Present): string[] {
    const here = new Map(persons.filter(({ hasLeft }) => !hasLeft).map(({ id, sourceId }) => [id, sourceId]));
    const open = new Map(classes.filter(({ hasLeft }) => !hasLeft).map(({ id, sourceId }) => [id, sourceId]));
    return [
      ...here.values(),
      ...open.values(),
      ...memberships
        .filter(({ personId, classId }) => here.has(personId) && open.has(classId))
        .map(({ personId, classId }) => `${here.get(personId)} in ${open.get(classId)}`),
      ...guardianships.map(({ pupilId, guardianId }) => `${here.get(guardianId)} for ${here.get(pupilId)}`),
    ]
      .map(String)
      .sort();
  }

  const nothing: Present = { persons: [], classes: [], memberships: [], guardianships: [] };
  let next = 0;
  const newId = (): string => `id${next++}`;

  test('make two people of two who share the address of somebody who was added by hand', () => {
    const email = 'secretariaat@school.be';
    const present = { ...nothing, persons: [{ id: 'hand', kind: 'staff' as const, sourceId: null, givenName: 'Mia', familyName: 'F', hasLeft: false, email }] };
    const staff = [1, 2].map((n) => ({ ...person('staff', n), email: n === 1 ? email.toUpperCase() : email, roles: ['teacher'] }));
    const classes = [1, 2].map((n) => ({ sourceId: `c${n}`, name: `C${n}`, grade: '05', kind: 'homeroom' as const, pupilIds: [], teacherIds: [`staff${n}`] }));
    const end = made(present, changesFor(present, { sourceId: 's', name: 'S', pupils: [], guardians: [], staff, classes }, newId));
    expect(end.persons.map(({ id, sourceId }) => [id === 'hand', sourceId])).toEqual([
      [true, 'staff1'],
      [false, 'staff2'],
    ]);
    expect(new Set(end.memberships.map(({ personId }) => personId)).size).toBe(2);
  });

  const rosterOf = (some: Partial<RosterSchool>): RosterSchool => ({ sourceId: 's', name: 'S', pupils: [], guardians: [], staff: [], classes: [], ...some });
  const classFrom = (n: number, kind: 'homeroom' | 'scheduled' | null, grade = '02') => ({
    sourceId: `c${n}`,
    name: `C${n}`,
    grade,
    kind,
    pupilIds: [],
    teacherIds: [],
  });

  test('make every class one where pupils belong, unless the roster says itself which are', () => {
    const homes = (...kinds: ('homeroom' | 'scheduled' | null)[]) =>
      made(nothing, changesFor(nothing, rosterOf({ classes: kinds.map((kind, n) => classFrom(n, kind)) }), newId)).classes.map(({ isHome }) => isHome);
    expect([homes('homeroom', 'scheduled', null), homes('scheduled', null)]).toEqual([
      [true, false, false],
      [true, true],
    ]);
  });

  test('leave alone in which version a class is asked once it is there, and who cares for whom where that was added by hand', () => {
    const first = made(nothing, changesFor(nothing, rosterOf({ classes: [classFrom(1, 'homeroom')], pupils: [person('pupil', 1)] }), newId));
    expect(first.classes.map(({ ageVersion }) => ageVersion)).toEqual(['6-9']);
    const [pupil, one] = [first.persons[0]?.id as string, first.classes[0] as Present['classes'][number]];
    const aunt = { id: 'aunt', kind: 'guardian' as const, sourceId: null, givenName: 'Tante', familyName: 'F', hasLeft: false, email: null };
    const byHand: Present = {
      ...first,
      persons: [...first.persons, aunt],
      classes: [{ ...one, ageVersion: '14-18' }],
      guardianships: [{ pupilId: pupil, guardianId: aunt.id }],
    };
    const later = made(
      byHand,
      changesFor(byHand, rosterOf({ classes: [{ ...classFrom(1, 'homeroom'), name: 'Anders' }], pupils: [person('pupil', 1)] }), newId),
    );
    expect([later.classes.map(({ name, ageVersion }) => [name, ageVersion]), later.guardianships]).toEqual([[['Anders', '14-18']], byHand.guardianships]);
  });

  test('lead to the roster whatever came before, say nothing the second time, and lead back when undone', () => {
    fc.assert(
      fc.property(rosters, rosters, (first, second) => {
        const start = made(nothing, changesFor(nothing, first, newId));
        const changes = changesFor(start, second, newId);
        const end = made(start, changes);
        expect(changesFor(end, second, newId)).toEqual([]);
        expect(visible(end)).toEqual(visible(made(nothing, changesFor(nothing, second, newId))));
        expect(visible(made(end, undoing(changes)))).toEqual(visible(start));
      }),
    );
  });
});
