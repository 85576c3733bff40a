import type { Bytes } from '../../../../secrets/shared-with-browser/bytes.ts';
import { playable, recordingOf } from '../../shared-with-browser/recording.ts';
import { listen, NoMicrophone, type Speaking } from './microphone.ts';

/** Softer than this all the while, and nobody spoke. */
const silence = 0.02;

/**
 * `<voice-recorder collector="/assets/…" most="60">` around its buttons: ready, speaking, spoken. What was spoken stays in the memory of
 * this page and goes nowhere by itself; `made` is fired with it, or with nothing once it is wiped.
 */
export class VoiceRecorder extends HTMLElement {
  #speaking: Speaking | undefined;
  #loudest = 0;
  #sound: Bytes | undefined;

  connectedCallback(): void {
    const on = (name: string, does: () => Promise<void> | void): void => this.#part(name).addEventListener('click', () => void does());
    on('start', () => this.#start());
    on('stop', () => this.#stop());
    on('again', () => this.clear());
    addEventListener('pagehide', () => this.clear());
    this.#show('ready');
  }

  disconnectedCallback(): void {
    this.clear();
  }

  /** What was spoken, see `recordingOf`; undefined for nothing. */
  get sound(): Bytes | undefined {
    this.finish();
    return this.#sound;
  }

  set sound(sound: Bytes | undefined) {
    this.#sound = sound;
    this.dispatchEvent(new CustomEvent('made', { detail: sound }));
    this.#show(sound ? 'spoken' : 'ready');
    if (!sound) return;
    const player = this.querySelector('audio') as HTMLAudioElement;
    URL.revokeObjectURL(player.src);
    player.src = URL.createObjectURL(new Blob([playable(sound)], { type: 'audio/wav' }));
  }

  begin(sound: Bytes): void {
    this.sound = sound;
  }

  /** Whoever still speaks has said enough. */
  finish(): void {
    this.#stop();
  }

  clear(): void {
    this.#speaking?.stop();
    this.#speaking = undefined;
    this.sound = undefined;
  }

  async #start(): Promise<void> {
    this.#slip();
    this.#loudest = 0;
    const isChanged = this.querySelector<HTMLInputElement>('[type=checkbox]')?.checked ?? false;
    const start = this.#part<HTMLButtonElement>('start');
    // One tap, one microphone: whoever is asked whether it may be used often taps again.
    start.disabled = true;
    try {
      const tell = (seconds: number, loudness: number): void => this.#tell(seconds, loudness);
      this.#speaking = await listen(this.getAttribute('collector') ?? '', isChanged, this.#most, tell);
    } catch (error) {
      return this.#slip(error instanceof NoMicrophone ? 'no-microphone' : 'no-recorder');
    } finally {
      start.disabled = false;
    }
    // Whoever left meanwhile is not listened to.
    if (!this.isConnected) return this.clear();
    this.#tell(0, 0);
    this.#show('speaking');
    this.#part('stop').focus();
  }

  /** In seconds. */
  get #most(): number {
    return Number(this.getAttribute('most'));
  }

  #tell(seconds: number, loudness: number): void {
    this.#loudest = Math.max(this.#loudest, loudness);
    this.#part('seconds').textContent = clock(seconds);
    this.#part('loudness').style.setProperty('inline-size', `${Math.min(1, loudness * 1.5) * 100}%`);
    if (seconds >= this.#most) this.#stop();
  }

  #stop(): void {
    if (!this.#speaking) return;
    const samples = this.#speaking.stop();
    this.#speaking = undefined;
    if (this.#loudest < silence) {
      this.#show('ready');
      return this.#slip('silence');
    }
    this.sound = recordingOf(samples);
    this.querySelector('audio')?.focus();
  }

  #show(state: 'ready' | 'speaking' | 'spoken'): void {
    for (const name of ['ready', 'speaking', 'spoken']) this.#part(name).hidden = name !== state;
  }

  #slip(name?: string): void {
    for (const one of ['no-microphone', 'no-recorder', 'silence']) this.#part(one).hidden = one !== name;
  }

  #part<Kind extends HTMLElement = HTMLElement>(name: string): Kind {
    return this.querySelector(`.${name}`) as Kind;
  }
}

/** `0:07` */
const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds) % 60).padStart(2, '0')}`;
