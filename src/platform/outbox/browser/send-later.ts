import { sendAll } from './waiting/letters.ts';

const threeDays = 3 * 86_400_000;

/**
 * `<send-later count old hidden>`: on any page, sends what still waits on this device and says how much does.
 * `old` is said when something has waited for days, because some browsers empty a site's storage after a week.
 */
class SendLater extends HTMLElement {
  connectedCallback(): void {
    if (!globalThis.indexedDB) return;
    void sendAll((left) => {
      const isOld = left.some(({ savedAt }) => Date.now() - savedAt > threeDays);
      this.hidden = left.length === 0;
      this.textContent = [this.getAttribute('count')?.replace('#', String(left.length)), isOld && this.getAttribute('old')].filter(Boolean).join(' ');
    }).catch(() => undefined);
  }
}

customElements.define('send-later', SendLater);
