/**
 * `<carry-code>` on a page: whoever scanned a poster takes its code along to every page of the contact point, until it is checked.
 * The code stands in the part of the address that no server is told.
 */
class CarryCode extends HTMLElement {
  connectedCallback(): void {
    // Whoever tapped a link within the page before this script came has another hash by now.
    const cameBy = performance.getEntriesByType('navigation').map(({ name }) => new URL(name).hash);
    const code = [location.hash, ...cameBy].find((hash) => hash.startsWith('#r='));
    if (code) for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="/c/"]')) link.hash = code;
  }
}

customElements.define('carry-code', CarryCode);
