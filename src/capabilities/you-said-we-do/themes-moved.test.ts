import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { migrationsOf } from '../../app.ts';
import { type Migrations, migrate } from '../../platform/database/migrate.ts';
import { newId } from '../../platform/secrets/random.ts';
import { type TestGround, testGround } from '../../testing/test-ground.ts';
import { capabilities } from '../index.ts';

const application = 'vastegrond_application';
const moving = '2026-11-26-11-themes-as-own-texts';

let ground: TestGround;
let superuser: Client;
let owner: Client;
/** A role that owns its tables and is no more than that, as on a school's own server. */
const name = `owner_${newId().replaceAll('-', '')}`;
beforeAll(async () => {
  // Makes the roles that a database of the program has.
  ground = await testGround();
  superuser = new Client(ground.ownerUrl);
  await superuser.connect();
  await superuser.query(`create role ${name} login nosuperuser nobypassrls password 'owner'`);
  await superuser.query(`create database ${name} owner ${name}`);
  const url = new URL(inject('ownerUrl').replace('{database}', name));
  owner = new Client({ host: url.searchParams.get('host') ?? url.hostname, port: Number(url.port || 5432), user: name, password: 'owner', database: name });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await superuser.query(`drop database ${name}`);
  await superuser.query(`drop role ${name}`);
  await superuser.end();
  await ground.database.close();
});

test('the words of themes from before become texts of the school, in every school, by an owner whom row-level security binds', async () => {
  const all = migrationsOf(capabilities);
  const before: Migrations = Object.fromEntries(Object.entries(all).filter(([one]) => one !== moving));
  await migrate(owner, before, application);
  const schools = [newId(), newId()];
  for (const [at, school] of schools.entries()) {
    const theme = newId();
    await owner.query('insert into people.school (id, slug, name) values ($1, $2, $3)', [school, `school-${at}`, 'De Bron']);
    await owner.query(`begin; set local app.school_id = '${school}'`);
    await owner.query('insert into you_said_we_do.theme (school_id, id, occasion_id, made_on) values ($1, $2, $3, $4)', [school, theme, newId(), '2026-11-20']);
    for (const [language, heard, told] of [
      ['nl', 'Wie kan ik bellen?', 'Bel Samira.'],
      ['ar', 'بمن أتصل؟', 'اتصل بسميرة.'],
    ])
      await owner.query('insert into you_said_we_do.theme_words (school_id, theme_id, language, heard, told) values ($1, $2, $3, $4, $5)', [
        school,
        theme,
        language,
        heard,
        told,
      ]);
    await owner.query('commit');
  }
  await migrate(owner, all, application);
  for (const school of schools) {
    await owner.query(`begin; set local app.school_id = '${school}'`);
    const { rows } = await owner.query(
      `select part.key, part.dutch, said.words, said.language, said.of_dutch = part.dutch as holds, said.checked_on::text as checked
       from you_said_we_do.theme join languages.own_part as part using (school_id, text_id)
       join languages.translation as said using (school_id, text_id, key) order by part.place`,
    );
    expect(rows).toEqual([
      { key: 'heard', dutch: 'Wie kan ik bellen?', words: 'بمن أتصل؟', language: 'ar', holds: true, checked: '2026-11-20' },
      { key: 'told', dutch: 'Bel Samira.', words: 'اتصل بسميرة.', language: 'ar', holds: true, checked: '2026-11-20' },
    ]);
    await owner.query('commit');
  }
  const { rows: open } = await owner.query(
    "select oid::regclass::text as name from pg_class where relname in ('theme', 'own_text', 'own_part', 'translation') and not relforcerowsecurity",
  );
  expect(open).toEqual([]);
});
