/**
 * `<carry-code>` on a page: whoever scanned a poster takes its code along to every page of the contact point, until it is checked.
 * The code stands in the part of the address that no server is told.
 */
class CarryCode extends HTMLElement {
  connectedCallback(): void {
    if (!location.hash.startsWith('#r=')) return;
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="/c/"]')) link.hash = location.hash;
  }
}

customElements.define('carry-code', CarryCode);
