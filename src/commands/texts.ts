import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { reviewOf, reviewStates } from '../platform/texts/review.ts';
import { languages } from '../platform/texts/words.ts';

/** Lists what has not been translated, or not been read by somebody who speaks the language. */
const isWhole = process.argv.includes('--all');

for (const folder of globSync('src/**/texts/fr.json').map(dirname).sort()) {
  const catalogue = Object.fromEntries(languages.map((language) => [language, JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'))]));
  const texts = reviewOf(catalogue as never);
  for (const language of languages.slice(1)) {
    const own = texts.filter((text) => text.language === language);
    const counts = reviewStates.map((state) => `${own.filter((text) => text.state === state).length} ${state}`);
    console.log(`${folder} ${language}: ${counts.join(', ')}`);
    if (isWhole) for (const { key, state, fingerprint } of own) if (state !== 'read') console.log(`  ${state} ${key} ${fingerprint}`);
  }
}
for (const file of ['content/check-in.json', 'content/phrases.json']) {
  const { review } = JSON.parse(readFileSync(file, 'utf8')) as { review: Record<string, string> };
  const states = Object.entries(review).map(([language, state]) => `${language} ${state}`);
  console.log(`${file}: ${states.join(', ')}`);
}
