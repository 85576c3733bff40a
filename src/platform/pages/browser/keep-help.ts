/** Where a browser has it, only what a policy lets through is registered: https://w3c.github.io/trusted-types/dist/spec/ */
declare const trustedTypes: { createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy } | undefined;

interface ScriptPolicy {
  createScriptURL(address: string): string;
}

/** Made once: a page that went on in another language asks again, and a second of the same name is refused. */
let policy: ScriptPolicy | undefined;

/**
 * `<keep-help from="/help-lines.js?in=nl">`: keeps the help lines on a device of one's own, for when the site cannot be reached.
 * On any other page `<keep-help>` takes them away again.
 */
class KeepHelp extends HTMLElement {
  connectedCallback(): void {
    if (navigator.serviceWorker) void this.#settle(navigator.serviceWorker).catch(() => undefined);
  }

  async #settle(workers: ServiceWorkerContainer): Promise<void> {
    const from = this.getAttribute('from');
    // Nobody waits for it: the page comes first.
    if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve));
    if (from !== null) await workers.register(allowed(from), { scope: '/', updateViaCache: 'all' });
    // Whoever left in a hurry meanwhile keeps nothing.
    if (from === null || document.documentElement.hidden) for (const one of await workers.getRegistrations()) void one.unregister();
  }
}

/** The one address at which the policy of these pages lets a worker come from. */
function allowed(address: string): string {
  const own = (asked: string): string => (/^\/help-lines\.js\?in=[a-z]+$/.test(asked) ? asked : '');
  if (typeof trustedTypes === 'undefined') return own(address);
  policy ??= trustedTypes.createPolicy('help-lines', { createScriptURL: own });
  return policy.createScriptURL(address);
}

customElements.define('keep-help', KeepHelp);
