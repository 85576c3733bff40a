import { base64url } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import type { Conversation } from '../shared-with-browser/conversation.ts';
import { digest } from '../shared-with-browser/digest.ts';
import { hashOf } from '../shared-with-browser/envelope.ts';
import type { Around } from '../shared-with-browser/exchange.ts';
import { giveWay } from '../shared-with-browser/give-way.ts';
import { NotGenuine } from '../shared-with-browser/not-genuine.ts';
import { readConversation } from '../shared-with-browser/reading.ts';
import { looksLikeWords, type Receipt, type ReceiptSlip, readDigits, readWords } from '../shared-with-browser/receipt.ts';
import { namesIn } from '../shared-with-browser/roster.ts';
import { sealNext } from '../shared-with-browser/sealing.ts';
import { reachable, type Surroundings } from '../shared-with-browser/surroundings.ts';
import { type ThreadKeys, threadKeysOf } from '../shared-with-browser/thread-keys.ts';
import { begun } from './desk/beginning.ts';
import { deliverWaiting, sealRequest } from './desk/delivery.ts';
import { inWords, made, put } from './desk/made.ts';
import { isTooLong } from './desk/most-words.ts';
import { type Fetched, fetchConversation, fetchSound, postErasure, postMessage } from './desk/post.ts';
import { saidAs } from './desk/said.ts';
import { emptyWhenLeft, part, showSlip, showStep, showTrouble } from './desk/steps.ts';
import { dayHere } from './desk/surroundings.ts';
import { dropUnsent, keepUnsent, type Unsent, unsentIn } from './desk/unsent.ts';
import { clearVoice, offerVoice, recorder, sealedVoice, showRecorder } from './desk/voice.ts';
import { wordList } from './desk/word-list.ts';

/**
 * `<sealed-answers around="{…}" to="/c/…">`: coming back with a receipt. Its keys are made here and open the
 * conversation here; the server learns a name for it and nothing that opens it.
 */
class SealedAnswers extends HTMLElement {
  #around!: Surroundings;
  #given!: Around;
  #keys!: ThreadKeys;
  #talk!: Conversation;
  /** Hashes of what is in the conversation, base64url. */
  #arrived = new Set<string>();
  /** What was sent last and not confirmed. */
  #tried: Unsent | undefined;

  connectedCallback(): void {
    void this.#begin().catch(() => showTrouble('crypto', { instead: true }));
  }

  async #begin(): Promise<void> {
    const found = await begun(this, 'roster');
    if (!found) return;
    this.#given = found.given;
    this.#around = found.around;
    this.#listen();
    showStep('enter', { isFirst: true });
    await deliverWaiting().catch(() => undefined);
  }

  get #place(): string {
    return this.getAttribute('to') ?? '';
  }

  #listen(): void {
    const on = (id: string, event: 'submit' | 'click', does: () => Promise<void>): void =>
      part(id).addEventListener(event, (happened) => {
        happened.preventDefault();
        void does().catch((error: unknown) => showTrouble(error instanceof NotGenuine ? 'genuine' : 'our-fault', { instead: error instanceof NotGenuine }));
      });
    on('entering', 'submit', () => this.#enter());
    on('going-on', 'submit', () => this.#goOn());
    on('erase', 'click', () => this.#erase());
    offerVoice();
    emptyWhenLeft(() => this.remove());
  }

  async #enter(): Promise<void> {
    const read = await this.#readReceipt(part<HTMLInputElement>('receipt').value);
    showSlip(typeof read === 'string' ? undefined : read.slip);
    if (typeof read !== 'string') return this.#explain(read);
    showStep('busy');
    this.#keys = await threadKeysOf(this.#around.school, read);
    const fetched = await fetchConversation(this.#place, this.#keys);
    if (fetched) return this.#show(fetched);
    showStep('enter');
    if (fetched === null) showSlip('answers.unknown');
    else showTrouble('our-fault');
  }

  async #readReceipt(typed: string): Promise<Receipt | ReceiptSlip> {
    if (!looksLikeWords(typed)) return readDigits(typed);
    const list = await wordList(this.#place);
    return list ? readWords(typed, list) : readDigits(typed);
  }

  #explain(slip: ReceiptSlip): void {
    if (slip.slip === 'receipt.word') {
      part('odd-word').textContent = slip.word;
      part('meant-word').textContent = slip.meant ?? '';
      part('meant').hidden = slip.meant === undefined;
    }
    part('receipt').focus();
  }

  async #show({ envelopes, readings, promisedOn }: Fetched): Promise<void> {
    const { roster } = this.#around;
    const talk = await readConversation(this.#around, await digest(this.#keys.threadId), envelopes, [this.#keys.pair], this.#keys);
    await giveWay();
    this.#talk = talk;
    this.#arrived = new Set(await Promise.all(envelopes.map(async (envelope) => base64url(await hashOf(envelope)))));
    part<HTMLInputElement>('receipt').value = '';
    const names = namesIn(roster);
    const readers = (await reachable(this.#around)).filter(({ id }) => talk.readers.includes(id));
    part('conversation').replaceChildren(...talk.said.map((said) => saidAs(said, (seq, length) => fetchSound(this.#place, this.#keys, seq, length))));
    put(part('readers'), [readers.map(({ name }) => name).join(', ')]);
    const isLate = promisedOn !== null && promisedOn < dayHere();
    part('late').hidden = !isLate;
    part('waiting').hidden = promisedOn === null || isLate;
    put(part('waiting'), [inWords(promisedOn)]);
    part('readings').replaceChildren(...readings.map(({ by, day }) => made('one-reading', [names.get(by) ?? '', inWords(day)])));
    part('readers').hidden = readers.length === 0;
    part('nobody').hidden = readers.length > 0;
    part('going-on').hidden = talk.isBroken || readers.length === 0;
    showStep('talk');
    if (talk.isBroken) showTrouble('genuine');
    else await this.#restoreUnsent();
  }

  /** What was said here and could not be sent stands ready again; what did arrive, though nobody could say so, is forgotten. */
  async #restoreUnsent(): Promise<void> {
    const unsent = await unsentIn(this.#talk, this.#keys);
    if (unsent?.hash && this.#arrived.has(unsent.hash)) return void dropUnsent(this.#talk);
    const field = part<HTMLTextAreaElement>('words');
    part('unsent').hidden = unsent === undefined;
    if (!unsent || field.value !== '') return;
    this.#tried = unsent;
    field.value = unsent.words;
    if (!unsent.sound) return;
    await showRecorder();
    recorder().sound = unsent.sound;
  }

  async #goOn(): Promise<void> {
    const field = part<HTMLTextAreaElement>('words');
    const words = field.value.trim();
    const { sound } = recorder();
    const slip = words === '' && !sound ? 'write.empty' : isTooLong(words) ? 'write.too-long' : undefined;
    showSlip(slip);
    part('sent').hidden = true;
    if (slip) return;
    const outcome = await this.#send({ words, sound });
    if (outcome !== 'kept') return showTrouble(outcome === 'enough' ? 'enough' : outcome === 'waits' ? 'offline' : 'our-fault');
    await dropUnsent(this.#talk);
    field.value = '';
    clearVoice();
    part('unsent').hidden = true;
    // Where it cannot be fetched back just now it has arrived all the same.
    await this.#refresh().catch(() => undefined);
    part('sent').hidden = false;
  }

  /** An answer that came meanwhile is read first, and the message sealed anew after it; unless it had arrived the last time. */
  async #send(message: Unsent, again = true): Promise<string> {
    const before = this.#tried;
    const spoken = await sealedVoice();
    const envelope = await sealNext(this.#around, this.#talk, { words: message.words, sound: spoken?.said });
    this.#tried = { ...message, hash: base64url(await hashOf(envelope)) };
    const isKept = await keepUnsent(this.#talk, this.#keys, this.#tried);
    const request = { threadId: base64url(this.#keys.threadId), auth: base64url(this.#keys.auth), envelope: base64url(envelope) };
    const answer = await postMessage(this.#place, await sealRequest(this.#given, request, spoken?.sealed));
    if (answer?.state !== 'behind' || !again || !(await this.#refresh())) return answer?.state ?? (isKept ? 'waits' : 'lost');
    const isSame = before?.words === message.words && before.sound === message.sound;
    return isSame && before.hash && this.#arrived.has(before.hash) ? 'kept' : this.#send(message, false);
  }

  async #refresh(): Promise<boolean> {
    const fetched = await fetchConversation(this.#place, this.#keys);
    if (fetched) await this.#show(fetched);
    return Boolean(fetched);
  }

  async #erase(): Promise<void> {
    if (!(await postErasure(this.#place, this.#keys))) return showTrouble('our-fault');
    await dropUnsent(this.#talk);
    part('conversation').replaceChildren();
    showStep('erased');
  }
}

customElements.define('sealed-answers', SealedAnswers);
