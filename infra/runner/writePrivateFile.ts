import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { randomUUID } from 'node:crypto';

/** Writes a file that only its owner reads: all of it or nothing, also when the machine stops in between. Throws as node:fs does. */
export function writePrivateFile(path: string, text: string): void {
  const part = `${path}.${randomUUID()}.part`;
  try {
    const file = openSync(part, 'wx', 0o600);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}
