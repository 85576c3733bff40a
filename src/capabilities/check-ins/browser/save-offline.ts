customElements.define('save-offline', class extends HTMLElement {});
