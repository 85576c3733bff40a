import type { Ground } from '../../platform/ground.ts';
import { idFor } from '../../platform/secrets/random.ts';
import { seal, stamp } from '../../platform/secrets/seal.ts';
import type { Day } from '../../platform/time/clock.ts';
import { audienceOf } from '../../platform/two-books/books.ts';
import { pseudonymOf } from '../../platform/two-books/keys.ts';
import { NotThere } from '../../platform/web/errors.ts';
import { wordsKey } from './keys.ts';
import { type Choices, readChoices } from './rules/choices.ts';
import { longestOwn, ownField, ownSoundField, soundIn } from './rules/own.ts';
import type { Statement } from './rules/statements.ts';
import type { VoiceTicket } from './rules/ticket.ts';
import { sealSaidHere } from './said-here.ts';
import type { Ballot } from './store/ballots.ts';
import type { NewOwn } from './store/own.ts';
import type { OpenRound } from './store/rounds.ts';
import type { SaidHereRow } from './store/said-here.ts';

/** What somebody sent, on its way in. */
export interface Incoming {
  /** Of the letter, made at the tap. */
  id: string;
  ticket: VoiceTicket;
  /** All values sent for a field. */
  valuesOf(field: string): string[];
}

/** What is put, and by whom own statements are read. */
export interface Asked {
  round: OpenRound;
  statements: Statement[];
  /** Joins people to their ballots; undefined once the round is settled. */
  key: Buffer | undefined;
  /** By then an own statement of today is read. */
  readBy: Day;
}

/** There is no such round. */
export class NoSuchVoice extends NotThere {}

/** A sitting of which it is decided what it does. */
export interface Weighed {
  ticket: VoiceTicket;
  /** Undefined when the round is over: then it counts no more. */
  ballot?: Ballot;
  own?: NewOwn;
  here?: SaidHereRow;
  /** Something was said to a statement that had been taken out by then. */
  hasTakenOut: boolean;
}

/** Decides what a sitting does, before anything is written. */
export function weigh(ground: Ground, { id: sentId, ticket, valuesOf }: Incoming, asked: Asked): Weighed {
  const { school, roundId, personId, version, way, language, askedUntil, strip } = ticket;
  const put = asked.statements.filter(({ putOn, audiences }) => putOn !== null && audiences.includes(audienceOf(version)));
  const sent = readChoices(
    put.map(({ id }) => id),
    valuesOf,
  );
  const takenOut = new Set(put.filter(({ takenOutOn }) => takenOutOn !== null).map(({ id }) => id));
  const choices: Choices = Object.fromEntries(Object.entries(sent).filter(([id]) => !takenOut.has(id)));
  const hasTakenOut = Object.keys(sent).some((id) => takenOut.has(id));
  if (!asked.key || asked.round.closedOn) return { ticket, hasTakenOut };
  const secret = wordsKey(ground, school);
  // One strip of paper is typed over once, whoever does it.
  const letterId = way === 'paper' ? idFor(secret, `strip ${roundId} ${personId} ${strip}`) : sentId;
  const own = ownIn(valuesOf, secret, letterId, { roundId, version, language, dueOn: asked.readBy });
  const here = sealSaidHere(valuesOf('here')[0] ?? '', roundId, letterId, { choices, own: own ? [{ id: own.id, words: wordsIn(valuesOf) }] : [] });
  const fingerprint = stamp(secret, JSON.stringify(Object.entries(choices).sort()));
  const ballot = {
    roundId,
    pseudonym: pseudonymOf(asked.key, personId),
    version,
    way,
    language,
    letterId,
    fingerprint,
    askedUntil,
    choices,
    ownCount: own ? 1 : 0,
  };
  return { ticket, ballot, hasTakenOut, ...(own && { own }), ...(here && { here }) };
}

const wordsIn = (valuesOf: Incoming['valuesOf']): string => (valuesOf(ownField)[0] ?? '').trim().slice(0, longestOwn);

/** Words, something spoken, or both. What is no recording of ours is left out; the words beside it stay. */
function ownIn(
  valuesOf: Incoming['valuesOf'],
  secret: Buffer,
  letterId: string,
  own: Pick<NewOwn, 'roundId' | 'version' | 'language' | 'dueOn'>,
): NewOwn | undefined {
  const words = wordsIn(valuesOf);
  const sound = soundIn(valuesOf(ownSoundField)[0] ?? '');
  if (!words && !sound) return undefined;
  const id = idFor(secret, `own ${letterId}`);
  return { ...own, id, words: seal(secret, words, id), sound: sound ? seal(secret, sound, `${id} sound`) : null };
}
