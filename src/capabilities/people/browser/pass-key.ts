import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';

/**
 * `<pass-key make|use from="/…" failed="…" missing="…">` around a button: asks the server for a challenge, the device for its
 * passkey, and sends the answer back to the same address. The server's answer names the page to go to.
 */
class PassKey extends HTMLElement {
  connectedCallback(): void {
    if (!browserSupportsWebAuthn()) return this.#say('missing');
    this.addEventListener('click', (event) => {
      if (event.target instanceof Element && event.target.closest('button')) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#say('');
    const address = this.getAttribute('from') ?? '';
    try {
      const optionsJSON = await post(`${address}/challenge`);
      const answer = this.hasAttribute('make') ? await startRegistration({ optionsJSON }) : await startAuthentication({ optionsJSON });
      const { next } = await post(address, answer);
      location.assign(next);
    } catch {
      this.#say('failed');
    }
  }

  #say(what: 'failed' | 'missing' | ''): void {
    const place = this.querySelector('[role=status]');
    if (place) place.textContent = what === '' ? '' : this.getAttribute(what);
  }
}

// biome-ignore lint/suspicious/noExplicitAny: the library's own types check what comes in and goes out
async function post(address: string, body: object = {}): Promise<any> {
  const answer = await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

customElements.define('pass-key', PassKey);
