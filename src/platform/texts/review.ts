import { sha256 } from '../secrets/random.ts';
import { type Language, languages } from './words.ts';

/**
 * How far a translation is: not there, nobody who speaks the language has read it, read but the Dutch or the translation has
 * changed since, or read. Only a person can make a text `read`, by putting its fingerprint under `@read` of the catalogue.
 */
export const reviewStates = ['missing', 'draft', 'outdated', 'read'] as const;
type ReviewState = (typeof reviewStates)[number];

export interface ReviewedText {
  language: Exclude<Language, 'nl'>;
  key: string;
  state: ReviewState;
  /** To put under `@read` once a native speaker has read it. */
  fingerprint: string;
}

type Texts = Record<string, unknown>;

/** Every text of a catalogue in every other language than Dutch. */
export function reviewOf(catalogue: { nl: Texts } & { [L in Exclude<Language, 'nl'>]?: Texts }): ReviewedText[] {
  return languages.flatMap((language) => {
    if (language === 'nl') return [];
    const own = catalogue[language] ?? {};
    const read = (own['@read'] ?? {}) as Record<string, string>;
    return Object.keys(catalogue.nl).map((key): ReviewedText => {
      const fingerprint = fingerprintOf(String(catalogue.nl[key]), String(own[key] ?? ''));
      return { language, key, state: stateOf(own[key], read[key], fingerprint), fingerprint };
    });
  });
}

function stateOf(text: unknown, read: string | undefined, fingerprint: string): ReviewState {
  if (typeof text !== 'string') return 'missing';
  if (read === undefined) return 'draft';
  return read === fingerprint ? 'read' : 'outdated';
}

const fingerprintOf = (dutch: string, text: string): string => sha256(`${dutch}\n${text}`).toString('hex').slice(0, 8);
