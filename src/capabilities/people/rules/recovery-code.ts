import { asCrockford } from '../../../platform/secrets/shared-with-browser/crockford.ts';

/** Ten codes on one sheet of paper; each opens the door once. */
export const codesOnASheet = 10;

/** Four characters that say which code it is, twelve (60 bits) that prove it. */
export const selectorLength = 4;
export const recoverySecretLength = 12;

export interface RecoveryCode {
  selector: string;
  secret: string;
}

/** Undefined when the length cannot be right. */
export function readRecoveryCode(typed: string): RecoveryCode | undefined {
  const code = asCrockford(typed);
  if (code.length !== selectorLength + recoverySecretLength) return undefined;
  return { selector: code.slice(0, selectorLength), secret: code.slice(selectorLength) };
}

/** "K7QD-8F3M-22XA-9TZB" */
export const printedRecoveryCode = ({ selector, secret }: RecoveryCode): string => (selector + secret).replace(/.{4}(?=.)/g, '$&-');
