import { randomUUID } from 'node:crypto';
import type { MadeUpContactPoint } from '../src/capabilities/contact-point/made-up-contact-point.ts';
import { digest } from '../src/capabilities/contact-point/shared-with-browser/digest.ts';
import {
  type Around,
  bitsOf,
  type MessageAnswer,
  padded,
  requestKind,
  requestStep,
  type Work,
  workCost,
  workWords,
} from '../src/capabilities/contact-point/shared-with-browser/exchange.ts';
import { drawReceipt } from '../src/capabilities/contact-point/shared-with-browser/receipt.ts';
import { sealFirst } from '../src/capabilities/contact-point/shared-with-browser/sealing.ts';
import { postingKey, type ThreadKeys, threadKeysOf } from '../src/capabilities/contact-point/shared-with-browser/thread-keys.ts';
import { type Acknowledgement, type Letter, letterKind, type SealedLetter } from '../src/platform/outbox/shared-with-browser/letter.ts';
import { sealLetter } from '../src/platform/outbox/shared-with-browser/seal-letter.ts';
import { hasZeroBits } from '../src/platform/secrets/passwords.ts';
import { base64url, fromBase64url, utf8 } from '../src/platform/secrets/shared-with-browser/bytes.ts';
import type { Language } from '../src/platform/texts/words.ts';
import type { Browser } from './browser.ts';
import type { Chance } from './chance.ts';

/** Called before and after the one request that carries what was said. */
export type AroundPost = (send: () => Promise<string>) => Promise<string>;

/** Words of 5 to 800 characters, as both kinds of visit have them. */
const wordsOf = ({ below }: Chance): string => 'Ik durf het niet goed te zeggen. '.repeat(25).slice(0, 5 + below(796));

/** Somebody opens their card, answers the question on their first page and is thanked. @param token key of the card's QR code */
export async function checkIn(browser: Browser, { slug, token }: { slug: string; token: string }, chance: Chance, aroundPost: AroundPost): Promise<void> {
  await browser.open(`/at/${slug}`);
  const page = await browser.open(`/at/${slug}`, { number: '', secret: '', key: token });
  const [ticket, school, key] = [/name="ticket" value="([^"]+)"/, / school="([^"]+)"/, /sealing-key="([^"]+)"/].map((sign) => sign.exec(page)?.[1] ?? '') as [
    string,
    string,
    string,
  ];
  const letter: Letter = { ticket, fields: answerOf(chance) };
  const id = randomUUID();
  const sealed = await sealLetter(fromBase64url(key), utf8(letterKind), utf8(id), utf8(JSON.stringify(letter)));
  const body: SealedLetter = { v: 1, id, school, sealed: base64url(sealed) };
  const said = JSON.parse(await aroundPost(() => browser.fetch('/deliveries', JSON.stringify(body)))) as Acknowledgement;
  if (!('received' in said)) throw new Error('A check-in was refused.');
  await browser.open(said.next);
}

/** A tap or two, some more taps, or words too: each as often. */
function answerOf(chance: Chance): Letter['fields'] {
  const mood = [chance.oneOf(['good', 'not_good', 'bad'])];
  const visible = ['chosen'];
  const kind = chance.below(3);
  if (kind === 0) return { mood, talk: ['no'], visible };
  if (kind === 1)
    return { mood, nice: ['Wij gaan op reis met de klas'], talk: ['week'], who: ['any'], visible, how: ['walk'], friend: ['yes'], about: ['friends'] };
  return { mood, talk: ['no'], visible, more: [wordsOf(chance)] };
}

/** Somebody comes by a poster and writes a first message to the contact point. */
export async function writeTo(
  browser: Browser,
  { slug, contactPoint, language }: { slug: string; contactPoint: MadeUpContactPoint; language: Language },
  chance: Chance,
  aroundPost: AroundPost,
): Promise<void> {
  await browser.open(`/c/${slug}`);
  const page = await browser.open(`/c/${slug}/write?in=${language}`);
  const { challenge, school, sealingKey } = JSON.parse((/around="([^"]*)"/.exec(page)?.[1] ?? '').replaceAll('&quot;', '"')) as Around;
  const { around } = contactPoint;
  const own = await threadKeysOf(around.school, drawReceipt());
  const readers = around.roster.members.map(({ id }) => id);
  const envelope = await sealFirst(around, own, { readers, words: wordsOf(chance), reader: 'pupil', language });
  const posting = base64url(await digest(await postingKey(own.psk)));
  const request = { threadId: base64url(own.threadId), auth: base64url(own.auth), posting, envelope: base64url(envelope) };
  const sealed = base64url(await sealLetter(fromBase64url(sealingKey), utf8(requestKind), utf8(school), utf8(JSON.stringify(request))));
  const body = padded({ sealed, work: await workedOut(own, challenge) }, requestStep);
  const { state } = JSON.parse(await aroundPost(() => browser.fetch(`/c/${slug}/messages`, body))) as MessageAnswer;
  if (state !== 'kept') throw new Error(`A message was ${state}.`);
}

async function workedOut({ threadId }: ThreadKeys, challenge: string): Promise<Work> {
  const thread = base64url(await digest(threadId));
  for (let answer = 0; ; answer++)
    if (await hasZeroBits(workWords(thread, String(answer)), challenge, bitsOf(challenge), workCost)) return { challenge, answer: String(answer) };
}
