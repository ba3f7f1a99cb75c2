import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addHostKey, hashHostKey, makeHostKey, readHostKeys, revokeHostKey } from '../../infra/runner/hostKeys.ts';
import { normaliseHostKey } from '../../worker/protocol/hostKey.ts';
import { aFolder } from './aFolder.ts';

it('shows a key that the sign-in form reads back', () => {
  const shown = makeHostKey(randomBytes);
  expect(shown).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){7}[0-9a-hjkmnp-tv-z]{4}$/);
  const normalised = normaliseHostKey(shown.toUpperCase());
  expect(normalised && hashHostKey(normalised)).toBe(hashHostKey(shown));
});

it('uses every character of the alphabet alike', () => {
  const all = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
  const shown = makeHostKey(() => all).replaceAll('-', '');
  const counts = new Map<string, number>();
  for (const char of shown) counts.set(char, (counts.get(char) ?? 0) + 1);
  expect([...counts.values()]).toEqual(Array(32).fill(8));
});

it('adds, lists and revokes; the file has hashes only', () => {
  const path = join(aFolder(), 'host-keys.json');
  const key = addHostKey(path, ' Zoë ', randomBytes);
  expect(addHostKey(path, 'Bea', randomBytes).ok).toBe(true);
  expect(key.ok).toBe(true);
  if (!key.ok) return;
  expect(readFileSync(path, 'utf8')).not.toContain(key.value.slice(0, 9));
  expect(readHostKeys(path)).toMatchObject({
    value: [{ name: 'Zoë', sha256: hashHostKey(key.value) }, { name: 'Bea' }],
  });

  expect(addHostKey(path, 'Zoë', randomBytes)).toMatchObject({ ok: false, code: 'host_key' });
  expect(revokeHostKey(path, 'Nobody')).toMatchObject({ ok: false, code: 'host_key' });
  expect(revokeHostKey(path, 'Zoë').ok).toBe(true);
  expect(readHostKeys(path)).toMatchObject({ value: [{ name: 'Bea' }] });
});

it.each(['', '   ', 'x'.repeat(101), 'a\nb'])('refuses the name %j', (name) => {
  expect(addHostKey(join(aFolder(), 'k.json'), name, randomBytes)).toMatchObject({ ok: false, code: 'host_key' });
});
