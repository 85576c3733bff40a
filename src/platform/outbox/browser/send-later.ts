import { sendAll } from './waiting/letters.ts';

const threeDays = 3 * 86_400_000;

/**
 * `<send-later count old arrived hidden>`: on any page, sends what still waits on this device, and says how much does and when it arrived.
 * `old` is said when something has waited for days, because some browsers empty a site's storage after a week.
 */
class SendLater extends HTMLElement {
  connectedCallback(): void {
    if (!globalThis.indexedDB) return;
    let some = false;
    void sendAll((left, sent) => {
      // Another tab or the form of this page may have sent it meanwhile.
      some ||= left.length + sent.size > 0;
      if (!some) return;
      this.hidden = false;
      const isOld = left.some(({ savedAt }) => Date.now() - savedAt > threeDays);
      const waiting = [this.getAttribute('count')?.replace('#', String(left.length)), isOld && this.getAttribute('old')].filter(Boolean).join(' ');
      this.textContent = left.length > 0 ? waiting : `✓✓ ${this.getAttribute('arrived')}`;
    }).catch(() => undefined);
  }
}

customElements.define('send-later', SendLater);
