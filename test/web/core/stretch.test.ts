import { hkdfSync, pbkdf2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { stretch } from '../../../web/control/stretch.ts';

const salt = 'AAECAwQFBgcICQoLDA0ODw';

test('the keys are those that any other implementation of the two standards makes', async () => {
  const keys = await stretch('Zażółć gęślą jaźń', salt);
  const master = pbkdf2Sync(
    'Zażółć gęślą jaźń'.normalize('NFKC'),
    Buffer.from(salt, 'base64url'),
    600_000,
    32,
    'sha256',
  );
  const half = (info: string) => Buffer.from(hkdfSync('sha256', master, '', info, 32)).toString('base64url');
  expect(keys?.authKey).toBe(half('narada auth v1'));
  expect(Buffer.from(keys?.encKey ?? []).toString('base64url')).toBe(half('narada enc v1'));
});

test('a known answer, so that no release locks out the passwords of another', async () => {
  const keys = await stretch('correct horse battery staple', salt);
  expect(keys?.authKey).toBe('6cGZqwMouXeWj46CFMoDh_KWfBg1qTctO56wWVFrW-c');
  expect(Buffer.from(keys?.encKey ?? []).toString('hex')).toBe(
    '11ed77a8b880dc55c90b41a85bc5aaed5429fe9d7093f3411b31e0f16edc3b18',
  );
});

test('a password typed on another keyboard is the same password', async () => {
  const composed = await stretch('caf\u00e9', salt);
  const decomposed = await stretch('cafe\u0301', salt);
  expect(decomposed?.authKey).toBe(composed?.authKey);
});

test('an insecure origin has no WebCrypto; that is an answer, not a crash', async () => {
  const { crypto } = globalThis;
  Object.defineProperty(globalThis, 'crypto', { value: {}, configurable: true });
  try {
    expect(await stretch('secret', salt)).toBeNull();
  } finally {
    Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true });
  }
});
