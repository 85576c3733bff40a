/** Four seconds of a voice that goes from 110 to 190 hertz and back twice a second and opens and closes its mouth: WAVE, 16 bits, 48,000 samples a second. */
export function spokenFile(): Buffer {
  const rate = 48_000;
  const file = Buffer.alloc(44 + rate * 4 * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  for (const [at, value] of [
    [16, 16],
    [24, rate],
    [28, rate * 2],
    [40, file.length - 44],
  ] as const)
    file.writeUInt32LE(value, at);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const)
    file.writeUInt16LE(value, at);
  file.write('data', 36, 'latin1');
  let turned = 0;
  for (let at = 0; at < rate * 4; at++) {
    const t = at / rate;
    turned += (2 * Math.PI * (150 + 40 * Math.sin(2 * Math.PI * 2 * t))) / rate;
    const mouth = 0.6 + 0.4 * Math.sin(2 * Math.PI * 3 * t);
    const wave = Array.from({ length: 20 }, (_, turn) => Math.sin(turned * (turn + 1)) / (turn + 1)).reduce((sum, one) => sum + one);
    file.writeInt16LE(Math.round(wave * mouth * 9000), 44 + at * 2);
  }
  return file;
}
