import { base64url } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import { digest } from '../shared-with-browser/digest.ts';
import type { Around, Work } from '../shared-with-browser/exchange.ts';
import { drawReceipt, printedReceipt, type Receipt, wordsOf } from '../shared-with-browser/receipt.ts';
import type { ContactPerson } from '../shared-with-browser/roster.ts';
import { sealFirst } from '../shared-with-browser/sealing.ts';
import { reachable, type Surroundings } from '../shared-with-browser/surroundings.ts';
import { postingKey, type ThreadKeys, threadKeysOf } from '../shared-with-browser/thread-keys.ts';
import { begun } from './desk/beginning.ts';
import { type Delivered, deliver, deliverWaiting, sealRequest } from './desk/delivery.ts';
import type { Draft } from './desk/draft.ts';
import { isTooLong } from './desk/most-words.ts';
import { emptyWhenLeft, part, showSlip, showStep, showTrouble } from './desk/steps.ts';
import { clearVoice, offerVoice, recorder, sealedVoice } from './desk/voice.ts';
import { wordList } from './desk/word-list.ts';
import { doWork } from './desk/work.ts';

/**
 * `<sealed-letter around="{…}" to="/c/…" reader="pupil">`: writing without a name. The receipt is drawn and its keys
 * are made while somebody types; nothing leaves the page before it is sealed.
 */
class SealedLetter extends HTMLElement {
  readonly #receipt = drawReceipt();
  #around!: Surroundings;
  #given!: Around;
  #people: ContactPerson[] = [];
  #keys: Promise<ThreadKeys> | undefined;
  #work: Promise<Work> | undefined;
  #draft: Draft | undefined;

  connectedCallback(): void {
    void this.#begin().catch(() => showTrouble('crypto', { instead: true }));
  }

  async #begin(): Promise<void> {
    const found = await begun(this, 'poster');
    if (!found) return;
    const { given, around } = found;
    this.#given = given;
    this.#around = around;
    this.#people = await reachable(around);
    this.#listen();
    showStep('write', { isFirst: true });
    void deliverWaiting().catch(() => undefined);
    this.#keys = threadKeysOf(around.school, this.#receipt);
    this.#work = this.#keys.then(async ({ threadId }) => doWork(given.challenge, base64url(await digest(threadId))));
    // Whatever goes wrong here is met again when the letter is sealed.
    this.#work.catch(() => undefined);
  }

  #listen(): void {
    part('writing').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#check();
    });
    part('keeping').addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#checkReceipt().catch(() => this.#ourFault());
    });
    offerVoice();
    part('in-words').addEventListener('toggle', () => void this.#showWords());
    part('back').addEventListener('click', () => showStep('write'));
    part('print').addEventListener('click', () => print());
    part('again').addEventListener('click', () => void this.#deliver());
    emptyWhenLeft(() => this.remove());
  }

  /** The words in which the receipt can be remembered come to whoever wants them: their list is as large as half the page. */
  async #showWords(): Promise<void> {
    const words = part('receipt-words');
    if (!part<HTMLDetailsElement>('in-words').open || words.textContent) return;
    const list = await wordList(this.getAttribute('to') ?? '');
    showSlip(list ? undefined : 'keep.words-late');
    words.textContent = list ? wordsOf(this.#receipt, list).join(' ') : '';
  }

  #check(): void {
    const words = part<HTMLTextAreaElement>('words').value.trim();
    const slip =
      words === '' && !recorder().sound ? 'write.empty' : isTooLong(words) ? 'write.too-long' : this.#readers().length === 0 ? 'write.nobody' : undefined;
    showSlip(slip);
    if (slip) return;
    // What was sealed before the words were changed is another letter.
    this.#draft = undefined;
    part('receipt').textContent = printedReceipt(this.#receipt);
    part('receipt-dots').replaceChildren(...dotsOf(this.#receipt));
    showStep('keep');
  }

  async #checkReceipt(): Promise<void> {
    const typed = part<HTMLInputElement>('last-digits').value.replace(/[٠-٩۰-۹]/g, (figure) => String(figure.charCodeAt(0) & 15));
    const fits = typed.replace(/\D/g, '').slice(-4) === this.#receipt.slice(-4);
    showSlip(fits ? undefined : 'keep.type-slip');
    if (!fits) return;
    showStep('busy');
    this.#draft ??= await this.#seal();
    await this.#deliver();
  }

  async #seal(): Promise<Draft> {
    const [keys, work] = [await (this.#keys as Promise<ThreadKeys>), await (this.#work as Promise<Work>)];
    const spoken = await sealedVoice();
    const envelope = await sealFirst(this.#around, keys, {
      readers: this.#readers(),
      words: part<HTMLTextAreaElement>('words').value.trim(),
      sound: spoken?.said,
      reader: this.getAttribute('reader') === 'guardian' ? 'guardian' : 'pupil',
      language: document.documentElement.lang,
    });
    const posting = base64url(await digest(await postingKey(keys.psk)));
    const request = { threadId: base64url(keys.threadId), auth: base64url(keys.auth), posting, envelope: base64url(envelope) };
    const thread = base64url(await digest(keys.threadId));
    return { place: this.getAttribute('to') ?? '', thread, request: { ...(await sealRequest(this.#given, request, spoken?.sealed)), work } };
  }

  async #deliver(): Promise<void> {
    showStep('busy');
    const outcome: Delivered = this.#draft ? await deliver(this.#draft) : 'unknown';
    if (outcome === 'waits') return showStep('offline');
    if (outcome !== 'kept') return this.#ourFault();
    part<HTMLTextAreaElement>('words').value = '';
    clearVoice();
    for (const id of ['receipt', 'receipt-words', 'receipt-dots']) part(id).textContent = '';
    showStep('done');
  }

  #ourFault(): void {
    showStep('keep');
    showTrouble('our-fault');
  }

  #readers(): string[] {
    const not = new Set([...document.querySelectorAll<HTMLInputElement>('[name=not-to]:checked')].map(({ value }) => value));
    return this.#people.map(({ id }) => id).filter((id) => !not.has(id));
  }
}

/** Each digit as so many dots, three to a row, for whoever would rather draw. */
const dotsOf = (receipt: Receipt): HTMLElement[] =>
  [...receipt].map((digit) => {
    const box = document.createElement('li');
    box.textContent = '•'.repeat(Number(digit)).replace(/•{3}/g, '$&\n');
    return box;
  });

customElements.define('sealed-letter', SealedLetter);
