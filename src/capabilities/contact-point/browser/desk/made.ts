import { part } from './steps.ts';

/** A copy of a template with its names and days filled in. */
export function made(template: string, values: readonly string[]): HTMLElement {
  const copy = part<HTMLTemplateElement>(template).content.firstElementChild?.cloneNode(true) as HTMLElement;
  put(copy, values);
  return copy;
}

/** Puts values where `#`, or `#1` and `#2`, stand in the texts of an element; a text remembers its places, to be filled again. */
export function put(element: HTMLElement, values: readonly string[]): void {
  if (values.length === 0) return;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const pattern = patterns.get(text) ?? text.nodeValue ?? '';
    patterns.set(text, pattern);
    text.nodeValue = pattern.replace(/#(\d?)/g, (_, place) => values[place === '' ? 0 : Number(place) - 1] ?? '');
  }
}

const patterns = new WeakMap<Node, string>();

/** "dinsdag 24 november" in the language of the page; nothing for no day. */
export const inWords = (day: string | null): string =>
  day === null
    ? ''
    : new Intl.DateTimeFormat(document.documentElement.lang, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
        new Date(`${day}T12:00:00Z`),
      );
