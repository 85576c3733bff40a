import { type AdviceCard, adviceCards, changeFor } from '../shared-with-browser/advice-cards.ts';
import type { Finding, TextKind } from '../shared-with-browser/finding.ts';
import { checkerOf } from '../shared-with-browser/letter-check.ts';

/** Keystrokes that follow each other this closely are read together, in milliseconds. */
const pause = 250;
const mostWordsShown = 6;

/**
 * `<wording-advice kind="letter" some none none-note take-over show instead judgement plain-language>` around a text field, a button `look`,
 * a line and a list: advice in the margin while somebody types. A form field `kind`, where there is one, says what is being written.
 */
class WordingAdvice extends HTMLElement {
  #checkers = new Map<TextKind, (text: string) => Finding[]>();
  #waiting: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.querySelector('.look')?.remove();
    this.addEventListener('input', this.#later);
    this.closest('form')?.addEventListener('change', this.#later);
    if (this.#field.value.trim()) this.#later();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#waiting);
    this.closest('form')?.removeEventListener('change', this.#later);
  }

  get #field(): HTMLTextAreaElement {
    return this.querySelector('textarea') as HTMLTextAreaElement;
  }

  get #kind(): TextKind {
    const chosen = this.closest('form')?.elements.namedItem('kind');
    const kind = chosen instanceof RadioNodeList ? chosen.value : this.getAttribute('kind');
    return kind === 'note' ? 'note' : 'letter';
  }

  #later = (): void => {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(this.#advise, pause);
  };

  #advise = (): void => {
    const kind = this.#kind;
    const checker = this.#checkers.get(kind) ?? checkerOf(kind);
    this.#checkers.set(kind, checker);
    const text = this.#field.value;
    const cards = adviceCards(checker(text), { judgement: this.#words('judgement'), plainLanguage: this.#words('plain-language') });
    const line = cards.length > 0 ? this.#words('some').replace('{count}', String(cards.length)) : this.#words(kind === 'note' ? 'none-note' : 'none');
    const status = this.querySelector('[role=status]') as HTMLElement;
    const said = text.trim() ? line : '';
    // A screen reader repeats what is written again, so the same line is left alone.
    if (status.textContent !== said) status.textContent = said;
    const list = this.querySelector('ul.advice') as HTMLElement;
    list.replaceChildren(...cards.map((card) => this.#card(card)));
  };

  #card({ title, reason, suggestions, findings }: AdviceCard): HTMLElement {
    const words = made('p', '', 'words');
    for (const finding of findings.slice(0, mostWordsShown)) words.append(this.#shower(finding));
    const card = made('li');
    card.append(made('strong', title), words, made('p', reason));
    const [first] = findings;
    if (suggestions.length > 0 && first) {
      const list = made('ul');
      list.append(...suggestions.map((suggestion) => this.#offer(first, suggestion)));
      card.append(made('p', this.#words('instead')), list);
    }
    return card;
  }

  #shower(finding: Finding): HTMLElement {
    const text = finding.text.length > 80 ? `${finding.text.slice(0, 79)}…` : finding.text;
    const button = made('button', `“${text}”`) as HTMLButtonElement;
    button.type = 'button';
    button.title = this.#words('show');
    button.onclick = () => {
      this.#field.focus();
      this.#field.setSelectionRange(finding.start, finding.end);
    };
    return button;
  }

  #offer(finding: Finding, suggestion: string): HTMLElement {
    const item = made('li', suggestion);
    const button = made('button', this.#words('take-over'), 'button second') as HTMLButtonElement;
    button.type = 'button';
    button.setAttribute('aria-label', `${this.#words('take-over')}: ${suggestion}`);
    button.onclick = () => this.#takeOver(finding, suggestion);
    item.append(button);
    return item;
  }

  #takeOver(finding: Finding, suggestion: string): void {
    const field = this.#field;
    // What the advice was about may be gone by now.
    if (field.value.slice(finding.start, finding.end) !== finding.text) return this.#advise();
    const { start, end, words } = changeFor(field.value, finding, suggestion);
    field.focus();
    field.setSelectionRange(start, end);
    // Typed as by a hand, so that the browser's own undo takes it back.
    if (!document.execCommand('insertText', false, words)) field.setRangeText(words, start, end, 'end');
    this.#advise();
  }

  #words(name: string): string {
    return this.getAttribute(name) ?? '';
  }
}

function made(name: string, text = '', className = ''): HTMLElement {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  if (className) element.className = className;
  return element;
}

customElements.define('wording-advice', WordingAdvice);
