import { type TranslationPurpose, translationPurposes } from '../tables.ts';

/**
 * The four conditions under which a school in Flanders may translate what it says to parents.
 * Source: the advice of the Vaste Commissie voor Taaltoezicht, as Klasse gives it: https://klasse.be/4473/mag-ik-brieven-vertalen (7 June 2024).
 */
export const conditions = ['exceptional', 'purpose', 'beside-dutch', 'audience'] as const;
type Condition = (typeof conditions)[number];

export interface AgreementForm {
  purpose: string;
  conditions: readonly string[];
}

export type AgreementSlip = 'agree.which-purpose' | 'agree.all-four';

/** For what this text may be translated; or what is still to be said. */
export function purposeIn({ purpose, conditions: said }: AgreementForm): { purpose: TranslationPurpose } | { slip: AgreementSlip } {
  const known = translationPurposes.find((one) => one === purpose);
  if (!known) return { slip: 'agree.which-purpose' };
  if (!conditions.every((condition: Condition) => said.includes(condition))) return { slip: 'agree.all-four' };
  return { purpose: known };
}
