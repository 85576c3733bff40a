import { type Choice, choices } from './choices.ts';

/** Hands raised in a room, by statement. */
export type RoomCounts = Record<string, Record<Choice, number>>;

export type RoomRefusal = 'room.nobody' | 'room.too-many' | 'room.more-hands';

/** Larger rooms are two rooms. */
const mostPresent = 500;

export const handsField = (statementId: string, choice: Choice): string => `h-${statementId}-${choice}`;

export interface Room {
  present: number;
  counts: RoomCounts;
}

/**
 * Reads what a helper counted. Statements that were not put in the room are absent.
 * @param textOf what was typed in a field
 * @returns the room, or why not: and at which statement more hands were counted than there were people
 */
export function readRoom(statementIds: readonly string[], textOf: (field: string) => string): Room | { refused: RoomRefusal; statementId?: string } {
  const present = wholeNumber(textOf('present'));
  if (present < 1) return { refused: 'room.nobody' };
  if (present > mostPresent) return { refused: 'room.too-many' };
  const counts: RoomCounts = {};
  for (const id of statementIds) {
    const hands = Object.fromEntries(choices.map((choice) => [choice, wholeNumber(textOf(handsField(id, choice)))])) as Record<Choice, number>;
    const raised = choices.reduce((sum, choice) => sum + hands[choice], 0);
    if (raised > present) return { refused: 'room.more-hands', statementId: id };
    if (raised > 0) counts[id] = hands;
  }
  return { present, counts };
}

const wholeNumber = (text: string): number => (/^\d{1,6}$/.test(text) ? Number(text) : 0);
