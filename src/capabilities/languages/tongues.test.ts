import { describe, expect, test } from 'vitest';
import { loadAssets } from '../../platform/web/assets.ts';
import { gallery, galleryPages } from '../../testing/gallery.tsx';

interface Words {
  words: string;
  lang: string;
  dir: string;
}

const empty = new Set(['br', 'img', 'input', 'link', 'meta', 'path', 'rect']);

/** The words of a page, each with the language and direction in which a browser takes it. Names that keep their own direction are left out. */
function wordsIn(html: string): Words[] {
  const found: Words[] = [];
  const open = [{ name: '', lang: '', dir: 'ltr', isName: false }];
  const body = html.replace(/<(style|script|svg|template)\b.*?<\/\1>/gs, '').slice(html.indexOf('<html'));
  for (const [, close, name = '', attributes = '', text = ''] of body.matchAll(/<(\/?)([a-zA-Z][\w-]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>|([^<]+)/g)) {
    const around = open.at(-1) as (typeof open)[number];
    if (close) open.pop();
    else if (name && !empty.has(name)) {
      const said = (attribute: string): string | undefined => new RegExp(`\\s${attribute}="([^"]*)"`).exec(attributes)?.[1];
      const isName = around.isName || (name === 'bdi' && said('lang') === undefined);
      // A `bdi` finds out its direction by itself.
      open.push({ name, lang: said('lang') ?? around.lang, dir: said('dir') ?? (name === 'bdi' ? 'auto' : around.dir), isName });
    } else if (text && !around.isName) {
      const words = text
        .replace(/\u2068.*?\u2069/gs, ' ')
        .replace(/&\w+;|&#\d+;/g, ' ')
        .trim();
      found.push({ words, lang: around.lang, dir: around.dir });
    }
  }
  return found;
}

const lettersOf = (words: string, script: RegExp): number => words.match(script)?.length ?? 0;

/** Pieces that are mostly in another script than the language they are said to be in, or run the other way. What the program is called is a name. */
const strangeIn = (html: string): string[] =>
  wordsIn(html).flatMap(({ words, lang, dir }) => {
    if (words === 'Vaste Grond' || !/\p{L}{3}/u.test(words)) return [];
    const isArabic = lettersOf(words, /\p{Script=Arabic}/gu) > lettersOf(words, /\p{Script=Latin}/gu);
    return lang.startsWith('ar') === isArabic && [isArabic ? 'rtl' : 'ltr', 'auto'].includes(dir) ? [] : [`${lang} ${dir}: ${words}`];
  });

test('a piece that is said to be in no language of its own is seen', () => {
  const page = (inner: string): string => `<!doctype html><html lang="ar" dir="rtl"><body>${inner}</body></html>`;
  expect(strangeIn(page('<p>كلمات</p><p lang="nl-BE" dir="ltr">Wat mag?</p><p><bdi>An Peeters</bdi> \u2068An Peeters\u2069</p>'))).toEqual([]);
  expect(strangeIn(page('<p>Wat mag?</p>'))).toEqual(['ar rtl: Wat mag?']);
  expect(strangeIn(page('<p lang="nl-BE">Wat mag?</p>'))).toEqual(['nl-BE rtl: Wat mag?']);
  expect(strangeIn(page('<div lang="nl-BE" dir="ltr"><p>كلمات</p></div>'))).toEqual(['nl-BE ltr: كلمات']);
});

describe('what stands in another language on an Arabic page', () => {
  const site = gallery(loadAssets('build/browser'));
  const withOwnTexts = /^\/gallery\/(agreements|catch-up|languages|you-said-we-do)\//;
  const pages = galleryPages().filter(({ path, language, for: whom }) => language === 'ar' && whom === 'family' && withOwnTexts.test(path));

  test.each(pages)('says so, with its direction: $path', async ({ path }) => {
    expect(strangeIn(await (await site.request(path)).text())).toEqual([]);
  });

  test('is there to be looked at', async () => {
    const dutch = [];
    for (const { path } of pages) dutch.push(...wordsIn(await (await site.request(path)).text()).filter(({ lang }) => lang === 'nl-BE'));
    expect(dutch.length).toBeGreaterThan(40);
  });
});
