/**
 * `<quick-exit to="https://…">` around a form that ends the visit, or around a link where there is none to end: empties the screen
 * at once, also on three times Shift, ends the visit in the background and goes to a page that says nothing about this one.
 * Without scripts the form or link does the same, slower.
 */
class QuickExit extends HTMLElement {
  #shifts: number[] = [];

  connectedCallback(): void {
    this.addEventListener('submit', this.#leave);
    this.querySelector('a')?.addEventListener('click', this.#leave);
    document.addEventListener('keyup', this.#countShifts);
  }

  disconnectedCallback(): void {
    document.removeEventListener('keyup', this.#countShifts);
  }

  #leave = (event?: Event): void => {
    event?.preventDefault();
    document.documentElement.hidden = true;
    const form = this.querySelector('form');
    if (form) void fetch(form.action, { method: 'POST', body: new URLSearchParams(), keepalive: true }).catch(() => undefined);
    document.title = ' ';
    location.replace(this.getAttribute('to') ?? '/');
  };

  #countShifts = (event: KeyboardEvent): void => {
    this.#shifts = event.key === 'Shift' ? [...this.#shifts.filter((at) => event.timeStamp - at < 3000), event.timeStamp] : [];
    if (this.#shifts.length >= 3) this.#leave();
  };
}

customElements.define('quick-exit', QuickExit);
