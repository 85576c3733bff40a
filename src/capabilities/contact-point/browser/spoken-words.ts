import { VoiceRecorder } from '../../../platform/questions/spoken/browser/voice/recorder.ts';
import { isRecording, playable } from '../../../platform/questions/spoken/shared-with-browser/recording.ts';
import type { Bytes } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import { mostSeconds } from '../shared-with-browser/how-long.ts';
import { openSound, type SealedSound } from '../shared-with-browser/sealed-sound.ts';

/** What became of a sound: it plays, nothing was heard of it, or it is another than the message says. */
export type Heard = 'plays' | 'late' | 'changed';

/** `<voice-player>` around an `<audio>`: opens what was spoken and plays it. */
class VoicePlayer extends HTMLElement {
  /** @param fetched the sealed sound; undefined while nothing was heard of it */
  async hear(sound: SealedSound, fetched: () => Promise<Bytes | undefined>): Promise<Heard> {
    const sealed = await fetched().catch(() => undefined);
    if (!sealed) return 'late';
    const recording = await openSound(sealed, sound).catch(() => undefined);
    if (!recording || !isRecording(recording, mostSeconds)) return 'changed';
    this.#play(recording);
    return 'plays';
  }

  #play(recording: Bytes): void {
    const player = this.querySelector('audio') as HTMLAudioElement;
    player.src = URL.createObjectURL(new Blob([playable(recording)], { type: 'audio/wav' }));
    this.hidden = false;
    // A browser that wants another tap first shows its button.
    void player.play().catch(() => undefined);
    player.focus();
  }

  disconnectedCallback(): void {
    URL.revokeObjectURL(this.querySelector('audio')?.src ?? '');
  }
}

export type { VoicePlayer, VoiceRecorder };

customElements.define('voice-recorder', VoiceRecorder);
customElements.define('voice-player', VoicePlayer);
