import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Ground } from '../../platform/ground.ts';
import { newToken, sha256 } from '../../platform/secrets/random.ts';
import { keyFor, NotSealedByUs, seal, unseal } from '../../platform/secrets/seal.ts';
import type { CardHolder, Env } from '../../platform/web/guards.ts';
import type { SaidWhole } from './rules/attachments.ts';
import { draftWords, dropDraft, keepDraft } from './store/drafts.ts';
import type { Db, OpenRound } from './store/rounds.ts';

const cookie = 'vg-begun';

/** What somebody began on their own device waits here, sealed under a secret that only that device has, in a cookie. */
export async function keepBegun(c: Context<Env>, { database, settings }: Ground, person: CardHolder, round: OpenRound, said: SaidWhole): Promise<void> {
  const token = begunIn(c, round.id) ?? newToken();
  const words = seal(keyFor('begun', Buffer.from(token)), JSON.stringify(said), placeOf(person, round.id));
  await database.inSchool(person.school, (db: Db) => keepDraft(db, person.school, { id: sha256(token), roundId: round.id, words }));
  setCookie(c, cookie, `${round.id}.${token}`, {
    path: '/p/',
    httpOnly: true,
    sameSite: 'Strict',
    secure: settings.address.startsWith('https:'),
    maxAge: longest,
  });
}

/** Nothing for another person on the same device. */
export async function begunBy(c: Context<Env>, { database }: Ground, person: CardHolder, roundId: string): Promise<SaidWhole | undefined> {
  const token = begunIn(c, roundId);
  if (!token) return undefined;
  const words = await database.inSchool(person.school, (db: Db) => draftWords(db, person.school, roundId, sha256(token)));
  try {
    return words && JSON.parse(unseal(keyFor('begun', Buffer.from(token)), words, placeOf(person, roundId)).toString());
  } catch (error) {
    if (error instanceof NotSealedByUs) return undefined;
    throw error;
  }
}

/** After it was sent nothing of it is left here. */
export async function dropBegun(c: Context<Env>, { database }: Ground, person: CardHolder, roundId: string): Promise<void> {
  const token = begunIn(c, roundId);
  if (!token) return;
  await database.inSchool(person.school, (db: Db) => dropDraft(db, person.school, sha256(token)));
  deleteCookie(c, cookie, { path: '/p/' });
}

function begunIn(c: Context<Env>, roundId: string): string | undefined {
  const [round, token] = (getCookie(c, cookie) ?? '').split('.');
  return round === roundId ? token : undefined;
}

const placeOf = ({ id }: CardHolder, roundId: string): string => `${roundId} ${id}`;

/** Longer than any round is open, in seconds. */
const longest = 60 * 24 * 60 * 60;
