import { describe, expect, test } from 'vitest';
import { loadAssets } from '../../platform/web/assets.ts';
import { gallery } from '../../testing/gallery.tsx';
import { filled, mostQuestions } from './rules/questions.ts';
import { firstQuestions, shippedSets } from './rules/shipped-sets.ts';

const site = gallery(loadAssets('build/browser'));

/** As a page writes it. */
const escaped = (words: string): string => words.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');

const put = shippedSets.flatMap((set) =>
  (['6-9', '10-13', '14-18', 'guardian'] as const).flatMap((version) => (['nl', 'ar'] as const).map((language) => ({ set, id: set.id, version, language }))),
);

describe('every question of every shipped set', () => {
  test.each(put)(
    '$id for $version in $language: each question and answer stands on the page without scripts, with a button that reads it aloud',
    async ({ set, version, language }) => {
      // A Dutch period keeps its own direction in an Arabic question.
      const periode = language === 'ar' ? '\u2068het eerste trimester\u2069' : 'het eerste trimester';
      const html = await (await site.request(`/gallery/rounds/${set.id}-${version}?in=${language}`)).text();
      const questions = firstQuestions(set, version);
      expect(questions.length).toBeGreaterThanOrEqual(4);
      expect(questions.length).toBeLessThanOrEqual(mostQuestions);
      const screens = html.split('<section id="s').slice(1);
      expect(screens).toHaveLength(questions.length);
      for (const [place, { text, options, kind }] of questions.entries()) {
        const screen = screens[place] ?? '';
        expect(screen).toContain(escaped(filled(text[language] ?? 'not there', { periode })));
        expect(screen.match(/<read-aloud /g)).toHaveLength(1);
        for (const option of options) expect(screen).toContain(escaped(filled(option.text[language] ?? 'not there', { periode })));
        expect(screen.match(/<(input type="(radio|checkbox)"|textarea)/g)).toHaveLength(kind === 'words' ? 1 : options.length);
      }
    },
  );
});
