import { fromBase64url } from '../../../secrets/shared-with-browser/bytes.ts';
import { playable } from '../shared-with-browser/recording.ts';

/** `<held-sound recording="…" hidden><audio>`: lets what was just spoken be heard before it is sent. The recording is in base64url. */
class HeldSound extends HTMLElement {
  connectedCallback(): void {
    const player = this.querySelector('audio') as HTMLAudioElement;
    const sound = playable(fromBase64url(this.getAttribute('recording') ?? ''));
    player.src = URL.createObjectURL(new Blob([sound], { type: 'audio/wav' }));
    this.hidden = false;
  }
}

customElements.define('held-sound', HeldSound);
