import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Ground } from '../../platform/ground.ts';
import { idFor, newToken, sha256 } from '../../platform/secrets/random.ts';
import { keyFor, NotSealedByUs, seal, stamp, unseal } from '../../platform/secrets/seal.ts';
import type { CardHolder, Env } from '../../platform/web/guards.ts';
import type { Choices } from './rules/choices.ts';
import type { Db } from './store/rounds.ts';
import { type SaidHereRow, saidHereBy } from './store/said-here.ts';

/** What was said on this device, and the sentences that were written on it: also one that was too much and that nobody else has. */
export interface SaidHere {
  choices: Choices;
  own: { id: string; words: string }[];
}

const cookie = 'vg-voice';

/** A year, in seconds: as long as what was said is kept. */
const longest = 365 * 24 * 60 * 60;

/**
 * The secret of this device for one person and round, made at the first look; it travels in the form, so that what waits on the device brings
 * it along. From it the server makes the place and the key of what was said, and keeps neither.
 */
export function secretHere(c: Context<Env>, { settings }: Ground, person: CardHolder, roundId: string): string | undefined {
  if (person.device !== 'own') return undefined;
  const token = getCookie(c, cookie) ?? newToken();
  setCookie(c, cookie, token, { path: '/p/voice', httpOnly: true, sameSite: 'Strict', secure: settings.address.startsWith('https:'), maxAge: longest });
  return secretFor(token, person, roundId);
}

const secretFor = (token: string, { id }: CardHolder, roundId: string): string => stamp(Buffer.from(token), `${roundId} ${id}`).toString('base64url');

const isSecret = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** @param secret as it came in a form; nothing is kept where it is none */
export function sealSaidHere(secret: string, roundId: string, letterId: string, said: SaidHere): SaidHereRow | undefined {
  if (!isSecret(secret)) return undefined;
  const key = keyFor('said here', Buffer.from(secret));
  const id = idFor(key, letterId);
  return { id, roundId, device: sha256(secret), words: seal(key, JSON.stringify(said), roundId) };
}

/** All that was said on this device by this person in this round; undefined where nothing was. */
export async function saidHere(c: Context<Env>, { database }: Ground, person: CardHolder, roundId: string): Promise<SaidHere | undefined> {
  const token = getCookie(c, cookie);
  if (!token || person.device !== 'own') return undefined;
  const secret = secretFor(token, person, roundId);
  const key = keyFor('said here', Buffer.from(secret));
  const sealed = await database.inSchool(person.school, (db: Db) => saidHereBy(db, person.school, roundId, sha256(secret)));
  const said = sealed.flatMap((words) => opened(key, words, roundId) ?? []);
  if (said.length === 0) return undefined;
  return { choices: Object.assign({}, ...said.map(({ choices }) => choices)), own: said.flatMap(({ own }) => own) };
}

function opened(key: Buffer, words: Buffer, roundId: string): SaidHere | undefined {
  try {
    return JSON.parse(unseal(key, words, roundId).toString());
  } catch (error) {
    if (error instanceof NotSealedByUs) return undefined;
    throw error;
  }
}
