/** The parts of a page of the contact point: one step shows, and beside a field the one slip that fits. */

/** An element of the page that this one stands around. */
export function part<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const found = document.getElementById(id);
  if (!found) throw new Error(`#${id} is not on the page`);
  return found as Kind;
}

/** Shows one step under its own title, and no trouble. The title is said to whoever listens; the first is said with the page itself. */
export function showStep(step: string, { isFirst = false } = {}): void {
  for (const section of document.querySelectorAll<HTMLElement>('[id^="step-"]')) section.hidden = section.id !== `step-${step}`;
  hideTroubles();
  const title = part('title');
  title.textContent = part(`step-${step}`).getAttribute('aria-label');
  if (!isFirst) title.focus();
}

export function showSlip(key?: string): void {
  for (const slip of document.querySelectorAll<HTMLElement>('[id^="slip-"]')) slip.hidden = slip.id !== `slip-${key?.replace('.', '-')}`;
}

/** @param instead true where nothing may be sent any more: the people to go to stand in its place */
export function showTrouble(kind: string, { instead = false } = {}): void {
  if (instead) for (const section of document.querySelectorAll<HTMLElement>('[id^="step-"]')) section.hidden = true;
  hideTroubles();
  part(`trouble-${kind}`).hidden = false;
  part('people-instead').hidden = !instead;
}

export function hideTroubles(): void {
  for (const trouble of document.querySelectorAll<HTMLElement>('[id^="trouble-"]')) trouble.hidden = true;
}

/** After so long without a hand on it a page is emptied, in milliseconds. */
const patience = 5 * 60_000;

/** What somebody typed and read leaves the page with them, also where a browser keeps pages to go back to, and where they just walk off. */
export function emptyWhenLeft(empty: () => void): void {
  addEventListener('pagehide', empty);
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
  let leaving = 0;
  const wait = (): void => {
    clearTimeout(leaving);
    leaving = setTimeout(() => location.reload(), patience);
  };
  for (const event of ['click', 'keydown', 'touchstart']) addEventListener(event, wait, { passive: true });
  wait();
}
