import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unseal } from '../../platform/secrets/seal.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { addPeople, openVoiceAs, sittingIn, sittingOf, voiceTables, vote } from '../../testing/test-voice.ts';
import { wordsKey } from './keys.ts';

let school: TestSchool;
beforeAll(async () => {
  school = await testSchool();
});
afterAll(() => school.close());

describe('a sentence of one’s own', () => {
  let round: string;
  let pupils: string[];
  beforeAll(async () => {
    pupils = await addPeople(school, 'pupil', 14);
    round = await openVoiceAs(school, ['pupils', 'guardians']);
  });

  test('is read by a person before others see it, with what to look at', async () => {
    const élise = await school.browserOf('Élise');
    await vote(élise, round, () => undefined, { own: 'Meester Bart is dom.' });
    const chloé = await school.browserOf('Chloé');
    await vote(chloé, round, () => undefined, { own: 'De banken zijn te klein voor grote kinderen.' });
    const an = await school.browserOf('An');
    expect((await an.get('/staff')).text).toMatch(/Wat vinden wij\? · \d zinnen wachten op u, beloofd tegen/);
    const list = await an.get(`/staff/voice/${round}/own`);
    expect(list.text).toContain('Er staat misschien een naam in: Bart.');
    expect(list.text).toContain('Let op dit woord: “dom”.');
    expect((await (await school.browserOf('Veerle')).get(`/staff/voice/${round}/own`)).status).toBe(404);
    const idOf = (words: string): string => new RegExp(`${words}.*?action="/staff/voice/${round}/own/([^"]+)"`, 's').exec(list.html)?.[1] ?? '';
    const bad = idOf('Meester Bart is dom');
    await an.send(`/staff/voice/${round}/own/${bad}`, { do: 'not-take', [`reason-${bad}`]: 'name' });
    expect((await élise.get(`/p/voice/${round}/said`)).text).toContain('Er stond een naam in. Zonder naam mag het opnieuw.');
    const good = idOf('De banken zijn te klein');
    const empty = await an.send(`/staff/voice/${round}/own/${good}`, { do: 'take', [`words-${good}`]: '🙂🙂', for: 'pupils' });
    expect([empty.status, empty.text]).toEqual([422, expect.stringContaining('Schrijf een zin.')]);
    await an.send(`/staff/voice/${round}/own/${good}`, { do: 'take', [`words-${good}`]: 'De banken zijn te klein.', for: 'pupils' });
    const again = await (await school.browserOf('Samira')).send(`/staff/voice/${round}/own/${good}`, { do: 'not-take', [`reason-${good}`]: 'near' });
    expect(again.text).toContain('Een collega had dit al gelezen.');
    expect((await chloé.get(`/p/voice/${round}/said`)).text).toContain('Gebruikt. Iedereen kan erop antwoorden.');
    expect((await voiceTables(school).statements(round)).at(-1)?.words).toEqual({ nl: 'De banken zijn te klein.' });
  });

  test('of two thousand characters or of pictures alone arrives whole; only its reader decides', async () => {
    const [, , , , , , , , , tenth] = pupils as string[];
    const browser = await school.browserOfPerson(tenth as string);
    const long = 'Ik wil iets zeggen. '.repeat(150);
    await vote(browser, round, () => undefined, { own: long });
    await vote(browser, round, () => undefined, { own: '🙂🙂🙂' });
    await vote(browser, round, () => undefined, { own: '   ' });
    const said = await browser.get(`/p/voice/${round}/said`);
    expect(said.text).toContain(long.trim().slice(0, 2000).trim());
    expect(said.text).toContain('🙂🙂🙂');
    const an = await school.browserOf('An');
    const list = await an.get(`/staff/voice/${round}/own`);
    expect(list.text).toContain('De zin is lang. Maak er één korte zin van.');
    expect(list.text).toContain('Er staan geen woorden in.');
    const id = /Ik wil iets zeggen.*?action="\/staff\/voice\/[^/]+\/own\/([^"]+)"/s.exec(list.html)?.[1] ?? '';
    const refused = await an.send(`/staff/voice/${round}/own/${id}`, { do: 'take', [`words-${id}`]: long, for: 'pupils' });
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('Maak er één korte zin van, hoogstens 160 tekens.')]);
    const ids = (await voiceTables(school).own(round)).filter(({ state }) => state === 'waiting').map((own) => own.id);
    for (const own of ids) if (list.html.includes(own)) await an.send(`/staff/voice/${round}/own/${own}`, { do: 'not-take', [`reason-${own}`]: 'elsewhere' });
  });

  describe('three sentences of one’s own in a round, told beforehand', () => {
    const keptLike = async (words: RegExp): Promise<number> => {
      const key = wordsKey(school.ground, school.id);
      return (await voiceTables(school).own(round)).filter((own) => words.test(unseal(key, own.words, own.id).toString())).length;
    };

    test('on one’s own device: the fourth is not kept, kindly said, with what was typed; votes count', async () => {
      const [, , , , fifth] = pupils as [string, string, string, string, string];
      const browser = await school.browserOfPerson(fifth);
      expect((await browser.get(`/p/voice/${round}`)).text).toContain('Nog 3 eigen zinnen in deze ronde.');
      const { hidden, statements } = await sittingOf(browser, round);
      for (const n of [1, 2, 3]) await vote(browser, round, () => undefined, { own: `Mijn zin nummer ${n}.` });
      const full = await browser.get(`/p/voice/${round}`);
      expect(full.text).toContain('Je schreef al 3 eigen zinnen. Dank je!');
      expect(full.html).not.toContain('name="own"');
      // From a page that was open before.
      const fourth = await browser.send(`/answers/voice/${round}`, { ...hidden, [`v-${statements[0]?.id}`]: 'agree', own: 'Mijn zin nummer 4.' });
      expect(fourth.text).toContain('Je schreef in deze ronde al 3 eigen zinnen, dus deze namen we niet mee.');
      expect(fourth.text).toContain('Mijn zin nummer 4.');
      expect(await keptLike(/^Mijn zin nummer/)).toBe(3);
      expect((await browser.get(`/p/voice/${round}/said`)).text).toMatch(/Mijn zin nummer 4\. ?Niet verstuurd/);
      const ballot = (await voiceTables(school).ballots(round)).find(({ letters }) => letters?.includes(String(hidden.id)));
      expect(ballot?.choices).toEqual({ [String(statements[0]?.id)]: 'agree' });
    });

    test('five at the same moment, from five pages: three are kept', async () => {
      const [, , , , , sixth] = pupils as [string, string, string, string, string, string];
      const browser = await school.browserOfPerson(sixth);
      const pages = await Promise.all([1, 2, 3, 4, 5].map(() => sittingOf(browser, round)));
      const seen = await Promise.all(pages.map(({ hidden }, n) => browser.send(`/answers/voice/${round}`, { ...hidden, own: `Tegelijk ${n}.` })));
      expect(await keptLike(/^Tegelijk/)).toBe(3);
      expect(seen.filter(({ text }) => text.includes('dus deze namen we niet mee'))).toHaveLength(2);
    });

    test('on the class device, from paper and in a talk it is the same three', async () => {
      const seventh = school.idOf('Driss');
      const an = await school.browserOf('An');
      const own = (n: number): string => `Overal ${n}.`;
      const tablet = await school.browserOf('Driss', { device: 'class' });
      await vote(tablet, round, () => undefined, { own: own(1) });
      const talk = sittingIn((await an.get(`/staff/voice/${round}/with/${seventh}/talk`)).html);
      await an.send(`/staff/voice/${round}/with/${seventh}`, { ...talk.hidden, own: own(2) });
      const paper = sittingIn((await an.get(`/staff/voice/${round}/with/${seventh}/paper/1`)).html);
      await an.send(`/staff/voice/${round}/with/${seventh}`, { ...paper.hidden, own: own(3) });
      const again = await an.send(`/staff/voice/${round}/with/${seventh}`, { ...talk.hidden, id: crypto.randomUUID(), own: own(4) });
      expect(again.text).toContain('Deze persoon schreef in deze ronde al 3 eigen zinnen.');
      expect(again.text).toContain(own(4));
      const onTablet = await tablet.send(`/answers/voice/${round}`, { ...(await sittingOf(tablet, round)).hidden, own: own(5) });
      expect(onTablet.text).toContain('dus deze namen we niet mee');
      expect(await keptLike(/^Overal/)).toBe(3);
      // Where a sentence lies nothing says whose count it was: a ballot knows how many, a sentence knows nobody.
      expect(Object.keys((await voiceTables(school).own(round))[0] ?? {})).not.toContain('pseudonym');
    });

    test('the same letter twice is one sentence, and a strip that was typed over before brings none', async () => {
      const [, , , , , , , eighth] = pupils as [string, string, string, string, string, string, string, string];
      const browser = await school.browserOfPerson(eighth);
      const { hidden } = await sittingOf(browser, round);
      for (const _ of [1, 2, 3, 4]) await browser.send(`/answers/voice/${round}`, { ...hidden, own: 'Eén keer.' });
      expect(await keptLike(/^Eén keer/)).toBe(1);
      const an = await school.browserOf('An');
      const strip = sittingIn((await an.get(`/staff/voice/${round}/with/${eighth}/paper/1`)).html);
      await an.send(`/staff/voice/${round}/with/${eighth}`, { ...strip.hidden, [`v-${strip.statements[0]?.id}`]: 'agree' });
      await an.send(`/staff/voice/${round}/with/${eighth}`, { ...strip.hidden, own: 'Van de strook.' });
      expect(await keptLike(/^Van de strook/)).toBe(0);
      const ballot = (await voiceTables(school).ballots(round)).find(({ letters }) => letters?.includes(String(hidden.id)));
      expect(ballot?.own_count).toBe(1);
    });
  });
});
