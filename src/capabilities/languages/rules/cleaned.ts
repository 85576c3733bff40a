/**
 * Words as they are kept: what is pasted brings along characters that nobody sees, and that hide or turn round what stands beside them.
 * Marks that scripts need stay: U+200C and U+200D (Persian, emoji), U+200E, U+200F and U+061C (a full stop at the right end of an Arabic line).
 */
export const cleaned = (words: string): string =>
  words
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\t]/g, ' ')
    .replace(unseen, '')
    .replace(/ +$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Control characters, soft hyphens, spaces without width, and what embeds, overrides or isolates a direction. */
const unseen = /(?!\n)[\p{Cc}\u00ad\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
