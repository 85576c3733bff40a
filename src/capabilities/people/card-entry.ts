import type { Context } from 'hono';
import type { SchoolId } from '../../platform/database/ids.ts';
import type { Ground } from '../../platform/ground.ts';
import { asCrockford } from '../../platform/secrets/shared-with-browser/crockford.ts';
import { today } from '../../platform/time/clock.ts';
import { ShortMemory } from '../../platform/time/short-memory.ts';
import { setSession } from '../../platform/web/cookies.ts';
import type { Form } from '../../platform/web/forms.ts';
import type { Env } from '../../platform/web/guards.ts';
import type { Device } from '../../platform/web/visitor.ts';
import { forget, isRemembered, remember } from './remembering.ts';
import { type CardSlip, readCardCode, tokenLength } from './rules/card-code.ts';
import { isSolved, newPuzzle, puzzleLives } from './rules/puzzle.ts';
import { sessionLimits } from './rules/sessions.ts';
import { cardByCode, cardByToken, type UsableCard, useCard } from './store/cards.ts';
import { type Db, startSession } from './store/sessions.ts';
import { wrongCodesLately } from './store/wrong-codes.ts';

/** With more wrong codes than this in an hour somebody is guessing; then a QR code opens the door at once, and typing one costs some work. */
const mostWrongCodesAnHour = 100;

/** Puzzles that were answered: each is work for one code. */
const answered = new ShortMemory<true>(puzzleLives, 50_000);

export interface CardTrouble {
  slips?: Partial<Record<'number' | 'secret', CardSlip>>;
  trouble?: 'card.unknown' | 'card.busy' | { waitMinutes: number };
  /** Work for the browser before it may try again. */
  puzzle?: string;
}

/** The card that a form names: by the key of its QR code, or by number and secret as typed. */
export async function cardIn({ database, clock, keys }: Ground, school: SchoolId, form: Form): Promise<UsableCard | CardTrouble> {
  if (form.has('key')) {
    const token = asCrockford(form.text('key'));
    const card = token.length === tokenLength ? await database.inSchool(school, (db: Db) => cardByToken(db, school, token)) : undefined;
    return card ?? { trouble: 'card.unknown' };
  }
  const code = readCardCode(form.text('number'), form.text('secret'));
  if ('refused' in code) return { slips: code.refused };
  const now = clock.now();
  const wrong = await database.inSchool(school, (db: Db) => wrongCodesLately(db, school, now));
  if (wrong > mostWrongCodesAnHour) {
    const key = keys.purposeKey(school, 'puzzles');
    const puzzle = form.text('puzzle');
    if (answered.recall(puzzle) || !isSolved(puzzle, form.text('work'), key, now)) return { trouble: 'card.busy', puzzle: newPuzzle(key, now) };
    answered.remember(puzzle, true);
  }
  const found = await database.inSchool(school, (db: Db) => cardByCode(db, school, code, now));
  if (!found) return { trouble: 'card.unknown' };
  return 'waitSeconds' in found ? { trouble: { waitMinutes: Math.ceil(found.waitSeconds / 60) } } : found;
}

/**
 * Signs the holder of a card in on this device.
 * @returns the trouble when the card was ended since it was found
 */
export async function letIn(
  c: Context<Env>,
  { database, clock, settings }: Ground,
  school: SchoolId,
  card: UsableCard,
  device: Device,
): Promise<CardTrouble | undefined> {
  const token = await database.inSchool(school, async (db: Db) =>
    (await useCard(db, school, card, today(clock))) ? startSession(db, school, card.personId, device, clock.now(), card.id) : undefined,
  );
  if (!token) return { trouble: 'card.unknown' };
  setSession(c, 'family', settings.address, { school, token }, device === 'own' ? sessionLimits.own.whole / 1000 : undefined);
  if (device === 'own') remember(c, settings.address);
  // Whoever did not ask for it is not offered to the next who comes to this door.
  else if (isRemembered(c)) forget(c, settings.address);
  return undefined;
}
