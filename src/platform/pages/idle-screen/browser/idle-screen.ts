/** How long the question stands before it is taken for a no, in milliseconds. */
const patience = 30_000;

const signsOfLife = ['pointerdown', 'keydown', 'input', 'scroll'];

/**
 * `<idle-screen seconds><dialog>` with two forms, to stay and to leave: after so many seconds in which nobody touched anything
 * it covers the page and asks whether somebody is still there. Where nobody says so it empties the page and leaves.
 */
class IdleScreen extends HTMLElement {
  #timer = 0;

  connectedCallback(): void {
    for (const sign of signsOfLife) addEventListener(sign, this.#wait, { capture: true, passive: true });
    this.#dialog().addEventListener('close', this.#wait);
    this.#wait();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    for (const sign of signsOfLife) removeEventListener(sign, this.#wait, { capture: true });
  }

  #dialog(): HTMLDialogElement {
    return this.querySelector('dialog') as HTMLDialogElement;
  }

  #wait = (): void => {
    if (this.#dialog().open) return;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(this.#ask, Number(this.getAttribute('seconds')) * 1000);
  };

  #ask = (): void => {
    this.#dialog().showModal();
    this.#timer = window.setTimeout(this.#leave, patience);
  };

  #leave = (): void => {
    if (!this.#dialog().open) return;
    document.documentElement.hidden = true;
    this.querySelector<HTMLFormElement>('form[action]')?.submit();
  };
}

customElements.define('idle-screen', IdleScreen);
