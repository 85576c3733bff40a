import { wordsOf } from '../../texts/words.ts';
import { findingsInQuestion } from '../../wording/shared-with-browser/questions.ts';
import type { ForbiddenSubject } from './forbidden-questions.ts';
import nl from './texts/nl.json' with { type: 'json' };

const t = wordsOf({ nl })('nl');

type ForbiddenKey = `forbidden.${ForbiddenSubject}`;

export const isForbidden = (refusal: string): refusal is ForbiddenKey => refusal.startsWith('forbidden.');

/** Why something may never be asked, in Dutch for the member of staff who wrote it. */
export const whyForbidden = (refusal: ForbiddenKey): string => t(refusal);

/** Advice on Dutch words that somebody at school wrote, each in one or two Dutch sentences. */
export const adviceInWords = (words: string): string[] =>
  findingsInQuestion(words).map(({ reason, suggestions: [instead] }) => [reason, instead && t('advice.instead', { instead })].filter(Boolean).join(' '));
