import { writeFile } from 'node:fs/promises';

const RATE = 48_000;
const SECONDS = 4;

/**
 * Writes a WAV file (16 bits, one channel) for Chromium's --use-file-for-fake-audio-capture: four syllables a second of a
 * buzzing voice, loud enough and long enough each to count as speech. The browser's own microphone only beeps now and then.
 */
export async function writeVoice(path: string): Promise<void> {
  const samples = RATE * SECONDS;
  const file = Buffer.alloc(44 + 2 * samples);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + 2 * samples, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(RATE, 24);
  file.writeUInt32LE(2 * RATE, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(2 * samples, 40);
  for (let at = 0; at < samples; at++) {
    const seconds = at / RATE;
    const pitch = 140 + 25 * Math.sin(2 * Math.PI * 0.7 * seconds);
    const buzz = [1, 2, 3, 4, 5, 6].reduce((sum, n) => sum + Math.sin(2 * Math.PI * n * pitch * seconds) / n, 0);
    const syllable = 0.35 + 0.65 * Math.sin(2 * Math.PI * 2 * seconds) ** 2;
    file.writeInt16LE(Math.round(9_000 * buzz * syllable), 44 + 2 * at);
  }
  await writeFile(path, file);
}
