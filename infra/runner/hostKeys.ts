import { createHash } from 'node:crypto';
import { HOST_KEY_ALPHABET, HOST_KEY_LENGTH } from '../../worker/protocol/hostKey.ts';
import { HostKeys, type HostKey } from '../../worker/protocol/settings.ts';
import { readStateFile } from './readStateFile.ts';
import { fail, succeed, type Result } from './result.ts';
import { writePrivateFile } from './writePrivateFile.ts';

/** A new key as it is shown: 8 groups of 4. `random(n)` gives n random bytes. */
export function makeHostKey(random: (bytes: number) => Buffer): string {
  // 256 is a multiple of 32, so five bits of each byte are without bias.
  const key = [...random(HOST_KEY_LENGTH)].map((byte) => HOST_KEY_ALPHABET[byte % 32]).join('');
  return key.match(/.{4}/g)?.join('-') ?? key;
}

/** What is stored of a key. */
export function hashHostKey(shown: string): string {
  return createHash('sha256').update(shown.replaceAll('-', '')).digest('hex');
}

/** Null: there is no list yet. */
export function readHostKeys(path: string): Result<HostKey[] | null> {
  return readStateFile(path, HostKeys);
}

/** Makes a key for a new host, stores its hash, and answers the key, which nobody can see again. */
export function addHostKey(path: string, name: string, random: (bytes: number) => Buffer): Result<string> {
  const clean = name.normalize('NFKC').trim();
  if (clean.length < 1 || clean.length > 100 || /\p{C}/u.test(clean)) {
    return fail('host_key', 'a host name has 1 to 100 printable characters');
  }
  const kept = readHostKeys(path);
  if (!kept.ok) return kept;
  const keys = kept.value ?? [];
  if (keys.some((key) => key.name === clean)) {
    return fail('host_key', `there is a host "${clean}" already; revoke it first, or choose another name`);
  }
  const shown = makeHostKey(random);
  writeHostKeys(path, [...keys, { name: clean, sha256: hashHostKey(shown) }]);
  return succeed(shown);
}

export function revokeHostKey(path: string, name: string): Result<void> {
  const kept = readHostKeys(path);
  if (!kept.ok) return kept;
  const keys = kept.value ?? [];
  const clean = name.normalize('NFKC').trim();
  if (!keys.some((key) => key.name === clean)) return fail('host_key', `there is no host "${clean}"`);
  writeHostKeys(
    path,
    keys.filter((key) => key.name !== clean),
  );
  return succeed(undefined);
}

function writeHostKeys(path: string, keys: readonly HostKey[]): void {
  writePrivateFile(path, `${JSON.stringify(keys, null, 2)}\n`);
}
