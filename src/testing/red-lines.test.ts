import { globSync, readFileSync } from 'node:fs';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import content from '../../content/check-in.json' with { type: 'json' };
import { type TestSchool, testSchool } from './test-school.ts';

/** What the product must never do, as far as a machine can see it. The numbers are those of docs/red-lines.md. */
let school: TestSchool;
let owner: Client;
let columns: { name: string; column: string; type: string }[];
beforeAll(async () => {
  school = await testSchool();
  owner = new Client(school.ground.ownerUrl);
  await owner.connect();
  columns = (
    await owner.query(`select table_schema || '.' || table_name as name, column_name as column, data_type as type
    from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema')`)
  ).rows;
});
afterAll(async () => {
  await owner.end();
  await school.close();
});

const sources = globSync('src/**/*.{ts,tsx}')
  .filter((file) => !/\.test\.tsx?$|^src\/testing\//.test(file))
  .map((file) => ({ file, code: readFileSync(file, 'utf8') }));

describe('R1, R2: no prediction, no score', () => {
  test('no column holds a mood, a score or a forecast; no number says anything of a person', () => {
    const words = /mood|feeling|score|risk|predict|forecast|rank|level|severity|wellbeing|welbevinden|average|trend/;
    expect(columns.filter(({ column }) => words.test(column))).toEqual([]);
    const counting = columns.filter(({ type, name }) => /int|numeric|real|double/.test(type) && !name.startsWith('platform.'));
    expect(counting.map(({ name, column }) => `${name}.${column}`).sort()).toEqual([
      'agreements.version.turn',
      'catch_up.step.place',
      'check_ins.rhythm.every_weeks',
      'contact_point.message.seq',
      'contact_point.promise_day.kept',
      'contact_point.promise_day.late',
      'contact_point.roster_entry.place',
      'languages.own_part.place',
      'people.card.turn',
      'people.passkey.counter',
      'people.roster_change.place',
      'people.roster_import.turn',
      'people.wrong_code.wrong',
      'rounds.round.edition',
      'voice.ballot.own_count',
      'voice.group_session.present',
      'voice.round.edition',
      'voice.round.sitting',
      'voice.statement.place',
    ]);
  });

  test('no answer option has a number', () => {
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      expect(Object.keys(value)).not.toEqual(expect.arrayContaining(['value', 'score', 'weight']));
      for (const inner of Object.values(value)) walk(inner);
    };
    walk(content.questions);
    walk(content.followups);
    for (const question of [...content.questions, ...content.followups])
      for (const { id } of ('options' in question ? question.options : []) ?? []) expect(id).toMatch(/^[a-z_]+$/);
  });

  test('what was said cannot be averaged: it lies sealed, and nothing beside it says what it is', () => {
    expect(
      columns
        .filter(({ name }) => name === 'check_ins.answer')
        .map(({ column }) => column)
        .sort(),
    ).toEqual(['confidant_id', 'fingerprint', 'id', 'occasion_id', 'person_id', 'said_on', 'school_id', 'teachers_too', 'way', 'words']);
    for (const { file, code } of sources) expect([file, /\bavg\s*\(|average|gemiddelde/i.test(code)]).toEqual([file, false]);
  });
});

describe('R3: no ranking by answers', () => {
  test('every list is in the order of names, days, waiting time or turns', () => {
    const allowed =
      /^'?(\w+\.)?(name|given_name|family_name|id|day|turn|place|title|version|opens_on|closes_on|made_on|language|opened_on|said_on|read_on|asked_on|due_on|printed_on|number|received_at|is_home|seq|waiting_since|last_on|person_id|month)'?$/;
    for (const { file, code } of sources)
      for (const [, column = ''] of code.matchAll(/\.orderBy\(([^,)]+)/g)) expect([file, column]).toEqual([file, expect.stringMatching(allowed)]);
  });

  test('Vandaag and the lists of a class stand in the same order whatever was said', async () => {
    await school.open('5A');
    const namesSeen = async (moods: Record<string, string>): Promise<string[]> => {
      for (const name of ['Driss', 'Ada', 'Ben'] as const) {
        const browser = await school.browserOf(name);
        const { html } = await browser.get('/p/check-in');
        const field = (key: string): string => new RegExp(`name="${key}" value="([^"]+)"`).exec(html)?.[1] ?? '';
        await browser.send('/p/check-in', { id: field('id'), ticket: field('ticket'), mood: moods[name] ?? '', talk: 'week' });
      }
      const { text } = await (await school.browserOf('Bart')).get('/staff');
      await school.inSchool(async (db) => {
        await db.deleteFrom('follow_ups.promise').execute();
        await db.deleteFrom('check_ins.answer').execute();
      });
      return [...text.matchAll(/(Ada|Ben|Driss) Peeters/g)].map((found) => found[1] as string);
    };
    const expected = await namesSeen({ Ada: 'good', Ben: 'good', Driss: 'good' });
    expect(expected.slice(0, 3)).toEqual(['Ada', 'Ben', 'Driss']);
    for (const moods of [
      { Ada: 'bad', Ben: 'very_good', Driss: 'soso' },
      { Ada: 'very_good', Ben: 'soso', Driss: 'bad' },
    ])
      expect(await namesSeen(moods)).toEqual(expected);
  });
});

describe('R4, R5: nothing inferred, nothing sent away', () => {
  test('no library that guesses at feelings or language, and none that phones home', () => {
    const { dependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies }))
      expect(name).not.toMatch(/openai|anthropic|tensorflow|onnx|transformers|sentiment|natural|franc|compromise|sentry|posthog|analytics|telemetry/);
  });

  test('only the school’s own texts go to a machine, and only where the school chose one', async () => {
    expect(school.ground.settings.translateUrl).toBeUndefined();
    const server = sources.find(({ file }) => file === 'src/capabilities/languages/translation-server.ts');
    expect(server?.code).toContain('words: readonly OwnDutch[]');
    // What is sent is typed as the school's own Dutch, and only what keeps a text of the school makes such.
    expect(sources.filter(({ code }) => /as OwnDutch\b/.test(code)).map(({ file }) => file)).toEqual(['src/capabilities/languages/store/own-texts.ts']);
  });

  test('the program itself calls nobody else: no request leaves the server, and pages only call their own', () => {
    for (const { file, code } of sources) {
      const calls = [...code.matchAll(/(?<![.\w])fetch\(\s*([^)]*)/g)].map((found) => found[1]);
      if (file.includes('/browser/'))
        for (const to of calls) expect([file, to]).toEqual([file, expect.stringMatching(/^('\/(deliveries|p\/language)'|form\.action|address|request$)/)]);
      else expect([file, calls]).toEqual([file, file === 'src/capabilities/languages/translation-server.ts' ? [expect.stringContaining('/translate')] : []]);
      expect([file, code.match(/XMLHttpRequest/g)?.length ?? 0]).toEqual([file, code.match(/\.open\('GET', location\.pathname\)/g)?.length ?? 0]);
      expect([file, /from 'node:https?'|from 'node:(net|dgram)'|WebSocket|EventSource|sendBeacon/.test(code) && !file.endsWith('web/server.ts')]).toEqual([
        file,
        false,
      ]);
    }
  });
});

describe('R6, R7: no labels, no forbidden questions', () => {
  test('no column or text names somebody’s poverty, and no question asks for what must not be asked', () => {
    expect(columns.filter(({ column }) => /poor|poverty|kansarm|\bses\b|indicator|income|debt|diploma|diagnos|nationality|birth/.test(column))).toEqual([]);
    const asked = JSON.stringify([content.questions, content.followups]);
    expect(asked).not.toMatch(/inkomen|schulden|uitkering|diploma|verblijfs|papieren|diagnose|kansarm|armoede/i);
  });
});

describe('R11, R13, R15, R29: nothing compulsory, nothing to win, never without somebody to answer', () => {
  test('every question can be skipped', async () => {
    await school.open('5A');
    const { html } = await (await school.browserOf('Ada')).get('/p/check-in');
    expect(html).not.toMatch(/\srequired\b|aria-required|verplicht/);
    expect(html.match(/class="button second pass"/g)?.length).toBeGreaterThanOrEqual(7);
  });

  test('no box is ticked for anybody', async () => {
    const { html } = await (await school.browserOf('Ben')).get('/p/check-in');
    expect(html).not.toMatch(/\schecked\b/);
    expect((await school.stranger().get('/')).html).not.toMatch(/\schecked\b/);
  });

  test('no points, badges, streaks or confetti', () => {
    for (const { file, code } of sources) expect([file, /\b(streaks?|badges?|confetti|leaderboard|points earned)\b/i.test(code)]).toEqual([file, false]);
  });

  test('the database itself refuses a check-in without two different people', async () => {
    const occasion = {
      school_id: school.id,
      id: 'a0000000-0000-4000-8000-00000000000a',
      audience: 'guardians' as const,
      class_id: null,
      opened_on: '2026-01-01',
      closes_on: '2026-01-02',
    };
    await expect(
      school.inSchool((db) =>
        db
          .insertInto('check_ins.occasion')
          .values({ ...occasion, reader_id: school.idOf('An'), substitute_id: school.idOf('An') })
          .execute(),
      ),
    ).rejects.toMatchObject({ code: '23514' });
    await expect(
      school.inSchool((db) =>
        db
          .insertInto('check_ins.occasion')
          .values({ ...occasion, reader_id: school.idOf('An'), substitute_id: null as never })
          .execute(),
      ),
    ).rejects.toMatchObject({ code: '23502' });
  });
});

describe('R16, R19: honest about secrecy and urgency', () => {
  test('every family page says where to turn at once', async () => {
    for (const path of ['/p/', '/p/check-in', '/p/card', '/p/language', '/p/check-in/thanks/kept']) {
      const { text, html } = await (await school.browserOf('Ada')).get(path);
      expect([path, text]).toEqual([path, expect.stringContaining('bel 102 (Awel)')]);
      for (const number of ['102', '112']) expect([path, html]).toEqual([path, expect.stringContaining(`href="tel:${number}"`)]);
      expect([path, (await (await school.browserOf('Fatima')).get(`${path}?in=nl`)).text]).toEqual([path, expect.stringContaining('Bel 106')]);
    }
  });
});

describe('R24: nobody is watched', () => {
  test('no page counts what one member of staff did', async () => {
    for (const path of ['/staff', '/staff/coverage', '/staff/team', `/staff/classes/${school.classes['5A']}`]) {
      const { text } = await (await school.browserOf('Veerle')).get(path);
      expect([path, text]).toEqual([path, expect.not.stringMatching(/Bart Maes:? \d|per leerkracht|gemiddeld/)]);
    }
  });
});
