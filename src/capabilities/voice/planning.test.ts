import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { voicePlan, voiceTables } from '../../testing/test-voice.ts';

let school: TestSchool;
beforeAll(async () => {
  school = await testSchool();
});
afterAll(() => school.close());

describe('a school sets statements ready', () => {
  test('nobody is asked before there are a reader, a substitute, two days and three statements for everybody', async () => {
    const veerle = await school.browserOf('Veerle');
    const draft = await veerle.send('/staff/voice', { for: ['pupils', 'guardians'] });
    const id = draft.path.split('/').at(-2) as string;
    const plan = { ...voicePlan(school, draft.html), for: ['pupils', 'guardians'] };
    const refusals: [Record<string, string | string[]>, string][] = [
      [{ title: ' ' }, 'Schrijf eerst waarover het gaat.'],
      [{ reader: '' }, 'Kies eerst wie eigen zinnen leest.'],
      [{ substitute: '' }, 'Kies ook iemand die inspringt.'],
      [{ substitute: plan.reader }, 'Wie inspringt, is iemand anders dan wie leest.'],
      [{ 'opens-on': '2026-11-20' }, 'Kies vandaag of een latere dag.'],
      [{ 'closes-on': '2027-09-01' }, 'Hoogstens een trimester'],
      [{ for: ['pupils', 'guardians', 'staff'] }, 'Kies minstens 3 zinnen voor elke groep.'],
    ];
    let { html } = draft;
    for (const [changed, says] of refusals) {
      const seen = await veerle.send(`/staff/voice/${id}/opening`, { ...plan, edition: voicePlan(school, html).edition, ...changed });
      expect([seen.status, seen.text]).toEqual([422, expect.stringContaining(says)]);
      html = seen.html;
    }
    expect((await (await school.browserOf('Fatima')).get('/p/')).html).not.toContain(`/p/voice/${id}`);
    expect((await (await school.browserOf('Bart')).get(`/staff/voice/${id}`)).status).toBe(404);
  });

  test('two people who change the same draft notice, and what was typed is kept', async () => {
    const veerle = await school.browserOf('Veerle');
    const draft = await veerle.send('/staff/voice', { for: 'guardians' });
    const id = draft.path.split('/').at(-2) as string;
    await veerle.send(`/staff/voice/${id}`, { ...voicePlan(school, draft.html), for: 'guardians' });
    const second = await veerle.send(`/staff/voice/${id}`, { ...voicePlan(school, draft.html), for: 'guardians', title: 'Iets anders' });
    expect([second.status, second.text]).toEqual([409, expect.stringContaining('Iemand anders veranderde dit intussen.')]);
    expect(second.html).toContain('value="Iets anders"');
  });

  test('statements are chosen, changed and added; what may never be asked is refused beside the field, and advice is only advice', async () => {
    const veerle = await school.browserOf('Veerle');
    const draft = await veerle.send('/staff/voice', { for: 'guardians' });
    const id = draft.path.split('/').at(-2) as string;
    const before = await voiceTables(school).statements(id);
    const keep = before.map((one) => one.id);
    const refused = await veerle.send(`/staff/voice/${id}/statements`, { keep, 'own-words': 'Mijn inkomen is te laag.', 'own-for': 'guardians' });
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('Naar het inkomen van een gezin vragen we nooit.')]);
    expect(refused.html).toContain('value="Mijn inkomen is te laag."');
    const [first, second, ...rest] = keep as [string, string, ...string[]];
    await veerle.send(`/staff/voice/${id}/statements`, {
      keep: [first, ...rest],
      [`words-${first}`]: 'Mijn verantwoordelijkheidsgevoel is groot.',
      'own-words': 'De poort mag vroeger open.',
      'own-for': ['guardians'],
    });
    const after = await voiceTables(school).statements(id);
    expect(after.map((one) => one.id)).not.toContain(second);
    expect(after.find((one) => one.id === first)?.words).toEqual({ nl: 'Mijn verantwoordelijkheidsgevoel is groot.' });
    expect(after.at(-1)?.words).toEqual({ nl: 'De poort mag vroeger open.' });
    expect((await veerle.get(`/staff/voice/${id}/statements`)).text).toMatch(/lang woord|woord van de school/);
  });
});
