import { type Bytes, base64url, fromBase64url } from '../../secrets/shared-with-browser/bytes.ts';

/** What makes an answer: it fires `made` with bytes, or with nothing once they are wiped. */
interface Maker extends HTMLElement {
  /** Shows what was made before. */
  begin(made: Bytes): void;
  /** Whoever is still making has made enough. */
  finish(): void;
}

/** Six recordings of full length, or twice as many drawings: more does not fit in one letter. */
const room = 12;

/**
 * `<other-answer by="voice-recorder" hidden><button><input type="hidden">`: what is spoken or drawn beside a field for words. The script
 * that does it waits in `<template id="voice-recorder-parts">` until somebody taps; what was made goes into the field.
 */
class OtherAnswer extends HTMLElement {
  readonly #by = this.getAttribute('by') as string;

  connectedCallback(): void {
    if (this.#by === 'voice-recorder' && !(navigator.mediaDevices && window.AudioWorkletNode)) return;
    this.hidden = false;
    this.#button.onclick = () => void this.#open();
    if (this.#field.value) void this.#open();
  }

  get #button(): HTMLButtonElement {
    return this.querySelector('button') as HTMLButtonElement;
  }

  get #field(): HTMLInputElement {
    return this.querySelector('input') as HTMLInputElement;
  }

  async #open(): Promise<void> {
    const parts = (document.getElementById(`${this.#by}-parts`) as HTMLTemplateElement).content.cloneNode(true) as DocumentFragment;
    const part = <Kind extends Element>(selector: string): Kind => parts.querySelector(selector) as Kind;
    const button = this.#button;
    for (const slip of this.querySelectorAll(':scope > .slip')) slip.remove();
    if (taken() >= room) return this.append(part('.full'));
    // One tap, one maker: on a slow phone its script takes a while.
    button.disabled = true;
    const isThere = await hasCome(this.#by, part('script'));
    button.disabled = false;
    if (!isThere) return this.append(part('.missing'));
    const maker = part<Maker>(this.#by);
    button.hidden = true;
    maker.addEventListener('made', ({ detail }: CustomEventInit<Bytes>) => this.#keep(detail));
    this.append(maker);
    maker.hidden = false;
    const { value } = this.#field;
    if (value) maker.begin(fromBase64url(value));
    else maker.querySelector('button')?.focus();
    this.closest('form')?.addEventListener('submit', () => maker.finish());
    addEventListener('hashchange', () => maker.finish());
  }

  #keep(made: Bytes | undefined): void {
    this.#field.value = made ? base64url(made) : '';
    this.classList.toggle('made', made !== undefined);
  }
}

const taken = (): number => document.querySelectorAll('voice-recorder').length * 2 + document.querySelectorAll('drawing-board').length;

/** @param script as it waits in the page */
function hasCome(name: string, script: HTMLScriptElement): Promise<boolean> {
  if (customElements.get(name)) return Promise.resolve(true);
  return new Promise((resolve) => {
    script.onload = () => resolve(true);
    script.onerror = () => {
      script.remove();
      resolve(false);
    };
    document.head.append(script);
  });
}

customElements.define('other-answer', OtherAnswer);
