/** What the browser offers to a script that runs beside its sound: https://webaudio.github.io/web-audio-api/#AudioWorkletGlobalScope */
declare const sampleRate: number;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: typeof AudioWorkletProcessor): void;

/**
 * Passes sound on at `rate` samples a second, a tenth of a second at a time. Between two samples of the device it draws a straight line;
 * what would fold over (above half the rate) has been filtered out before.
 */
class SoundCollector extends AudioWorkletProcessor {
  readonly #step: number;
  readonly #length: number;
  #part: Float32Array<ArrayBuffer>;
  #filled = 0;
  #last = 0;
  /** Where the next sample lies, in samples of the device after the last one seen. */
  #next = 0;

  constructor({ processorOptions: { rate } }: { processorOptions: { rate: number } }) {
    super();
    this.#step = sampleRate / rate;
    this.#length = Math.round(rate / 10);
    this.#part = new Float32Array(this.#length);
  }

  process(inputs: readonly Float32Array[][]): boolean {
    for (const sample of inputs[0]?.[0] ?? []) {
      while (this.#next < 1) {
        this.#part[this.#filled++] = this.#last + (sample - this.#last) * this.#next;
        this.#next += this.#step;
        if (this.#filled === this.#length) this.#send();
      }
      this.#next -= 1;
      this.#last = sample;
    }
    return true;
  }

  #send(): void {
    this.port.postMessage(this.#part, [this.#part.buffer]);
    this.#part = new Float32Array(this.#length);
    this.#filled = 0;
  }
}

registerProcessor('sound-collector', SoundCollector as unknown as typeof AudioWorkletProcessor);
