import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const RATE = 48_000;

/** A second without a sound (RIFF WAVE, 16 bits, mono), which Chromium's fake microphone plays again and again. */
function silence(): Buffer {
  const bytes = RATE * 2;
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + bytes, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(bytes, 40);
  return Buffer.concat([head, Buffer.alloc(bytes)]);
}

/** Chromium's switch for a microphone that is on and hears nothing: what is heard, then, is something else. */
export function silentMicrophone(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'narada-silence-')), 'silence.wav');
  writeFileSync(file, silence());
  return `--use-file-for-fake-audio-capture=${file}`;
}
