/**
 * `<card-door>` around the form of a card: when the page was opened by a card's QR code (`#k=…`) it sends that
 * key and takes it out of the address, so that it stays in no history.
 */
class CardDoor extends HTMLElement {
  connectedCallback(): void {
    const key = new URLSearchParams(location.hash.slice(1)).get('k');
    const form = this.querySelector('form');
    if (!key || !form) return;
    history.replaceState(null, '', location.pathname);
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = 'key';
    field.value = key;
    form.append(field);
    form.submit();
  }
}

customElements.define('card-door', CardDoor);
