import { zipSync } from 'fflate';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runJobs } from '../../platform/jobs/jobs.ts';
import type { Seen, TestBrowser } from '../../testing/browser-of.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { capabilities } from '../index.ts';

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
