import type { Bytes } from '../../../../platform/secrets/shared-with-browser/bytes.ts';
import type { Said } from '../../shared-with-browser/conversation.ts';
import { made } from './made.ts';
import { hearing } from './voice.ts';

/**
 * One thing that was said, as the page's templates show it.
 * @param fetchSound the sealed sound of a message, of so many bytes
 */
export function saidAs(said: Said, fetchSound: (seq: number, length: number) => Promise<Bytes | undefined>): Node {
  if (said.direction === 'access') return made('one-access', [said.by.name, said.to.name]);
  const one = said.direction === 'reply' ? made('one-reply', [said.by.name]) : made('one-writer', []);
  const place = one.querySelector<HTMLElement>('.said');
  if (place) {
    place.textContent = said.words;
    place.hidden = said.words === '';
  }
  const { seq, sound } = said;
  if (sound) {
    const spoken = made('one-sound', [String(sound.seconds)]);
    hearing(spoken, sound, () => fetchSound(seq, sound.length));
    one.append(spoken);
  }
  return one;
}
