import { isRecording } from '../../../platform/questions/spoken/shared-with-browser/recording.ts';

/** A sound that is brought in is smaller than this, in bytes: some three minutes as phones record. */
export const mostSoundBytes = 3 * 1024 * 1024;

/** What is spoken on the page is no longer than this, in seconds. */
export const mostSeconds = 90;

/** What is spoken on the page lies as it came, a quarter of what browsers play. */
export const recordingType = 'recording';

/** What browsers play, by how its files begin. Nothing else in a sound is looked at. */
const beginnings: readonly { type: string; isOne(text: string): boolean }[] = [
  { type: 'audio/mpeg', isOne: (text) => text.startsWith('ID3') || /^\u00ff[\u00f2\u00f3\u00fa\u00fb]/.test(text) },
  { type: 'audio/mp4', isOne: (text) => text.slice(4, 8) === 'ftyp' },
  { type: 'audio/ogg', isOne: (text) => text.startsWith('OggS') },
  { type: 'audio/webm', isOne: (text) => text.startsWith('\u001aE\u00df\u00a3') },
  { type: 'audio/wav', isOne: (text) => text.startsWith('RIFF') && text.slice(8, 12) === 'WAVE' },
];

/** The media type of a sound that was brought in; undefined for what is none. */
export const soundTypeOf = (bytes: Uint8Array): string | undefined => {
  const text = String.fromCharCode(...bytes.subarray(0, 12));
  return bytes.length < 32 ? undefined : beginnings.find(({ isOne }) => isOne(text))?.type;
};

export type VoiceSlip = 'voice.no-language' | 'voice.no-sound' | 'voice.consent' | 'voice.strange' | 'voice.too-large' | 'voice.not-agreed';

/** A sound as it came: spoken on the page, or brought in. */
export interface NewSound {
  spoken: Uint8Array;
  file: Uint8Array;
}

/** The one sound that is kept, with its type. What was spoken just now counts before what was brought in. */
export function soundIn({ spoken, file }: NewSound): { type: string; bytes: Uint8Array } | { slip: VoiceSlip } {
  if (spoken.length > 0) return isRecording(spoken, mostSeconds + 1) ? { type: recordingType, bytes: spoken } : { slip: 'voice.strange' };
  if (file.length === 0) return { slip: 'voice.no-sound' };
  if (file.length > mostSoundBytes) return { slip: 'voice.too-large' };
  const type = soundTypeOf(file);
  return type ? { type, bytes: file } : { slip: 'voice.strange' };
}
