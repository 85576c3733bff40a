import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { reviewOf } from './review.ts';
import { languages, localeOf, speechOf, wordsOf } from './words.ts';

type Texts = Record<string, unknown>;

const read = (file: string): Texts => JSON.parse(readFileSync(file, 'utf8'));
const textsIn = (file: string): [string, string][] =>
  Object.entries(read(file)).filter((entry): entry is [string, string] => !entry[0].startsWith('@') && typeof entry[1] === 'string');

/** Arguments of a message with their kind, and the plural forms of each. */
function shapeOf(message: string, locale: string): { values: string[]; plurals: string[][] } {
  const values = new Set<string>();
  const plurals: string[][] = [];
  const walk = (parts: readonly { type: number; value?: unknown; options?: Record<string, { value: never[] }> }[]): void => {
    for (const { type, value, options } of parts) {
      if (type !== 0 && type !== 7) values.add(String(value));
      if (type === 6) plurals.push(Object.keys(options ?? {}).filter((form) => !form.startsWith('=')));
      for (const option of Object.values(options ?? {})) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(message, locale).getAst() as never);
  return { values: [...values].sort(), plurals };
}

const families = globSync('src/**/texts/fr.json').map(dirname);
const all = [
  ...families.flatMap((folder) => languages.map((language) => ({ file: `${folder}/${language}.json`, language }))),
  ...globSync('src/**/texts/staff/nl.json').map((file) => ({ file, language: 'nl' as const })),
];

describe('every catalogue', () => {
  test('was found', () => {
    expect(families.length).toBeGreaterThanOrEqual(6);
  });

  test.each(all)('$file can be read, and holds no markup', ({ file, language }) => {
    for (const [key, text] of textsIn(file)) {
      expect(() => new IntlMessageFormat(text, localeOf(language))).not.toThrow();
      expect([key, /[<>]/.test(text)]).toEqual([key, false]);
      expect([key, text.trim()]).toEqual([key, text]);
    }
  });

  test.each(families.flatMap((folder) => languages.slice(1).map((language) => ({ folder, language }))))(
    '$folder in $language has every text, with the same values and all its plural forms',
    ({ folder, language }) => {
      const dutch = new Map(textsIn(`${folder}/nl.json`));
      const own = new Map(textsIn(`${folder}/${language}.json`));
      expect([...own.keys()].sort()).toEqual([...dutch.keys()].sort());
      const forms = new Intl.PluralRules(localeOf(language)).resolvedOptions().pluralCategories;
      for (const [key, text] of own) {
        const { values, plurals } = shapeOf(text, localeOf(language));
        expect([key, values]).toEqual([key, shapeOf(dutch.get(key) ?? '', 'nl').values]);
        for (const plural of plurals)
          expect([key, [...plural].sort()]).toEqual([key, expect.arrayContaining(forms.filter((form) => form !== 'many' || language === 'ar'))]);
      }
    },
  );

  test('every key is used somewhere, and none is used that is not there', () => {
    for (const file of [...families.map((folder) => `${folder}/nl.json`), ...globSync('src/**/texts/staff/nl.json')]) {
      const home = file.replace(/\/texts\/.*/, '');
      // What rounds and statements share speaks with the words of whichever shows it.
      const speaking = home.startsWith('src/platform/') ? ['src'] : [home, 'src/platform/two-books'];
      const code = globSync(speaking.map((folder) => `${folder}/**/*.{ts,tsx}`))
        .filter((name) => !/\.test\.tsx?$/.test(name))
        .map((name) => readFileSync(name, 'utf8'))
        .join('\n');
      const spelled = (key: string): boolean =>
        code.includes(`'${key}'`) || [...code.matchAll(/`([\w-]+\.[\w.-]*)\$\{/g)].some((found) => key.startsWith(found[1] as string));
      for (const [key] of textsIn(file)) expect([file, key, spelled(key.replace(/-guardian$/, '')) || spelled(key)]).toEqual([file, key, true]);
    }
  });
});

describe('the content that ships', () => {
  const content = read('content/check-in.json') as { review: Record<string, string> };
  const texts: { where: string; text: Record<string, string> }[] = [];
  const collect = (value: unknown, where: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('nl' in value && typeof value.nl === 'string' && 'ar' in value) texts.push({ where, text: value as Record<string, string> });
    else for (const [key, inner] of Object.entries(value)) collect(inner, `${where}/${key}`);
  };
  collect(content, '');

  test('is there in every language, with the same gaps to fill in, and says who has read it', () => {
    expect(texts.length).toBeGreaterThan(80);
    for (const { where, text } of texts) {
      const gaps = (language: string): string[] => [...(text[language] ?? '').matchAll(/\{(\w+)\}/g)].map((found) => found[1] as string).sort();
      for (const language of languages)
        expect([where, language, text[language]?.length ?? 0, gaps(language)]).toEqual([
          where,
          language,
          expect.toSatisfy((length: number) => length > 0),
          gaps('nl'),
        ]);
    }
    for (const language of languages) expect(['source', 'draft', 'read']).toContain(content.review[language]);
  });
});

describe('words', () => {
  const catalogue = { nl: { hello: 'Dag {name}', 'hello-guardian': 'Goeiedag {name}', only: 'Alleen hier' }, ar: { hello: 'مرحبًا {name}' } };

  test('a text that is not there yet is given in Dutch', () => {
    expect(wordsOf(catalogue)('fr')('only')).toBe('Alleen hier');
  });

  test('a Dutch name in an Arabic sentence keeps its own direction', () => {
    expect(wordsOf(catalogue)('ar')('hello', { name: 'Zoë' })).toBe('مرحبًا \u2068Zoë\u2069');
  });

  test('a guardian is spoken to politely where that makes a difference', () => {
    expect([
      speechOf(catalogue)('pupil', 'nl')('hello', { name: 'A' }),
      speechOf(catalogue)('guardian', 'nl')('hello', { name: 'A' }),
      speechOf(catalogue)('guardian', 'nl')('only'),
    ]).toEqual(['Dag A', 'Goeiedag A', 'Alleen hier']);
  });
});

describe('the state of a translation', () => {
  const nl = { a: 'Dag' };
  const stateOf = (fr: Texts) => reviewOf({ nl, fr }).find(({ language }) => language === 'fr');

  test('is missing, draft, read, or outdated once either side changed', () => {
    const draft = stateOf({ a: 'Bonjour' });
    expect(draft?.state).toBe('draft');
    expect(stateOf({})?.state).toBe('missing');
    expect(stateOf({ a: 'Bonjour', '@read': { a: draft?.fingerprint } })?.state).toBe('read');
    expect(stateOf({ a: 'Salut', '@read': { a: draft?.fingerprint } })?.state).toBe('outdated');
    expect(reviewOf({ nl: { a: 'Hallo' }, fr: { a: 'Bonjour', '@read': { a: draft?.fingerprint } } })[0]?.state).toBe('outdated');
  });
});
