/** What a browser offers to a service worker: https://w3c.github.io/ServiceWorker/ */
interface Asked extends Event {
  request: Request;
  respondWith(answer: Promise<Response>): void;
  waitUntil(work: Promise<unknown>): void;
}
declare const skipWaiting: () => Promise<void>;
declare const registration: ServiceWorkerRegistration;
declare const clients: { claim(): Promise<void> };

/** Stands before this script, put there by the server: the one page that is kept, and its headers. */
declare const help: { page: string; headers: Record<string, string> };

/** Pages of families. At the contact point nothing of ours stands between the page and the line. */
const familyPage = /^\/(p\/.*|at\/.*)?$/;

/** Where a visit ends. */
const leaving = /^\/p\/(exit|sign-out|pass-on)$/;

/** What a proxy answers while the program behind it is down; what the program itself answers has headers of ours and words of its own. */
const isDown = ({ status, headers }: Response): boolean => [502, 503, 504].includes(status) && !headers.has('Integrity-Policy');

addEventListener('install', () => void skipWaiting());

addEventListener('activate', (event) => (event as Asked).waitUntil(clients.claim()));

addEventListener('fetch', (happened) => {
  const event = happened as Asked;
  const { mode, method, url } = event.request;
  const { pathname } = new URL(url);
  if (leaving.test(pathname)) event.waitUntil(registration.unregister());
  else if (mode === 'navigate' && method === 'GET' && familyPage.test(pathname)) event.respondWith(answerTo(event.request));
});

async function answerTo(request: Request): Promise<Response> {
  const answer = await fetch(request).catch(() => undefined);
  return answer && !isDown(answer) ? answer : new Response(help.page, { status: 503, headers: help.headers });
}
