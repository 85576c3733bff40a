import { base64url, fromBase64url, utf8 } from '../../secrets/shared-with-browser/bytes.ts';
import { type Letter, letterKind } from '../shared-with-browser/letter.ts';
import { sealLetter } from '../shared-with-browser/seal-letter.ts';
import { keepLetter, sendAll, sendLetter, type WaitingLetter } from './waiting/letters.ts';

/**
 * `<save-offline school sealing-key saved arrived waiting>` around a form: seals what was said the moment it is sent, keeps it
 * on this device (first tick), and delivers it (second tick). What cannot be sealed or kept here goes the ordinary way.
 */
class SaveOffline extends HTMLElement {
  #busy = false;

  connectedCallback(): void {
    if (!globalThis.crypto?.subtle || !globalThis.indexedDB) return;
    this.addEventListener('submit', this.#take);
    void sendAll(() => undefined).catch(() => undefined);
  }

  #take = (event: Event): void => {
    const form = event.target as HTMLFormElement;
    // A button that sends the form elsewhere does not send the answer.
    if ((event as SubmitEvent).submitter?.hasAttribute('formaction')) return;
    event.preventDefault();
    if (this.#busy) return;
    this.#busy = true;
    this.#keepAndSend(form).catch(() => {
      form.submit();
      this.#busy = false;
    });
  };

  async #keepAndSend(form: HTMLFormElement): Promise<void> {
    const letter = await this.#seal(new FormData(form));
    // Should it go the ordinary way after all, it is still the same letter.
    for (const field of form.querySelectorAll<HTMLInputElement>('[name=id]')) field.value = letter.id;
    await keepLetter(letter);
    const ticks = this.#ticks();
    form.hidden = true;
    ticks.textContent = `✓ ${this.getAttribute('saved')}`;
    const goOn = (next = location.pathname): void => {
      ticks.textContent = `✓✓ ${this.getAttribute('arrived')}`;
      location.replace(next);
    };
    const sent = await sendLetter(letter);
    if (sent) return goOn(sent.next);
    const more = document.createElement('p');
    more.textContent = this.getAttribute('waiting');
    ticks.after(more);
    void sendAll((left, next) => {
      if (!left.some(({ id }) => id === letter.id)) goOn(next.get(letter.id));
    }).catch(() => undefined);
  }

  async #seal(form: FormData): Promise<WaitingLetter> {
    const id = crypto.randomUUID();
    const fields: Letter['fields'] = {};
    for (const name of new Set(form.keys())) if (name !== 'ticket' && name !== 'id') fields[name] = form.getAll(name).map(String);
    const letter: Letter = { ticket: String(form.get('ticket')), fields };
    const key = fromBase64url(this.getAttribute('sealing-key') ?? '');
    const sealed = await sealLetter(key, utf8(letterKind), utf8(id), utf8(JSON.stringify(letter)));
    return { v: 1, id, school: this.getAttribute('school') ?? '', sealed: base64url(sealed), savedAt: Date.now() };
  }

  #ticks(): HTMLElement {
    const ticks = document.createElement('p');
    ticks.className = 'ticks';
    ticks.setAttribute('role', 'status');
    this.append(ticks);
    return ticks;
  }
}

customElements.define('save-offline', SaveOffline);
