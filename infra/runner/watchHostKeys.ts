import { unwatchFile, watchFile } from 'node:fs';
import type { HostKey } from '../../worker/protocol/settings.ts';
import { readHostKeys } from './hostKeys.ts';

const POLL_MS = 500;

/**
 * Calls `changed` with the new list whenever `npm run host-key` has changed it. A list that cannot be read is named and
 * changes nothing: a slip of the pen must not lock every host out. Answers the function that ends the watching.
 */
export function watchHostKeys(
  path: string,
  current: readonly HostKey[],
  changed: (keys: HostKey[]) => void,
  say: (line: string) => void,
): () => void {
  let known = JSON.stringify(current);
  const look = () => {
    const read = readHostKeys(path);
    if (!read.ok) {
      say(`The host keys stay as they were: ${read.message}.`);
      return;
    }
    const keys = read.value ?? [];
    if (JSON.stringify(keys) === known) return;
    known = JSON.stringify(keys);
    changed(keys);
  };
  watchFile(path, { interval: POLL_MS }, look);
  look(); // what happened since `current` was read
  return () => unwatchFile(path, look);
}
