/** What can be said to a statement. The last says something of the statement, not of who says it, and is never counted as "I do not know". */
export const choices = ['agree', 'disagree', 'pass', 'unclear'] as const;
export type Choice = (typeof choices)[number];

/** The other two say nothing for or against: where few people are shown they are joined. */
export const isOpinion = (choice: Choice): boolean => choice === 'agree' || choice === 'disagree';

/** By id of the statement; what was skipped is absent. */
export type Choices = Record<string, Choice>;

export const fieldOf = (statementId: string): string => `v-${statementId}`;

/**
 * What was said to these statements; anything else that was sent is left out.
 * @param valuesOf all values sent for a field
 */
export function readChoices(statementIds: readonly string[], valuesOf: (field: string) => string[]): Choices {
  const said: Choices = {};
  for (const id of statementIds) {
    const choice = choices.find((known) => known === valuesOf(fieldOf(id))[0]);
    if (choice) said[id] = choice;
  }
  return said;
}
