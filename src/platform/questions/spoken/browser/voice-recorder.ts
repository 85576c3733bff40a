import { VoiceRecorder } from './voice/recorder.ts';

customElements.define('voice-recorder', VoiceRecorder);
