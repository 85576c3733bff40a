/**
 * `<card-door>` around the form of a card: when the page was opened by a card's QR code (`#k=…`) it sends that key and takes
 * it out of the address, so that it stays in no history. With `puzzle` it works out the answer before what was typed is sent.
 */
class CardDoor extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form) return;
    // A card that is scanned while the door stands open already changes this part of the address and loads nothing.
    addEventListener('hashchange', () => this.#openWithKey(form));
    if (this.#openWithKey(form)) return;
    const puzzle = this.getAttribute('puzzle');
    if (puzzle) form.addEventListener('submit', (event) => void this.#work(event, form, puzzle));
  }

  #openWithKey(form: HTMLFormElement): boolean {
    const key = new URLSearchParams(location.hash.slice(1)).get('k');
    if (!key) return false;
    history.replaceState(null, '', location.pathname);
    add(form, 'key', key);
    form.submit();
    return true;
  }

  async #work(event: Event, form: HTMLFormElement, puzzle: string): Promise<void> {
    event.preventDefault();
    const bits = Number(this.getAttribute('bits'));
    for (let answer = 0; ; answer++) {
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(puzzle + answer));
      if (new DataView(digest).getUint32(0) >>> (32 - bits) !== 0) continue;
      add(form, 'puzzle', puzzle);
      add(form, 'work', String(answer));
      form.submit();
      return;
    }
  }
}

function add(form: HTMLFormElement, name: string, value: string): void {
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = name;
  field.value = value;
  form.append(field);
}

customElements.define('card-door', CardDoor);
