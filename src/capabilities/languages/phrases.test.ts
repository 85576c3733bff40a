import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forbiddenIn } from '../../platform/questions/wording/forbidden-questions.ts';
import { languages } from '../../platform/texts/words.ts';
import { findingsInQuestion } from '../../platform/wording/shared-with-browser/questions.ts';
import { type TestSchool, testSchool } from '../../testing/test-school.ts';
import { phraseGroups } from './rules/phrases.ts';

const phrases = phraseGroups.flatMap((group) => group.phrases);

describe('the sentences', () => {
  test('are sixty, each with an id of its own and in every language', () => {
    expect(phrases).toHaveLength(60);
    expect(new Set(phrases.map(({ id }) => id)).size).toBe(60);
    for (const { id, text } of [...phrases, ...phraseGroups.map((group) => ({ id: group.id, text: group.title }))])
      for (const language of languages) expect([id, language, text[language]]).toEqual([id, language, expect.stringMatching(/\S/)]);
    for (const { id, text } of phrases) {
      expect([id, /\p{Script=Arabic}/u.test(text.ar)]).toEqual([id, true]);
      expect([id, new Set(languages.map((language) => text[language])).size]).toEqual([id, 5]);
    }
  });

  test.each(phrases)('$text.nl is plain, asks nothing that may not be asked, and blames nobody', ({ text }) => {
    expect(findingsInQuestion(text.nl).filter(({ ruleId }) => !/two-questions|negation/.test(ruleId))).toEqual([]);
    for (const language of ['nl', 'fr', 'en'] as const) if (text[language].includes('?')) expect(forbiddenIn(text[language])).toBeUndefined();
    expect(text.nl).not.toMatch(/moet u |u moet|verplicht|niet in orde|te laat|vergeten|dringend|laatste keer|(?<!iemand )anders |zorg dat/i);
  });
});

describe('where they are', () => {
  let school: TestSchool;
  beforeAll(async () => {
    school = await testSchool();
  });
  afterAll(() => school.close());

  test('a family that reads another language finds them on its first page, with Dutch beside', async () => {
    const fatima = await school.browserOf('Fatima');
    expect((await fatima.get('/p/')).html).toContain('href="/p/phrases"');
    expect((await fatima.get('/p/phrases')).text).toContain('ما أريد أن أقوله');
    const { html, text } = await fatima.get('/p/phrases/family');
    expect([text.includes('ولدي مريض.'), text.includes('Mijn kind is ziek.'), text.includes('لم يراجع هذا بعد أحد')]).toEqual([true, true, true]);
    expect(html).toContain('<section lang="nl-BE" dir="ltr">');
    expect((await fatima.get('/p/phrases/nergens')).status).toBe(404);
    expect((await fatima.get('/p/phrases/family?in=nl')).text.match(/Mijn kind is ziek\./g)).toHaveLength(1);
  });

  test('staff find them in a language that families here read', async () => {
    const tom = await school.browserOf('Tom');
    const seen = await tom.get('/staff/phrases');
    expect([seen.path, seen.text.includes('ولدكم مريض.'), seen.text.includes('nog niet nagelezen')]).toEqual(['/staff/phrases/ar', true, true]);
    expect((await tom.get('/staff/phrases/nl')).status).toBe(404);
  });
});
