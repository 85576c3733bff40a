import type { VoiceRecorder } from '../../../../platform/questions/spoken/browser/voice/recorder.ts';
import { secondsOf } from '../../../../platform/questions/spoken/shared-with-browser/recording.ts';
import type { Bytes } from '../../../../platform/secrets/shared-with-browser/bytes.ts';
import { type SealedSound, sealSound } from '../../shared-with-browser/sealed-sound.ts';
import type { Heard, VoicePlayer } from '../spoken-words.ts';
import { part } from './steps.ts';

/** A recorder on the page; its script comes only to whoever wants to speak. */
export const recorder = (id = 'voice'): VoiceRecorder => part<VoiceRecorder>(id);

/** Lets somebody speak who taps the button before a recorder. */
export function offerVoice(id = 'voice'): void {
  part(`${id}-offer`).addEventListener('click', () => void showRecorder(id));
}

export async function showRecorder(id = 'voice'): Promise<void> {
  const hasCome = await bringVoice();
  part(`${id}-offer`).hidden = hasCome;
  recorder(id).hidden = !hasCome;
  part(`${id}-missing`).hidden = hasCome;
}

export function clearVoice(id = 'voice'): void {
  if (customElements.get('voice-recorder')) recorder(id).clear();
}

/** Seals what was spoken; undefined where nothing was. */
export async function sealedVoice(id = 'voice'): Promise<{ sealed: Bytes; said: SealedSound } | undefined> {
  const { sound } = recorder(id);
  return sound && sealSound(sound, secondsOf(sound));
}

/**
 * The button with which something spoken is heard: only then it is fetched and opened.
 * @param fetched the sealed sound; undefined while nothing was heard of it
 */
export function hearing(button: HTMLElement, sound: SealedSound, fetched: () => Promise<Bytes | undefined>): void {
  const [tap, player] = [button.querySelector('button') as HTMLButtonElement, button.querySelector('voice-player') as VoicePlayer];
  const show = (outcome?: Heard): void => {
    for (const one of ['late', 'changed']) (button.querySelector(`.${one}`) as HTMLElement).hidden = one !== outcome;
  };
  tap.addEventListener('click', async () => {
    show();
    tap.disabled = true;
    const outcome = (await bringVoice()) ? await player.hear(sound, fetched) : 'late';
    show(outcome);
    tap.hidden = outcome === 'plays';
    tap.disabled = false;
  });
}

/** Adds the script that waits in the page for whoever speaks or listens. @returns whether it came */
function bringVoice(): Promise<boolean> {
  if (customElements.get('voice-recorder')) return Promise.resolve(true);
  const script = part<HTMLTemplateElement>('voice-script').content.firstElementChild?.cloneNode(true) as HTMLScriptElement;
  return new Promise((resolve) => {
    script.onload = () => resolve(true);
    script.onerror = () => {
      script.remove();
      resolve(false);
    };
    document.head.append(script);
  });
}
