/**
 * `<carry-code>` around links: whoever scanned a poster takes its code along to the page that checks it. The code stands in the
 * part of the address that no server is told.
 */
class CarryCode extends HTMLElement {
  connectedCallback(): void {
    if (!location.hash.startsWith('#r=')) return;
    for (const link of this.querySelectorAll('a')) link.hash = location.hash;
  }
}

customElements.define('carry-code', CarryCode);
