/** Characters of an address that a family types from a card. */
const longestSlug = 32;

/**
 * The name of a school as it stands in its address, in whole words: whoever types it from a card finds no hyphen at its end and no half word.
 * Words that many schools share are left away where something remains.
 */
export function slugOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const own = words.join('-').length > longestSlug ? words.filter((word) => !sharedWords.has(word)) : words;
  const kept = (own.length > 0 ? own : words).reduce((slug, word) => (`${slug}-${word}`.length > longestSlug + 1 ? slug : `${slug}-${word}`), '').slice(1);
  return kept || words[0]?.slice(0, longestSlug) || 'school';
}

const sharedWords = new Set(
  'gemeentelijke stedelijke vrije katholieke gesubsidieerde autonome gemengde school basisschool kleuterschool lagere kleuter en te van voor het'.split(' '),
);

/** Whether this can be called: families read it where they cannot come in, so words alone do not help them. */
export const isPhoneNumber = (typed: string): boolean => typed.replace(/\D/g, '').length >= 6;
