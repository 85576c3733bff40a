/** What came of a voice on its way to the contact point. */
export interface Recorded {
  /** The bytes of the recording, each from 0 to 255. */
  recording: number[];
  /** How long it lasts, in seconds. */
  seconds: number;
  /** How long the browser needed to calculate it, in milliseconds. */
  milliseconds: number;
}
