/** Samples a second, as a browser takes sound. */
export const RATE = 48_000;

/** A sound that Chromium's fake microphone can play (--use-file-for-fake-audio-capture), of samples from −1 to 1; it begins anew at its end. */
export function wav(samples: Float32Array): Buffer {
  const data = Buffer.alloc(2 * samples.length);
  samples.forEach((sample, i) => data.writeInt16LE(Math.round(32_767 * Math.min(1, Math.max(-1, sample))), 2 * i));
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  // PCM, one channel, 16 bits.
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(2 * RATE, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}
