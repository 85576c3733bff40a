import type { KEMFactory } from 'hpke';
import { base64url, utf8 } from '../../../../platform/secrets/shared-with-browser/bytes.ts';
import { type Conversation, readConversation, type Said, type Surroundings, sealNext } from '../../shared-with-browser/conversation.ts';
import { digest } from '../../shared-with-browser/digest.ts';
import { NotGenuine } from '../../shared-with-browser/envelope.ts';
import type { Around } from '../../shared-with-browser/exchange.ts';
import { looksLikeWords, type Receipt, type ReceiptSlip, readDigits, readWords } from '../../shared-with-browser/receipt.ts';
import { everybodyIn } from '../../shared-with-browser/roster.ts';
import { suiteWith } from '../../shared-with-browser/suite.ts';
import { type ThreadKeys, threadKeysOf } from '../../shared-with-browser/thread-keys.ts';
import { deliver, deliverWaiting } from './delivery.ts';
import { inWords, made, put } from './made.ts';
import { mostWords } from './most-words.ts';
import { type Fetched, fetchConversation, postErasure } from './post.ts';
import { emptyWhenLeft, part, showSlip, showStep, showTrouble } from './steps.ts';
import { canSeal, posterCode, surroundingsOf } from './surroundings.ts';
import { wordList } from './word-list.ts';

/**
 * `<sealed-answers around="{…}" to="/c/…" otherwise="/c/…">`: coming back with a receipt. Its keys are made here and open the
 * conversation here; the server learns a name for it and nothing that opens it.
 * @param kem undefined for the browser's own X25519
 */
export function defineSealedAnswers(kem?: KEMFactory): void {
  class SealedAnswers extends HTMLElement {
    readonly #suite = suiteWith(kem);
    #around: Surroundings | undefined;
    #keys: ThreadKeys | undefined;
    #talk: Conversation | undefined;

    connectedCallback(): void {
      void this.#begin().catch(() => showTrouble('crypto', { instead: true }));
    }

    async #begin(): Promise<void> {
      if (!(await canSeal(this.#suite))) {
        const address = this.getAttribute('otherwise');
        if (address && 'subtle' in crypto) return location.replace(address + location.hash);
        return showTrouble('crypto', { instead: true });
      }
      this.#around = await surroundingsOf(this.#suite, JSON.parse(this.getAttribute('around') ?? '') as Around).catch(() => undefined);
      const code = posterCode();
      if (!this.#around || (code && code !== this.#around.roster.fingerprint)) return showTrouble('roster', { instead: true });
      this.#listen();
      showStep('enter', { isFirst: true });
      await deliverWaiting().catch(() => 0);
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
      emptyWhenLeft(() => this.remove());
    }

    async #enter(): Promise<void> {
      const read = await this.#readReceipt(part<HTMLInputElement>('receipt').value);
      showSlip(typeof read === 'string' ? undefined : read.slip);
      if (typeof read !== 'string') return this.#explain(read);
      showStep('busy');
      this.#keys = await threadKeysOf(this.#suite, (this.#around as Surroundings).school, read);
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
      const [around, keys] = [this.#around as Surroundings, this.#keys as ThreadKeys];
      const talk = await readConversation(around, await digest(keys.threadId), envelopes, [keys.pair]);
      this.#talk = talk;
      const names = new Map(everybodyIn(around.roster).map(({ id, name }) => [id, name]));
      part('conversation').replaceChildren(...talk.said.map(saidAs));
      put(part('readers'), [talk.readers.map((id) => names.get(id) ?? '').join(', ')]);
      const isLate = promisedOn !== null && promisedOn < new Date().toLocaleDateString('sv');
      part('late').hidden = !isLate;
      part('waiting').hidden = promisedOn === null || isLate;
      put(part('waiting'), [inWords(promisedOn)]);
      part('readings').replaceChildren(...readings.map(({ by, day }) => made('one-reading', [names.get(by) ?? '', inWords(day)])));
      showStep('talk');
    }

    async #goOn(): Promise<void> {
      const field = part<HTMLTextAreaElement>('words');
      const words = field.value.trim();
      const slip = words === '' ? 'write.empty' : utf8(words).length > mostWords ? 'write.too-long' : undefined;
      showSlip(slip);
      part('sent').hidden = true;
      if (slip) return;
      const outcome = await this.#send(words);
      if (outcome !== 'kept') return showTrouble(outcome === 'enough' ? 'enough' : 'our-fault');
      field.value = '';
      part('sent').hidden = false;
    }

    /** An answer that came meanwhile is read first, and the message sealed anew after it. */
    async #send(words: string, again = true): Promise<string> {
      const [around, keys, talk] = [this.#around as Surroundings, this.#keys as ThreadKeys, this.#talk as Conversation];
      const envelope = base64url(await sealNext(around, talk, words));
      const request = { threadId: base64url(keys.threadId), auth: base64url(keys.auth), envelope };
      const outcome = await deliver({ place: this.#place, request });
      const fetched = outcome === 'kept' || outcome === 'behind' ? await fetchConversation(this.#place, keys) : undefined;
      if (fetched) await this.#show(fetched);
      return outcome === 'behind' && fetched && again ? this.#send(words, false) : outcome;
    }

    async #erase(): Promise<void> {
      if (!(await postErasure(this.#place, this.#keys as ThreadKeys))) return showTrouble('our-fault');
      part('conversation').replaceChildren();
      showStep('erased');
    }
  }

  customElements.define('sealed-answers', SealedAnswers);
}

function saidAs(said: Said): Node {
  if (said.direction === 'access') return made('one-access', [said.by.name, said.to.name]);
  const one = said.direction === 'reply' ? made('one-reply', [said.by.name]) : made('one-mine', []);
  const place = one.querySelector('.said');
  if (place) place.textContent = said.words;
  return one;
}
