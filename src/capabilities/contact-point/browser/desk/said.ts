import type { Said } from '../../shared-with-browser/conversation.ts';
import { made } from './made.ts';

/** One thing that was said, as the page's templates show it. */
export function saidAs(said: Said): Node {
  if (said.direction === 'access') return made('one-access', [said.by.name, said.to.name]);
  const one = said.direction === 'reply' ? made('one-reply', [said.by.name]) : made('one-writer', []);
  const place = one.querySelector('.said');
  if (place) place.textContent = said.words;
  return one;
}
