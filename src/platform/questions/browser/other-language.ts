/**
 * `<other-language><p class="loss"><button value="ar">…<p class="slip" hidden>` in a form in steps: puts the page in the language that is
 * tapped into the place of this one, with what was answered. The answers go along in memory, so nothing of them comes into an address,
 * a history or a storage. The link to Dutch at the bottom of the page does the same at once. Without scripts the buttons send a form of
 * their own, and `.loss` says that one begins again.
 */
class OtherLanguage extends HTMLElement {
  connectedCallback(): void {
    (this.querySelector('.loss') as HTMLElement).hidden = true;
    this.addEventListener('click', (event) => this.#change(event, (event.target as Element).closest('button')?.value));
    this.parentElement?.querySelector('.way a')?.addEventListener('click', goBack);
    document.querySelector('.bottom [href="#languages"]')?.addEventListener('click', (event) => this.#change(event, 'nl'));
  }

  #change(event: Event, language: string | undefined): void {
    if (!language) return;
    event.preventDefault();
    const slip = this.querySelector('.slip') as HTMLElement;
    slip.hidden = true;
    this.#readOnIn(language).catch(() => {
      slip.hidden = false;
      location.hash = '#languages';
    });
  }

  async #readOnIn(language: string): Promise<void> {
    await fetch('/p/language', { method: 'POST', body: new URLSearchParams({ language }), redirect: 'manual' });
    const page = await pageInIt();
    const answered = this.closest('form');
    // Two taps, or somebody who left meanwhile.
    if (!answered?.isConnected || document.documentElement.hidden) return;
    carryOver(answered, page.querySelector('.steps') as HTMLElement);
    const { lang, dir } = page.documentElement;
    Object.assign(document.documentElement, { lang, dir });
    document.body.replaceWith(page.body);
    if (location.hash === '#languages') history.back();
    // What was shown of the page before is looked up again in this one.
    else if (location.hash) location.replace(location.hash);
  }
}

function goBack(event: Event): void {
  event.preventDefault();
  history.back();
}

/** A request of this kind brings elements, where text would first have to be let through as markup. */
function pageInIt(): Promise<Document> {
  return new Promise((resolve, reject) => {
    const asking = new XMLHttpRequest();
    asking.responseType = 'document';
    asking.onerror = reject;
    asking.onload = () => (asking.responseXML?.querySelector('other-language') ? resolve(asking.responseXML) : reject());
    asking.open('GET', location.pathname);
    asking.send();
  });
}

const fieldsOf = (form: Element): HTMLInputElement[] => [...form.querySelectorAll<HTMLInputElement>('section :is(input, textarea)')];

function carryOver(answered: HTMLElement, fresh: HTMLElement): void {
  const fields = fieldsOf(fresh);
  for (const { name, type, value, checked } of fieldsOf(answered)) {
    const isChoice = /radio|checkbox/.test(type);
    const twin = fields.find((field) => field.name === name && (!isChoice || field.value === value));
    if (twin) Object.assign(twin, isChoice ? { checked } : { value });
    // What is not asked in the other language was said all the same.
    else if (isChoice ? checked : value) fresh.lastElementChild?.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  }
}

customElements.define('other-language', OtherLanguage);
