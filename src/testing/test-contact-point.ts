import { Client } from 'pg';
import { expect } from 'vitest';
import type { MadeUpContactPoint } from '../capabilities/contact-point/made-up-contact-point.ts';
import { openMadeUpContactPoint } from '../capabilities/contact-point/made-up-school.ts';
import type { Conversation } from '../capabilities/contact-point/shared-with-browser/conversation.ts';
import { digest } from '../capabilities/contact-point/shared-with-browser/digest.ts';
import {
  type Around,
  answerKeyWords,
  bitsOf,
  type ConversationAnswer,
  type MessageAnswer,
  requestKind,
  type Work,
  workCost,
  workWords,
} from '../capabilities/contact-point/shared-with-browser/exchange.ts';
import { readHeader } from '../capabilities/contact-point/shared-with-browser/header.ts';
import { readConversation } from '../capabilities/contact-point/shared-with-browser/reading.ts';
import { drawReceipt } from '../capabilities/contact-point/shared-with-browser/receipt.ts';
import { sealFirst, sealReply } from '../capabilities/contact-point/shared-with-browser/sealing.ts';
import type { SealedThread } from '../capabilities/contact-point/shared-with-browser/staff-exchange.ts';
import { postingKey, type ThreadKeys, threadKeysOf } from '../capabilities/contact-point/shared-with-browser/thread-keys.ts';
import { capabilities } from '../capabilities/index.ts';
import { runJobs } from '../platform/jobs/jobs.ts';
import { sealLetter } from '../platform/outbox/shared-with-browser/seal-letter.ts';
import { hasZeroBits } from '../platform/secrets/passwords.ts';
import { stamp, unseal } from '../platform/secrets/seal.ts';
import { type Bytes, base64url, fromBase64url, utf8 } from '../platform/secrets/shared-with-browser/bytes.ts';
import { type TestSchool, testSchool } from './test-school.ts';

type ContactName = 'An' | 'Tom';
type Whose = Pick<ThreadKeys, 'threadId' | 'auth'>;

/** A test school whose contact persons are An and Tom, what somebody does at home whom nobody knows, and what the two do at their desk. */
export async function testContactPoint() {
  const school = await testSchool();
  const people = [
    { id: school.idOf('An'), name: 'An Maes', duty: 'zorgjuf', secrecy: 'office' as const },
    { id: school.idOf('Tom'), name: 'Tom Maes', duty: 'CLB', secrecy: 'professional' as const },
  ];
  await school.inSchool((db) =>
    db
      .updateTable('people.staff')
      .set({ roles: ['care', 'contact-person'] })
      .where('person_id', '=', school.idOf('An'))
      .execute(),
  );
  const place = await openMadeUpContactPoint(school.ground, school.id, people, '2026-11-20');
  const owner = new Client(school.ground.ownerUrl);
  await owner.connect();
  return {
    school,
    place,
    owner,
    ...atHome(school, place),
    ...atTheDesk(school, place),
    /** Messages are made ready, and the hour strikes; then once more. */
    async letThrough(): Promise<void> {
      for (const moment of ['2026-11-24 10:47', '2026-11-24 11:00', '2026-11-24 11:47', '2026-11-24 12:00']) {
        school.ground.clock.set(moment);
        await runJobs(school.ground, capabilities);
      }
    },
    /** The first morning, before anybody wrote. */
    async beginAgain(): Promise<void> {
      school.ground.clock.set('2026-11-24 10:00');
      await owner.query('delete from contact_point.thread');
    },
    async close(): Promise<void> {
      await owner.end();
      await school.close();
    },
  };
}

function atHome(school: TestSchool, place: MadeUpContactPoint) {
  const phone = school.stranger();
  const everybody = (): string[] => place.around.roster.members.map(({ id }) => id);

  async function aroundOn(page: string): Promise<Around> {
    const { html } = await phone.get(page);
    return JSON.parse((/around="([^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&quot;', '"')) as Around;
  }

  async function worked(own: ThreadKeys, challenge: string): Promise<Work> {
    const thread = base64url(await digest(own.threadId));
    for (let answer = 0; ; answer++)
      if (await hasZeroBits(workWords(thread, String(answer)), challenge, bitsOf(challenge), workCost)) return { challenge, answer: String(answer) };
  }

  /** What a phone sends, sealed to the school's program. */
  async function sealedRequest(request: object): Promise<string> {
    const key = fromBase64url((await school.ground.keys.sealedBox(school.id)).publicKey);
    return base64url(await sealLetter(key, utf8(requestKind), utf8(school.id), utf8(JSON.stringify(request))));
  }

  async function post(own: ThreadKeys, envelope: Bytes, work?: Work, sound?: Bytes): Promise<MessageAnswer> {
    const posting = readHeader(envelope)?.direction === 'first' && { posting: base64url(await digest(await postingKey(own.psk))) };
    const sealed = await sealedRequest({ threadId: base64url(own.threadId), auth: base64url(own.auth), envelope: base64url(envelope), ...posting });
    return JSON.parse(
      (await phone.json('/c/de-bron/messages', { sealed, ...(work && { work }), ...(sound && { sound: base64url(sound) }) })).html,
    ) as MessageAnswer;
  }

  const newKeys = (): Promise<ThreadKeys> => threadKeysOf(place.around.school, drawReceipt());

  const first = (own: ThreadKeys, words = 'hallo', readers = everybody()): Promise<Bytes> =>
    sealFirst(place.around, own, { readers, words, reader: 'pupil', language: 'nl' });

  /** Somebody writes, and nothing has been let through yet. */
  async function write(words = 'hallo', readers = everybody()): Promise<{ own: ThreadKeys; envelope: Bytes; work: Work }> {
    const own = await newKeys();
    const [envelope, work] = [await first(own, words, readers), await worked(own, (await aroundOn('/c/de-bron/write')).challenge)];
    expect(await post(own, envelope, work)).toEqual({ state: 'kept' });
    return { own, envelope, work };
  }

  /** What a phone that asks for a conversation gets. */
  async function askFor(own: Whose, from = 0): Promise<Buffer> {
    const answer = await school.site.request('/c/de-bron/conversation', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ threadId: base64url(own.threadId), auth: base64url(own.auth), from }),
    });
    return Buffer.from(await answer.arrayBuffer());
  }

  /** A piece of a conversation as a phone gets it; undefined for what does not open. */
  async function fetched(own: Whose, from = 0): Promise<{ length: number; piece: ConversationAnswer | undefined }> {
    const sealed = await askFor(own, from);
    try {
      return { length: sealed.length, piece: JSON.parse(unseal(stamp(own.auth, answerKeyWords), sealed, 'conversation').toString()) as ConversationAnswer };
    } catch {
      return { length: sealed.length, piece: undefined };
    }
  }

  /** The conversation as its writer reads it, piece after piece. */
  async function asWriter(own: ThreadKeys): Promise<Conversation> {
    const envelopes: string[] = [];
    for (;;) {
      const { piece } = await fetched(own, envelopes.length);
      envelopes.push(...(piece?.envelopes ?? []));
      if (!piece || envelopes.length >= piece.count) break;
    }
    return readConversation(place.around, await digest(own.threadId), envelopes.map(fromBase64url), [own.pair], own);
  }

  return { phone, everybody, aroundOn, worked, sealedRequest, post, newKeys, first, write, askFor, fetched, asWriter };
}

function atTheDesk(school: TestSchool, place: MadeUpContactPoint) {
  const inbox = async (name: ContactName): Promise<SealedThread[]> =>
    JSON.parse((await (await school.browserOf(name)).get('/staff/contact-point/threads')).html) as SealedThread[];

  const opened = async (name: ContactName, thread: SealedThread): Promise<Conversation> =>
    readConversation(place.around, fromBase64url(thread.thread), thread.envelopes.map(fromBase64url), place.pairsOf(`${name} Maes`));

  async function reply(name: ContactName, thread: SealedThread, words: string): Promise<string> {
    const talk = await opened(name, thread);
    return sendAs(name, thread, talk, await sealReply(place.around, talk, place.person(`${name} Maes`), { words, closes: false }));
  }

  async function sendAs(name: ContactName, { thread }: SealedThread, { psk }: Pick<Conversation, 'psk'>, envelope: Bytes): Promise<string> {
    const body = { envelope: base64url(envelope), posting: base64url(await postingKey(psk)) };
    return (JSON.parse((await (await school.browserOf(name)).json(`/staff/contact-point/threads/${thread}/messages`, body)).html) as { state: string }).state;
  }

  return { inbox, opened, reply, sendAs };
}
