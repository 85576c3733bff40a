/** How wide each of the bands is in which a voice is heard: from the lowest to the highest frequency, in hertz, evenly to the ear. */
const [lowest, highest, bandCount] = [110, 3200, 18] as const;

/** Above this a voice hisses more than it hums, in hertz. */
const hissesFrom = 2000;

/** How fast loudness may change, in hertz: as fast as syllables, and slower than any voice hums. */
const syllables = 22;

/**
 * The most by which a band is made louder or softer: 10 decibels. Without it, whoever has other changed messages of ten people told who
 * spoke in 61 of 100 of them, with it in 22 (drawing tells 10); which sentence was said was told in all of them either way
 * (`script/attacks voice`).
 */
const mostWeight = Math.sqrt(10);

/**
 * Speaks what a voice says with a voice that nobody has (a channel vocoder: H. Dudley, "Remaking speech", 1939). Only how loud the voice
 * is in eighteen bands is kept; its pitch and its melody are not there any more, so that no calculation brings them back. The bands are
 * moved up or down by as much as chance says, because the size of somebody's mouth tells who they are too; and each is made louder or
 * softer by chance, because which bands are loud does as well.
 * @param chance a number from 0 to 1, anew each time
 */
export function changedVoice(context: BaseAudioContext, voice: AudioNode, chance: () => number): AudioNode {
  const pitch = 85 + 75 * chance();
  const shift = chance() < 0.5 ? 0.8 + 0.08 * chance() : 1.14 + 0.11 * chance();
  const hum = new OscillatorNode(context, { type: 'sawtooth', frequency: pitch });
  const hiss = new AudioBufferSourceNode(context, { buffer: noise(context, chance), loop: true });
  const out = new DynamicsCompressorNode(context, { threshold: -18, ratio: 8, attack: 0.004, release: 0.12 });
  const ratio = (highest / lowest) ** (1 / bandCount);
  for (let band = 0; band < bandCount; band++) {
    const centre = lowest * ratio ** (band + 0.5);
    const Q = 1 / (Math.sqrt(ratio) - 1 / Math.sqrt(ratio));
    const level = new GainNode(context, { gain: 0 });
    loudness(context, through(context, voice, centre, Q)).connect(level.gain);
    through(context, centre < hissesFrom ? hum : hiss, centre * shift, Q)
      .connect(level)
      .connect(new GainNode(context, { gain: mostWeight ** (chance() * 2 - 1) }))
      .connect(out);
  }
  hum.start();
  hiss.start();
  return out;
}

/** A band of a sound: two filters after each other, for one lets too much of the bands beside it through. */
function through(context: BaseAudioContext, sound: AudioNode, frequency: number, Q: number): AudioNode {
  const filter = (): BiquadFilterNode => new BiquadFilterNode(context, { type: 'bandpass', frequency, Q });
  return sound.connect(filter()).connect(filter());
}

/** How loud a band is: its waves all turned upwards, and what is quicker than a syllable taken off. */
function loudness(context: BaseAudioContext, band: AudioNode): AudioNode {
  const upwards = new WaveShaperNode(context, { curve: Float32Array.of(loud, 0, loud) });
  const slow = (): BiquadFilterNode => new BiquadFilterNode(context, { type: 'lowpass', frequency: syllables, Q: Math.SQRT1_2 });
  return band.connect(upwards).connect(slow()).connect(slow());
}

/** By how much a voice is made louder on its way, for a band holds only a little of it. */
const loud = 14;

/** Two seconds of every frequency at once. */
function noise(context: BaseAudioContext, chance: () => number): AudioBuffer {
  const buffer = new AudioBuffer({ length: context.sampleRate * 2, sampleRate: context.sampleRate });
  const samples = buffer.getChannelData(0);
  for (let at = 0; at < samples.length; at++) samples[at] = chance() * 2 - 1;
  return buffer;
}
