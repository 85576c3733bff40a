import fc from 'fast-check';
import { zipSync } from 'fflate';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runJobs } from '../../platform/jobs/jobs.ts';
import type { Seen, TestBrowser } from '../../testing/browser-of.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { capabilities } from '../index.ts';
import type { RosterSchool } from './roster/roster.ts';
import { changesFor, type Present, undoing } from './rules/roster-changes.ts';

let school: TestSchool;
beforeAll(async () => {
  school = await testSchool();
});
afterAll(() => school.close());

interface Child {
  id: string;
  name: string;
  class?: string;
  guardians?: string;
}

/** A OneRoster 1.1 delivery of one school, with a password and a birthday that nobody should keep. */
function delivery(children: Child[], guardians: string[] = ['g1', 'g2']): Uint8Array {
  const classes = ['5A', '6A'];
  const users = [
    ...children.map(({ id, name, guardians: agents = 'g1' }) => `${id},true,s1,student,${id}@x.be,${name},Peeters,"${agents}",P@ssword123,05`),
    ...guardians.map((id) => `${id},true,s1,guardian,${id}@x.be,Ouder,${id},,P@ssword123,`),
    't1,true,s1,teacher,t1@school.be,Lien,Wouters,,P@ssword123,',
  ];
  const files: Record<string, string> = {
    'manifest.csv':
      'propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\nfile.orgs,bulk\nfile.users,bulk\nfile.classes,bulk\nfile.enrollments,bulk\n',
    'orgs.csv': 'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\ns1,,,De Bron,school,,\n',
    'users.csv': `sourcedId,enabledUser,orgSourcedIds,role,username,givenName,familyName,agentSourcedIds,password,grades\n${users.join('\n')}\n`,
    'classes.csv': `sourcedId,title,grades,courseSourcedId,classType,schoolSourcedId,termSourcedIds\n${classes.map((name) => `c${name},${name},05,,homeroom,s1,`).join('\n')}\n`,
    'enrollments.csv': `sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role\n${children.map(({ id, class: name = '5A' }) => `e${id},c${name},s1,${id},student`).join('\n')}\net1,c5A,s1,t1,teacher\n`,
    'demographics.csv': `sourcedId,birthDate,sex\n${children.map(({ id }) => `${id},2015-04-01,female`).join('\n')}\n`,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)])));
}

const ten: Child[] = Array.from({ length: 10 }, (_, n) => ({ id: `p${n}`, name: `Kind${n}` }));

const upload = (browser: TestBrowser, bytes: Uint8Array, name = 'lijst.zip'): Promise<Seen> =>
  browser.upload('/staff/roster', 'file', new File([new Uint8Array(bytes)], name));
const yes = async (browser: TestBrowser, planned: Seen, fields: Record<string, string> = {}): Promise<Seen> =>
  browser.send(`${planned.path}/application`, { school: 's1', ...fields });

/** Who is in which class, as the school sees it. */
async function everybody(): Promise<string[]> {
  const rows = await school.inSchool((db) =>
    db
      .selectFrom('people.person as person')
      .leftJoin('people.membership as membership', 'membership.person_id', 'person.id')
      .leftJoin('people.class as class', 'class.id', 'membership.class_id')
      .select(['person.given_name', 'class.name', 'membership.role'])
      .where('person.left_on', 'is', null)
      .where('person.source_id', 'is not', null)
      .execute(),
  );
  return rows.map(({ given_name, name, role }) => `${given_name} ${name} ${role}`).sort();
}

describe('a roster', () => {
  test('shows what would change before it changes anything', async () => {
    const dirk = await school.browserOf('Dirk');
    const planned = await upload(dirk, delivery(ten));
    expect(planned.text).toContain('10 leerlingen komen erbij');
    expect(planned.text).toContain('1 ouder of voogd komt erbij');
    expect(planned.text).toContain('Kind3 Peeters');
    expect(await everybody()).toEqual([]);
  });

  test('applied, then brought in again, changes nothing', async () => {
    const dirk = await school.browserOf('Dirk');
    expect((await yes(dirk, await upload(dirk, delivery(ten)))).text).toContain('De lijst is verwerkt');
    const before = await everybody();
    expect(before).toHaveLength(12);
    expect(before).toContain('Kind0 5A pupil');
    expect(before).toContain('Lien 5A teacher');
    expect((await upload(dirk, delivery(ten))).text).toContain('Deze lijst verandert niets');
    expect(await everybody()).toEqual(before);
  });

  test('leaves people who were added by hand alone', async () => {
    expect((await (await school.browserOf('Dirk')).get('/staff/team')).text).toContain('Bart Maes');
    expect((await (await school.browserOf('Bart')).get('/staff/coverage')).text).toContain('5A');
  });

  test('moves, renames and lets go; undone, all is as before', async () => {
    const dirk = await school.browserOf('Dirk');
    const before = await everybody();
    const changed = ten.slice(1).map((child, n) => (n === 0 ? { ...child, class: '6A' } : n === 1 ? { ...child, name: 'Nieuwe naam' } : child));
    const planned = await upload(dirk, delivery(changed));
    expect(planned.text).toContain('1 leerling vertrekt');
    expect(planned.text).toContain('Kind2 Peeters wordt Nieuwe naam Peeters');
    expect(planned.text).toContain('1 persoon verandert van klas');
    await yes(dirk, planned);
    expect(await everybody()).not.toEqual(before);
    const page = await dirk.get('/staff/roster');
    const undo = /action="(\/staff\/roster\/imports\/[^"]+)"/.exec(page.html)?.[1] ?? '';
    expect((await dirk.send(undo)).text).toContain('De wijzigingen zijn teruggedraaid');
    expect(await everybody()).toEqual(before);
    expect((await dirk.send(undo)).status).toBe(409);
  });

  test('in which more than a fifth would vanish asks first', async () => {
    const dirk = await school.browserOf('Dirk');
    const before = await everybody();
    const planned = await upload(dirk, delivery(ten.slice(0, 7)));
    expect(planned.text).toContain('er zouden veel mensen tegelijk vertrekken');
    const refused = await yes(dirk, planned);
    expect(refused.status).toBe(422);
    expect(await everybody()).toEqual(before);
    await yes(dirk, planned, { sure: 'yes' });
    expect(await everybody()).toHaveLength(9);
  });

  test('who left cannot come in any more, and who comes back is the same person', async () => {
    const dirk = await school.browserOf('Dirk');
    const idOf = async (name: string) =>
      await school.inSchool((db) => db.selectFrom('people.person').select(['id', 'left_on']).where('given_name', '=', name).executeTakeFirst());
    const gone = await idOf('Kind8');
    expect(gone?.left_on).toBe('2026-11-24');
    await yes(dirk, await upload(dirk, delivery(ten)));
    expect(await idOf('Kind8')).toEqual({ id: gone?.id, left_on: null });
  });

  test('who left by it is signed out for good, also when they come back, and is erased after thirty days', async () => {
    const [dirk, one] = [await school.browserOf('Dirk'), ten[9] as Child];
    const person = () => school.inSchool((db) => db.selectFrom('people.person').select('id').where('source_id', '=', one.id).executeTakeFirst());
    const browser = await school.browserOfPerson((await person())?.id ?? '');
    expect((await browser.get('/p/card')).path).toBe('/p/card');
    await yes(dirk, await upload(dirk, delivery(ten.slice(0, 9))));
    await yes(dirk, await upload(dirk, delivery(ten)));
    school.ground.clock.pass(1);
    expect(await school.inSchool((db) => db.selectFrom('people.session').selectAll().where('device', '=', 'own').execute())).toEqual([]);
    await yes(dirk, await upload(dirk, delivery(ten.slice(0, 9))));
    for (const [night, isThere] of [
      ['2026-12-24 04:00', true],
      ['2026-12-25 04:00', false],
    ] as const) {
      school.ground.clock.set(night);
      await runJobs(school.ground, capabilities);
      expect([night, (await person()) !== undefined]).toEqual([night, isThere]);
    }
    school.ground.clock.set('2026-11-24 10:00');
  });

  test('does not turn out the person who brings it in, who could not take it back then', async () => {
    const dirk = await school.browserOf('Dirk');
    const cameFromRoster = (source_id: string | null) =>
      school.inSchool((db) => db.updateTable('people.person').set({ source_id }).where('given_name', '=', 'Dirk').execute());
    await cameFromRoster('d1');
    const planned = await upload(dirk, delivery([...ten, { id: 'p10', name: 'Kind10' }]));
    expect(planned.text).not.toContain('personeelslid vertrekt');
    expect((await yes(dirk, planned)).text).toContain('De lijst is verwerkt');
    const undo = /action="(\/staff\/roster\/imports\/[^"]+)"/.exec((await dirk.get('/staff/roster')).html)?.[1] ?? '';
    expect((await dirk.send(undo)).text).toContain('De wijzigingen zijn teruggedraaid');
    await cameFromRoster(null);
  });

  test('never leaves a password, a birthday or a pupil’s address in the database', async () => {
    const owner = new Client(school.ground.ownerUrl);
    await owner.connect();
    const { rows: tables } = await owner.query(
      "select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where relkind = 'r' and nspname not in ('pg_catalog', 'information_schema')",
    );
    for (const { name } of tables) {
      const { rows } = await owner.query(`select t::text as row from ${name} t`);
      expect([name, rows.filter(({ row }) => /P@ssword|2015-04-01|female|p1@x\.be|g1@x\.be/.test(row))]).toEqual([name, []]);
    }
    await owner.end();
  });

  test('that cannot be read changes nothing, and says where', async () => {
    const dirk = await school.browserOf('Dirk');
    const before = await everybody();
    const broken = delivery([
      { id: 'p1', name: '' },
      { id: 'p2', name: 'Kind2', class: '7Z' },
    ]);
    const seen = await upload(dirk, broken);
    expect(seen.status).toBe(422);
    expect(seen.text).toContain('Er is niets veranderd');
    expect(seen.text).toContain('Rij 2 van users.csv, kolom givenName');
    expect((await upload(dirk, new TextEncoder().encode('not a zip'))).text).toContain('dit is geen zip-bestand');
    expect((await dirk.upload('/staff/roster', 'file', new File([], ''))).text).toContain('Kies eerst een bestand');
    expect(await everybody()).toEqual(before);
  });

  test('said yes to twice, or taken back twice, in one moment is applied and taken back once', async () => {
    const [dirk, veerle] = [await school.browserOf('Dirk'), await school.browserOf('Veerle')];
    const bytes = delivery([...ten, { id: 'p11', name: 'Kind11' }]);
    const [one, other] = [await upload(dirk, bytes), await upload(veerle, bytes)];
    const seen = await Promise.all([yes(dirk, one), yes(dirk, one), yes(veerle, other)]);
    expect(seen.map(({ text }) => text.includes('De lijst is verwerkt'))).toEqual([true, true, true]);
    expect((await everybody()).filter((line) => line.startsWith('Kind11'))).toHaveLength(1);
    const undo = /action="(\/staff\/roster\/imports\/[^"]+)"/.exec((await dirk.get('/staff/roster')).html)?.[1] ?? '';
    expect((await Promise.all([dirk.send(undo), veerle.send(undo)])).map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await everybody()).filter((line) => line.startsWith('Kind11'))).toEqual([]);
  });

  test('is for administrators and leadership only', async () => {
    for (const name of ['Bart', 'An', 'Tom'] as const) expect((await upload(await school.browserOf(name), delivery(ten))).status).toBe(404);
  });

  test('that was read by one school cannot be applied by another', async () => {
    const other = await testSchool(school.ground, 'een-andere-school');
    const planned = await upload(await school.browserOf('Dirk'), delivery(ten.slice(0, 3)));
    expect((await yes(await other.browserOf('Dirk'), planned, { sure: 'yes' })).text).toContain('Deze lijst kennen we niet meer');
  });
});

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
