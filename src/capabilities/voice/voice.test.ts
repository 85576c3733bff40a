import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestBrowser } from '../../testing/browser-of.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { addPeople, endVoice, openVoiceAs, sittingIn, sittingOf, voicePlan, voiceTables, vote } from '../../testing/test-voice.ts';
import { releasedFrom } from '../reports/small-groups/released.ts';
import type { Db as ReportsDb } from '../reports/store.ts';
import { listsFrom } from './listing.ts';
import type { Release } from './rules/releases.ts';
import { mostAtOneSitting, type Statement } from './rules/statements.ts';
import { keepRoom } from './store/ballots.ts';
import type { Db as VoiceDb } from './store/rounds.ts';

let school: TestSchool;
beforeAll(async () => {
  school = await testSchool();
});
afterAll(() => school.close());

const agree = () => 'agree';

describe('a round of statements', () => {
  let round: string;
  let pupils: string[];
  let parents: string[];
  beforeAll(async () => {
    pupils = await addPeople(school, 'pupil', 14);
    parents = await addPeople(school, 'guardian', 14);
    round = await openVoiceAs(school, ['pupils', 'guardians']);
  });

  test('a school chooses how many statements one gets at a time; the youngest get six', async () => {
    const veerle = await school.browserOf('Veerle');
    const draft = await veerle.send('/staff/voice', { for: 'guardians' });
    expect(draft.text).toContain('De jongsten (6 tot 9 jaar) krijgen er altijd 6.');
    const id = draft.path.split('/').at(-2) as string;
    await veerle.send(`/staff/voice/${id}`, { ...voicePlan(school, draft.html), for: 'guardians', sitting: '8' });
    const kept = await veerle.get(`/staff/voice/${id}/draft`);
    expect(kept.html).toMatch(/<option value="8" selected/);
    await veerle.send(`/staff/voice/${id}/opening`, { ...voicePlan(school, kept.html), for: 'guardians', sitting: '8' });
    const fatima = await school.browserOf('Fatima');
    expect((await sittingOf(fatima, id)).statements).toHaveLength(8);
    const paper = await (await school.browserOf('An')).get(`/staff/voice/${id}/with/${school.idOf('Fatima')}/paper/1`);
    expect(sittingIn(paper.html).statements).toHaveLength(8);
    expect([mostAtOneSitting('6-9', 12), mostAtOneSitting('10-13', 10)]).toEqual([6, 10]);
    await veerle.send(`/staff/voice/${id}/closing`);
  });

  test('at most twelve at a sitting, none of them twice, and after everything only the question for a sentence of one’s own', async () => {
    const fatima = await school.browserOf('Fatima');
    const seen = new Set<string>();
    for (let sitting = 0; sitting < 6; sitting++) {
      const { statements } = await sittingOf(fatima, round);
      expect(statements.length).toBeLessThanOrEqual(12);
      for (const { id } of statements) {
        expect(seen.has(id)).toBe(false);
        seen.add(id);
      }
      if (statements.length === 0) break;
      await vote(fatima, round, agree);
    }
    const all = (await voiceTables(school).statements(round)).filter(({ audiences }) => String(audiences).includes('guardians'));
    expect(seen.size).toBe(all.length);
    expect((await fatima.get(`/p/voice/${round}?in=nl`)).text).toContain('U zag alle zinnen al.');
  });

  test('what one skips leaves no trace, and "I do not understand it" is not "I do not know"', async () => {
    const ada = await school.browserOf('Ada');
    await vote(ada, round, (_, place) => ['agree', 'unclear', 'pass'][place]);
    const kept = (await voiceTables(school).ballots(round)).find(({ version }) => version === '10-13');
    expect(Object.values(kept?.choices ?? {}).sort()).toEqual(['agree', 'pass', 'unclear']);
  });

  test('what one said shows again on the same device, and on no other', async () => {
    const ada = await school.browserOf('Ada');
    await vote(ada, round, (_, place) => (place === 0 ? 'disagree' : undefined), { own: 'De speelplaats is te klein.' });
    const again = await ada.get(`/p/voice/${round}/said`);
    expect(again.text).toContain('Klopt niet');
    expect(again.text).toContain('De speelplaats is te klein.');
    expect(again.text).toContain('An Maes leest het, ten laatste op');
    const elsewhere = await (await school.browserOf('Ada')).get(`/p/voice/${round}/said`);
    expect(elsewhere.text).toContain('Op dit toestel is nog niets gezegd.');
    // Another child on the same phone sees nothing of it either.
    const ben = await school.browserOf('Ben');
    for (const name of ada.cookies) if (name === 'vg-voice') ben.keep(name, 'x', '/p/voice');
    expect((await ben.get(`/p/voice/${round}/said`)).text).toContain('Op dit toestel is nog niets gezegd.');
  });

  test('the same letter twice counts once, and a later answer takes the place of an earlier one', async () => {
    const [first] = pupils as [string];
    const browser = await school.browserOfPerson(first);
    const { hidden, statements } = await sittingOf(browser, round);
    const one = statements[0] as { id: string };
    await browser.send(`/answers/voice/${round}`, { ...hidden, [`v-${one.id}`]: 'agree' });
    await browser.send(`/answers/voice/${round}`, { ...hidden, [`v-${one.id}`]: 'disagree' });
    const count = async (choice: string) =>
      (await voiceTables(school).ballots(round)).filter(({ choices, letters }) => choices[one.id] === choice && letters?.includes(String(hidden.id))).length;
    expect([await count('agree'), await count('disagree')]).toEqual([1, 0]);
    await browser.send(`/answers/voice/${round}`, { ...hidden, id: crypto.randomUUID(), [`v-${one.id}`]: 'disagree' });
    expect([await count('agree'), await count('disagree')]).toEqual([0, 1]);
  });

  test('a statement that was taken out is put to nobody, and what was said to it counts no more, kindly said', async () => {
    const [, second, third] = pupils as [string, string, string];
    const browser = await school.browserOfPerson(second);
    const { hidden, statements } = await sittingOf(browser, round);
    const gone = statements[0] as { id: string; words: string };
    const veerle = await school.browserOf('Veerle');
    await veerle.send(`/staff/voice/${round}/removals`, { statement: gone.id });
    const thanks = await browser.send(`/answers/voice/${round}`, { ...hidden, [`v-${gone.id}`]: 'agree', [`v-${statements[1]?.id}`]: 'agree' });
    expect(thanks.text).toContain('Eén zin is intussen weggehaald.');
    const kept = (await voiceTables(school).ballots(round)).find(({ letters }) => letters?.includes(String(hidden.id)));
    expect(Object.keys(kept?.choices ?? {})).toEqual([statements[1]?.id]);
    expect((await sittingOf(await school.browserOfPerson(third), round)).statements.map(({ id }) => id)).not.toContain(gone.id);
    expect((await veerle.get(`/staff/voice/${round}/statements`)).text).toContain('Weggehaald.');
  });

  test('a class goes round with one tablet: a child answers, and passes it on', async () => {
    const driss = await school.browserOf('Driss', { device: 'class' });
    const thanks = await vote(driss, round, agree);
    expect(thanks.text).toContain('Klaar. Geef door');
    expect(thanks.html).not.toContain(`/p/voice/${round}/said`);
    expect((await voiceTables(school).ballots(round)).map(({ way }) => way)).toContain('class-device');
  });

  test('a strip of paper is typed over once; it only adds to what somebody sent by themselves', async () => {
    const [, , third, fourth] = pupils as [string, string, string, string];
    const [an, samira] = [await school.browserOf('An'), await school.browserOf('Samira')];
    const group = await an.get(`/staff/voice/${round}/people/${school.classes['5A']}/paper`);
    expect(group.text).toContain('strok');
    const page = await an.get(`/staff/voice/${round}/with/${third}/paper/1`);
    const other = await samira.get(`/staff/voice/${round}/with/${third}/paper/1`);
    const { hidden, statements } = sittingIn(page.html);
    const said = (choice: string) => Object.fromEntries(statements.map(({ id }) => [`v-${id}`, choice]));
    expect((await an.send(`/staff/voice/${round}/with/${third}`, { ...hidden, ...said('agree') })).text).toContain('Bewaard.');
    expect((await samira.send(`/staff/voice/${round}/with/${third}`, { ...sittingIn(other.html).hidden, ...said('agree') })).text).toContain(
      'al ingetikt, met hetzelfde',
    );
    expect((await samira.send(`/staff/voice/${round}/with/${third}`, { ...sittingIn(other.html).hidden, ...said('disagree') })).text).toContain(
      'met iets anders. Wat er stond, blijft staan.',
    );
    // On the phone first, and then on paper as well: counted once, and one's own word stays.
    const phone = await school.browserOfPerson(fourth);
    const sitting = await sittingOf(phone, round);
    const onPhone = statements.find(({ id }) => sitting.statements.some((one) => one.id === id)) as { id: string };
    await phone.send(`/answers/voice/${round}`, { ...sitting.hidden, [`v-${onPhone.id}`]: 'disagree' });
    const paper = sittingIn((await an.get(`/staff/voice/${round}/with/${fourth}/paper/1`)).html);
    await an.send(`/staff/voice/${round}/with/${fourth}`, { ...paper.hidden, ...said('agree') });
    const ballots = (await voiceTables(school).ballots(round)).filter(({ letters }) => letters?.includes(String(sitting.hidden.id)));
    expect(ballots).toHaveLength(1);
    expect(ballots[0]?.choices[onPhone.id]).toBe('disagree');
    expect(Object.keys(ballots[0]?.choices ?? {}).length).toBe(statements.length);
    expect(ballots[0]?.way).toBe('own-device');
    expect((await (await school.browserOf('Bart')).get(`/staff/voice/${round}/with/${third}/paper/1`)).status).toBe(404);
  });

  test('two helpers who type over the same strip at the same moment: one is kept, and the other hears it', async () => {
    const [, , , , , , , , ninth] = pupils as string[];
    const helpers = [await school.browserOf('An'), await school.browserOf('Samira')];
    const pages = await Promise.all(helpers.map(async (helper) => sittingIn((await helper.get(`/staff/voice/${round}/with/${ninth}/paper/1`)).html)));
    const one = pages[0]?.statements[0]?.id;
    const seen = await Promise.all(
      helpers.map((helper, n) => helper.send(`/staff/voice/${round}/with/${ninth}`, { ...pages[n]?.hidden, [`v-${one}`]: n === 0 ? 'agree' : 'disagree' })),
    );
    expect(seen.filter(({ text }) => text.includes('Bewaard.'))).toHaveLength(1);
    expect(seen.filter(({ text }) => text.includes('Een collega tikte deze strook al in, met iets anders.'))).toHaveLength(1);
  });

  test('in a talk an adult fills in together with somebody, in their language', async () => {
    const samira = await school.browserOf('Samira');
    const [parent] = parents as [string];
    const talk = await samira.get(`/staff/voice/${round}/with/${parent}/talk`);
    const { hidden, statements } = sittingIn(talk.html);
    await samira.send(`/staff/voice/${round}/with/${parent}`, { ...hidden, [`v-${statements[0]?.id}`]: 'agree' });
    expect((await voiceTables(school).ballots(round)).map(({ way }) => way)).toContain('talk');
  });

  test('hands up: what was counted is kept once, and more hands than people are counted again', async () => {
    const bart = await school.browserOf('Bart');
    const page = await bart.get(`/staff/voice/${round}/room/guardians`);
    const session = /name="session" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
    const [one] = [...page.html.matchAll(/name="h-([0-9a-f-]{36})-agree"/g)].map((found) => found[1] as string);
    const tooMany = await bart.send(`/staff/voice/${round}/room/guardians`, { session, present: '12', [`h-${one}-agree`]: '9', [`h-${one}-disagree`]: '9' });
    expect([tooMany.status, tooMany.text]).toEqual([422, expect.stringContaining('meer handen dan mensen')]);
    expect(tooMany.html).toContain('value="12"');
    for (const _ of [1, 2])
      await bart.send(`/staff/voice/${round}/room/guardians`, { session, present: '12', [`h-${one}-agree`]: '9', [`h-${one}-disagree`]: '2' });
    expect((await voiceTables(school).rooms(round)).map(({ present, counts }) => [present, counts[String(one)]?.agree])).toEqual([[12, 9]]);
    expect(page.text).toContain('telt twee keer. Dat kunnen wij niet weten.');
  });

  test('what is new reaches who answered before after two weeks, on a school day, and never who would rather not', async () => {
    const chloé = await school.browserOf('Chloé');
    await vote(chloé, round, (_, place) => (place === 0 ? 'agree' : undefined));
    const lookAt = async (moment: string, browser: TestBrowser = chloé): Promise<string> => {
      school.ground.clock.set(moment);
      return (await browser.get('/p/')).text;
    };
    const élise = await school.browserOf('Élise');
    await élise.send(`/p/voice/${round}/rather-not`);
    expect(await lookAt('2026-11-25 10:00')).not.toContain('Er zijn nieuwe zinnen bij');
    school.ground.clock.set('2026-11-26 10:00');
    const veerle = await school.browserOf('Veerle');
    await veerle.send(`/staff/voice/${round}/statements`, { 'own-words': 'De soep is te heet.', 'own-for': 'pupils' });
    expect(await lookAt('2026-12-07 10:00')).not.toContain('Er zijn nieuwe zinnen bij');
    expect(await lookAt('2026-12-12 10:00')).not.toContain('Er zijn nieuwe zinnen bij');
    expect(await lookAt('2026-12-08 10:00')).toContain('Er zijn nieuwe zinnen bij');
    expect(await lookAt('2026-12-08 10:00', élise)).not.toContain('Zeg wat klopt');
    await vote(chloé, round, agree);
    expect(await lookAt('2026-12-09 10:00')).not.toContain('Er zijn nieuwe zinnen bij');
    school.ground.clock.set('2026-12-10 10:00');
  });

  test('when it closes there are three lists, the same for the school and for who voted; statements become themes, and the answer comes back', async () => {
    const statements = await voiceTables(school).statements(round);
    const divided = statements.find(({ words }) => words.nl === 'Er is te veel schoolwerk.')?.words.nl;
    for (const id of pupils) await vote(await school.browserOfPerson(id), round, (words) => (words === divided ? 'disagree' : 'agree'));
    for (const id of parents) await vote(await school.browserOfPerson(id), round, (words) => (/welkom/.test(words) ? 'agree' : 'disagree'));
    await endVoice(school);
    const veerle = await school.browserOf('Veerle');
    const results = await veerle.get(`/staff/voice/${round}/results`);
    expect(results.text).toMatch(/Dit vinden we allemaal.*Hier denken we anders.*Dit weten we nog niet/);
    expect(results.text).not.toMatch(/\d+ ?%/);
    expect((await voiceTables(school).lists(round))?.lists.shared.length).toBeGreaterThan(10);
    const fatima = await school.browserOf('Fatima');
    expect((await fatima.get('/p/')).html).toContain(`/p/voice/${round}/results`);
    const forFatima = await fatima.get(`/p/voice/${round}/results?in=tr`);
    expect(forFatima.text).toContain('Hepimiz böyle düşünüyoruz');
    const an = await school.browserOf('An');
    const themes = await an.get(`/staff/you-said/${round}`);
    expect(themes.text).toContain('Dit vinden we allemaal');
    const [saying] = [...themes.html.matchAll(/name="saying" value="([^"]+)"/g)].map((found) => found[1] as string);
    await an.send(`/staff/you-said/${round}/themes`, { heard: 'Ouders voelen zich welkom.', to: 'new', saying: String(saying) });
    expect((await an.get(`/staff/you-said/${round}`)).text).toContain('Ouders voelen zich welkom.');
    const late = { id: crypto.randomUUID(), audience: 'pupils' as const, heldOn: '2027-01-16', present: 12, counts: {}, enteredById: school.idOf('An') };
    expect(await school.ground.database.inSchool(school.id, (db: VoiceDb) => keepRoom(db, school.id, round, late))).toBe(false);
    // As long as it has no answer no other round opens.
    const draft = await veerle.send('/staff/voice', { for: 'guardians' });
    const next = draft.path.split('/').at(-2) as string;
    const refused = await veerle.send(`/staff/voice/${next}/opening`, {
      ...voicePlan(school, draft.html),
      for: 'guardians',
      'opens-on': '2027-01-18',
      'closes-on': '2027-02-18',
    });
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('Er wachten nog thema’s op een antwoord')]);
  });

  test('figures appear at the reports, safe for small groups; the lists are made of those, and nobody’s ballot is kept', async () => {
    const releases = await publishedOf(school);
    expect(releases.flatMap(({ tables }) => tables).filter(({ shown }) => shown).length).toBeGreaterThan(20);
    const statements = (await voiceTables(school).statements(round)).map(statementIn);
    expect((await voiceTables(school).lists(round))?.lists).toEqual(listsFrom({ statements, releases, earlier: [] }));
    expect(await voiceTables(school).ballots(round)).toEqual([]);
    expect(await voiceTables(school).rooms(round)).toEqual([]);
    expect((await (await school.browserOf('Veerle')).get('/staff/reports')).text).toContain('Wat vinden wij?');
    // What was published stays, and a ballot that comes now changes nothing.
    const before = await voiceTables(school).lists(round);
    const fatima = await school.browserOf('Fatima');
    expect((await fatima.get(`/p/voice/${round}?in=nl`)).text).toContain('Deze zinnen zijn voorbij');
    expect(await voiceTables(school).lists(round)).toEqual(before);
  });
});

/** What stands in the certificates, as anybody can read it who has them. */
async function publishedOf({ ground, id }: TestSchool): Promise<Release[]> {
  const rows = await ground.database.inSchool(id, (db: ReportsDb) =>
    db
      .selectFrom('reports.publication as publication')
      .innerJoin('reports.question as question', 'question.publication_id', 'publication.id')
      .select(['publication.audience', 'question.certificate'])
      .execute(),
  );
  return [...Map.groupBy(rows, ({ audience }) => audience)].map(([audience, some]) => ({
    audience,
    tables: some.flatMap(({ certificate }) => releasedFrom(JSON.parse(certificate).published)),
  }));
}

type Row = Awaited<ReturnType<ReturnType<typeof voiceTables>['statements']>>[number];

const statementIn = ({ id, audiences, words, shipped_as, place, put_on, taken_out_on }: Row): Statement => ({
  id,
  // An array of an enum comes as PostgreSQL writes it.
  audiences: String(audiences).replace(/[{}]/g, '').split(',') as Statement['audiences'],
  words,
  shippedAs: shipped_as,
  place,
  putOn: put_on,
  takenOutOn: taken_out_on,
});
