import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestGround, testGround } from '../../testing/test-ground.ts';
import { type Migrations, migrate, UnknownSchema } from './migrate.ts';
import { openDatabase } from './open.ts';

let ground: TestGround;
let owner: Client;
let known: Migrations;
beforeAll(async () => {
  ground = await testGround();
  owner = new Client(ground.ownerUrl);
  await owner.connect();
  const { migrationsOf } = await import('../../app.ts');
  const { capabilities } = await import('../../capabilities/index.ts');
  known = migrationsOf(capabilities);
});
afterAll(async () => {
  await owner.end();
  await ground.database.close();
});

const run = (all: Migrations): Promise<number> => migrate(owner, all, 'vastegrond_application');
const applied = async (): Promise<string[]> => (await owner.query('select name from platform.migration order by name')).rows.map(({ name }) => name);

describe('migrations', () => {
  test('run once', async () => {
    expect(await run(known)).toBe(0);
    expect(await applied()).toEqual(Object.keys(known).sort());
  });

  test('of a newer program are refused in one sentence, and nothing changes', async () => {
    await owner.query("insert into platform.migration (name, fingerprint) values ('2099-01-01-1-later', 'x')");
    await expect(run({ ...known, '2026-12-31-1-new': 'create table platform.fresh ()' })).rejects.toThrow(UnknownSchema);
    await expect(run(known)).rejects.toThrow(/nieuwere versie van Vaste Grond \(2099-01-01-1-later\).*er is niets veranderd/);
    expect((await owner.query("select to_regclass('platform.fresh') as fresh")).rows).toEqual([{ fresh: null }]);
    await owner.query("delete from platform.migration where name like '2099%'");
  });

  test('that were changed afterwards are refused', async () => {
    const [first] = Object.keys(known) as [string];
    await expect(run({ ...known, [first]: '-- other' })).rejects.toThrow(/achteraf gewijzigd/);
  });

  test('that fail leave nothing behind, and what came before stays', async () => {
    await expect(
      run({ ...known, '2026-12-31-1-good': 'create table platform.good ()', '2026-12-31-2-bad': 'create table platform.half (); select 1 / 0' }),
    ).rejects.toThrow();
    expect((await owner.query("select to_regclass('platform.good') is not null as good, to_regclass('platform.half') as half")).rows).toEqual([
      { good: true, half: null },
    ]);
    await owner.query("drop table platform.good; delete from platform.migration where name like '2026-12-31%'");
  });

  test('go by day and number, not by letter', async () => {
    const order: string[] = [];
    const noted = (name: string): string => `insert into platform.noted values ('${name}')`;
    await run({ ...known, '2026-12-31-0-table': 'create table platform.noted (name text)', '2026-12-31-10-b': noted('ten'), '2026-12-31-9-a': noted('nine') });
    order.push(...(await owner.query('select name from platform.noted')).rows.map(({ name }) => name));
    expect(order).toEqual(['nine', 'ten']);
    await owner.query("drop table platform.noted; delete from platform.migration where name like '2026-12-31%'");
  });

  test('by two programs at once run once', async () => {
    const second = new Client(ground.ownerUrl);
    await second.connect();
    const more = { ...known, '2026-12-31-1-slow': 'select pg_sleep(0.2); create table platform.once ()' };
    const counts = await Promise.all([run(more), migrate(second, more, 'vastegrond_application')]);
    expect(counts.sort()).toEqual([0, 1]);
    await second.end();
    await owner.query("drop table platform.once; delete from platform.migration where name like '2026-12-31%'");
  });
});

test('two programs that start on one database at the same moment both do', async () => {
  const { settings, keys, log } = ground;
  const { dataFolder, databaseUrl } = settings;
  const start = () => openDatabase({ dataFolder, databaseUrl, keys, log, migrations: known, apart: ['contact_point'] });
  for (let n = 0; n < 3; n++) {
    const opened = await Promise.all([start(), start(), start(), start()]);
    await Promise.all(opened.map((database) => database.close()));
  }
});
