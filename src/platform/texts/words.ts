import { IntlMessageFormat } from 'intl-messageformat';

/** The languages in which pupils and families can use every page. Dutch is the source. */
export const languages = ['nl', 'fr', 'en', 'ar', 'tr'] as const;
export type Language = (typeof languages)[number];

/** Each language by the name its speakers give it. */
export const languageNames: Record<Language, string> = {
  nl: 'Nederlands',
  fr: 'Français',
  en: 'English',
  ar: 'العربية',
  tr: 'Türkçe',
};

export const isLanguage = (text: unknown): text is Language => (languages as readonly unknown[]).includes(text);

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

/** `nl` as a person of this school reads it: Flemish dates and numbers. */
export const localeOf = (language: Language): string => ({ nl: 'nl-BE', fr: 'fr-BE', en: 'en-GB', ar: 'ar', tr: 'tr-TR' })[language];

/**
 * One text per key and language, in ICU message syntax. The Dutch keys are the type: a key that is not there does not compile.
 * Keys that begin with `@` say something about the catalogue (`@read`: what a native speaker has read) and are no texts.
 */
export type Catalogue<Key extends string> = { nl: Record<Key, string> } & { [L in Exclude<Language, 'nl'>]?: Record<string, unknown> };

type Values = Record<string, string | number>;
export type Words<Key extends string> = (key: Key, values?: Values) => string;

/** `words(catalogue)('fr')('door.title')`. A text that is not there in a language is given in Dutch. */
export function wordsOf<Key extends string>(catalogue: Catalogue<Key>): (language: Language) => Words<Key> {
  const made = new Map<Language, Words<Key>>();
  return (language) => {
    const known = made.get(language);
    if (known) return known;
    const words = wordsIn(catalogue, language);
    made.set(language, words);
    return words;
  };
}

/** To whom a text speaks: a pupil is "je", a guardian "u". */
export type Reader = 'pupil' | 'guardian';

/** Like {@link wordsOf}; for a guardian it takes `key-guardian` where there is one. */
export function speechOf<Key extends string>(catalogue: Catalogue<Key>): (reader: Reader, language: Language) => Words<Exclude<Key, `${string}-guardian`>> {
  const words = wordsOf(catalogue);
  return (reader, language) => (key, values) => {
    const polite = `${key}-guardian` as Key;
    return words(language)(reader === 'guardian' && polite in catalogue.nl ? polite : key, values);
  };
}

function wordsIn<Key extends string>(catalogue: Catalogue<Key>, language: Language): Words<Key> {
  const compiled = new Map<Key, IntlMessageFormat>();
  return (key, values) => {
    let message = compiled.get(key);
    if (!message) {
      const own = catalogue[language]?.[key];
      message = typeof own === 'string' ? new IntlMessageFormat(own, localeOf(language)) : new IntlMessageFormat(catalogue.nl[key], localeOf('nl'));
      compiled.set(key, message);
    }
    return String(message.format(directionOf(language) === 'rtl' ? isolated(values) : values));
  };
}

const firstStrongIsolate = '\u2068';
const popDirectionalIsolate = '\u2069';

/** A Dutch name in an Arabic sentence keeps its own direction (Unicode Bidirectional Algorithm, isolates). */
export const isolate = (words: string): string => firstStrongIsolate + words + popDirectionalIsolate;

const isolated = (values: Values = {}): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? isolate(value) : value]));
