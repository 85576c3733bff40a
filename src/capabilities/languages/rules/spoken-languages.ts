import { type Language, languageNames } from '../../../platform/texts/words.ts';

/**
 * Languages in which a text can be spoken, by the name its speakers give them; more than those in which families read here,
 * because some are hardly written at home and most devices have no voice for them. In the order in which they are offered.
 */
export const spokenLanguages = {
  ...languageNames,
  ary: 'الدارجة المغربية',
  ber: 'ⵜⴰⵎⴰⵣⵉⵖⵜ · Tamazight',
  so: 'Soomaali',
  ti: 'ትግርኛ',
  am: 'አማርኛ',
  ps: 'پښتو',
  fa: 'دری · فارسی',
  ku: 'Kurdî',
  ur: 'اردو',
  bn: 'বাংলা',
  pa: 'ਪੰਜਾਬੀ',
  ne: 'नेपाली',
  sq: 'Shqip',
  rom: 'Romani',
  ro: 'Română',
  bg: 'Български',
  pl: 'Polski',
  uk: 'Українська',
  ru: 'Русский',
  es: 'Español',
  pt: 'Português',
  it: 'Italiano',
  ln: 'Lingála',
  sw: 'Kiswahili',
  ff: 'Pulaar',
} as const satisfies Record<Language, string> & Record<string, string>;
export type SpokenLanguage = keyof typeof spokenLanguages;

export const isSpokenLanguage = (text: string): text is SpokenLanguage => Object.hasOwn(spokenLanguages, text);
