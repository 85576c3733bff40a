import { globSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { schoolId } from './ids.ts';
import { inSchoolFromHere } from './in-school.ts';

/** The seven pitfalls of row-level security, and what PostgreSQL says of every table there is. */
let here: TestSchool;
let there: TestSchool;
let owner: Client;
beforeAll(async () => {
  here = await testSchool();
  there = await testSchool(here.ground, 'de-linde');
  owner = new Client(here.ground.ownerUrl);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await here.close();
});

const schoolTables = async (): Promise<string[]> => {
  const { rows } = await owner.query<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'school_id'
    where c.relkind in ('r', 'p') order by 1`);
  return rows.map(({ name }) => name);
};

/** In a schema with a role of its own. */
const liesApart = (table: string): boolean => table.startsWith('contact_point.');

describe('a schema that lies apart', () => {
  test('cannot be seen by the program’s ordinary role', async () => {
    const apart = (await schoolTables()).filter(liesApart);
    expect(apart.length).toBeGreaterThan(5);
    for (const table of apart) await expect(here.inSchool((db) => sql`select from ${sql.raw(table)}`.execute(db))).rejects.toMatchObject({ code: '42501' });
  });

  test('has a role that sees nothing else, and in it only its own school', async () => {
    const apart = here.ground.database.apart('contact_point');
    for (const table of (await schoolTables()).filter((name) => !liesApart(name)))
      await expect(apart(here.id, (db) => sql`select from ${sql.raw(table)}`.execute(db))).rejects.toMatchObject({ code: '42501' });
    await apart(there.id, (db) => sql`insert into contact_point.promise_day (school_id, day, kept, late) values (${there.id}, '2026-11-24', 1, 0)`.execute(db));
    for (const table of (await schoolTables()).filter(liesApart)) {
      const { rows } = await apart(here.id, (db) => sql`select from ${sql.raw(table)} where school_id = ${there.id}`.execute(db));
      expect([table, rows]).toEqual([table, []]);
    }
    await expect(
      apart(here.id, (db) => sql`insert into contact_point.promise_day (school_id, day, kept, late) values (${there.id}, '2026-11-25', 1, 0)`.execute(db)),
    ).rejects.toMatchObject({ code: '42501' });
    const { rows: roles } = await owner.query(
      "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = 'vastegrond_contact_point'",
    );
    expect(roles).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }]);
  });
});

describe('the seven pitfalls', () => {
  test('1. the owner of the tables is bound too, and the program is not the owner', async () => {
    const { rows } = await owner.query(`
      select c.oid::regclass::text as name, relrowsecurity, relforcerowsecurity, pg_get_userbyid(relowner) as owner,
        (select count(*) from pg_policy p where p.polrelid = c.oid)::int as policies
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'school_id' where c.relkind in ('r', 'p')`);
    expect(rows.length).toBeGreaterThan(15);
    for (const row of rows)
      expect(row).toMatchObject({ relrowsecurity: true, relforcerowsecurity: true, policies: 1, owner: expect.not.stringMatching('vastegrond_application') });
    const { rows: roles } = await owner.query(
      "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = 'vastegrond_application'",
    );
    expect(roles).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }]);
  });

  test('2. there is no view that would run as its owner', async () => {
    const { rows } = await owner.query("select schemaname from pg_views where schemaname not in ('pg_catalog', 'information_schema')");
    expect(rows).toEqual([]);
  });

  test('3. there is no function that runs as its owner', async () => {
    const { rows } = await owner.query(
      "select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where prosecdef and nspname not in ('pg_catalog', 'information_schema')",
    );
    expect(rows).toEqual([]);
  });

  test('4. a connection that goes back to the pool takes no school along', async () => {
    for (let turn = 0; turn < 20; turn++) {
      await here.inSchool((db) => db.selectFrom('people.person').select('id').execute());
      const { rows } = await sql`select count(*)::int as count from people.person`.execute(here.ground.database.outsideSchools);
      expect(rows).toEqual([{ count: 0 }]);
    }
  });

  test('5. outside a school, also after one, a query gives no rows and no error', async () => {
    await here.inSchool(async () => undefined);
    for (const table of (await schoolTables()).filter((name) => !liesApart(name))) {
      const { rows } = await sql`select count(*)::int as count from ${sql.raw(table)}`.execute(here.ground.database.outsideSchools);
      expect([table, rows]).toEqual([table, [{ count: 0 }]]);
    }
  });

  test('6. no unique key tells one school what another has', async () => {
    const { rows } = await owner.query(`
      select i.indrelid::regclass::text as name, (select attname from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[0]) as first
      from pg_index i join pg_attribute s on s.attrelid = i.indrelid and s.attname = 'school_id'
      join pg_class c on c.oid = i.indrelid and c.relkind in ('r', 'p')`);
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) expect(row).toMatchObject({ first: 'school_id' });
  });

  test('7. no foreign key crosses from one school to another', async () => {
    const { rows } = await owner.query(`
      select conrelid::regclass::text as from, confrelid::regclass::text as to, pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'f'`);
    expect(rows.length).toBeGreaterThan(15);
    for (const { to, definition } of rows) if (to !== 'people.school') expect(definition).toMatch(/^FOREIGN KEY \(school_id, /);
    await expect(
      here.inSchool((db) =>
        db
          .insertInto('people.membership')
          .values({ school_id: here.id, class_id: here.classes['5A'], person_id: there.idOf('Ada'), role: 'pupil' })
          .execute(),
      ),
    ).rejects.toMatchObject({ code: '23503' });
  });
});

describe('another school', () => {
  test('is not there: no row can be seen, changed or removed', async () => {
    const seen = await here.inSchool(async (db) => ({
      read: await db.selectFrom('people.person').select('id').where('school_id', '=', there.id).execute(),
      changed: (await db.updateTable('people.person').set({ given_name: 'x' }).where('school_id', '=', there.id).executeTakeFirst()).numUpdatedRows,
      removed: (await db.deleteFrom('people.person').where('school_id', '=', there.id).executeTakeFirst()).numDeletedRows,
    }));
    expect(seen).toEqual({ read: [], changed: 0n, removed: 0n });
  });

  test('cannot be written into', async () => {
    await expect(
      here.inSchool((db) => db.insertInto('people.closed_day').values({ school_id: there.id, day: '2026-12-01', name: 'x' }).execute()),
    ).rejects.toMatchObject({ code: '42501' });
    await here.inSchool((db) => db.insertInto('people.closed_day').values({ school_id: here.id, day: '2026-12-01', name: 'x' }).execute());
    await expect(here.inSchool((db) => db.updateTable('people.closed_day').set({ school_id: there.id }).execute())).rejects.toMatchObject({ code: '42501' });
  });

  test('a session of one school opens nothing of another', async () => {
    const bart = await here.browserOf('Bart');
    expect((await bart.get(`/staff/classes/${there.classes['5A']}`)).status).toBe(404);
    expect((await bart.get('/staff/coverage')).html).not.toContain(there.classes['5A']);
  });
});

test('only a checked id comes into a statement', () => {
  expect(() => schoolId("x'; drop table people.person; --")).toThrow(TypeError);
  expect(inSchoolFromHere(here.id)).toBe(`set local app.school_id = '${here.id}'`);
});

test('every school table begins with school_id, so that it can be spread over machines', async () => {
  const { rows } = await owner.query(`
    select c.oid::regclass::text as name, (select attname from pg_attribute a where a.attrelid = c.oid and a.attnum = 1) as first
    from pg_class c join pg_attribute s on s.attrelid = c.oid and s.attname = 'school_id' where c.relkind in ('r', 'p')`);
  for (const row of rows) expect(row).toMatchObject({ first: 'school_id' });
});

test('the tables without a school are few and known', async () => {
  const { rows } = await owner.query<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and nspname not in ('pg_catalog', 'information_schema')
    and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'school_id') order by 1`);
  expect(rows.map(({ name }) => name)).toEqual(['people.school', 'platform.migration']);
});

test('there are no triggers, and only one place begins a transaction for a school', async () => {
  const { rows } = await owner.query('select tgname from pg_trigger where not tgisinternal');
  expect(rows).toEqual([]);
  const setters = globSync('src/**/*.{ts,tsx}').filter((file) => !file.endsWith('.test.ts') && /app\.school_id|set_config/.test(readFileSync(file, 'utf8')));
  expect(setters).toEqual(['src/platform/database/in-school.ts']);
});
