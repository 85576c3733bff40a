import { sameBytes, sha256 } from '../../platform/secrets/random.ts';
import type { Heading, NewQuestion, StoredPublication } from './store.ts';

/** SHA-256 of what a publication says of itself and of the fingerprints of its questions, as lines of text. */
export const fingerprintOf = ({ id, title, audience, openedOn, closedOn, publishedOn }: Heading, questions: readonly NewQuestion[]): Buffer =>
  sha256(
    [id, title, audience, openedOn, closedOn, publishedOn, ...questions.map(({ question, fingerprint }) => `${question} ${fingerprint.toString('hex')}`)].join(
      '\n',
    ),
  );

/** Whether it is what was published, byte for byte. */
export const isUntouched = ({ fingerprint, questions, ...heading }: StoredPublication): boolean =>
  sameBytes(fingerprint, fingerprintOf(heading, questions)) && questions.every(isQuestionUntouched);

export const isQuestionUntouched = ({ certificate, fingerprint }: NewQuestion): boolean => sameBytes(fingerprint, sha256(certificate));
