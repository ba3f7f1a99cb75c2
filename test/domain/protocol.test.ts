import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRoomName, roomName } from '../../worker/domain/roomName.ts';
import { sameDigest } from '../../worker/domain/sameDigest.ts';
import { cleanDisplayName } from '../../worker/protocol/displayName.ts';
import { HOST_KEY_ALPHABET, normaliseHostKey } from '../../worker/protocol/hostKey.ts';
import { normaliseName } from '../../worker/protocol/name.ts';

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

describe('a meeting name', () => {
  it.each([
    ['Weekly  Sync', 'weekly-sync'],
    ['  weekly_sync- ', 'weekly-sync'],
    ['WEEKLY–SYNC', 'weekly-sync'],
    ['Ｗｅｅｋｌｙ sync', 'weekly-sync'],
    ['weekly\u200B-sync', 'weekly-sync'],
    ['Zażółć Gęślą', 'zażółć-gęślą'],
    ['Zaz\u0307o\u0301łc\u0301 gęślą', 'zażółć-gęślą'],
    ['Straße', 'strasse'],
    ['ΟΔΟΣ', 'οδος'],
    ['会議の部屋', '会議の部屋'],
    ['اجتماع', 'اجتماع'],
  ])('%j is the meeting %j', (typed, name) => expect(normaliseName(typed)).toEqual({ ok: true, name }));

  it.each([
    ['ab', 'name_too_short'],
    ['', 'name_too_short'],
    ['---', 'name_too_short'],
    ['a'.repeat(101), 'name_too_long'],
    ['a/b/c', 'name_characters'],
    ['<script>', 'name_characters'],
    ['favicon.ico', 'name_characters'],
    ['meeting 🎉', 'name_characters'],
    ['API', 'name_reserved'],
    ['rtc', 'name_reserved'],
  ])('%j is refused as %s', (typed, code) => expect(normaliseName(typed)).toEqual({ ok: false, code }));

  it('has one spelling: normalising again changes nothing, and it survives being a path', () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        const result = normaliseName(typed);
        if (!result.ok) return;
        expect(normaliseName(result.name)).toEqual(result);
        expect(normaliseName(result.name.toUpperCase())).toEqual(result);
        expect(decodeURIComponent(new URL(`http://x/${encodeURIComponent(result.name)}`).pathname.slice(1))).toBe(
          result.name,
        );
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a display name', () => {
  it.each([
    ['  Ada   Lovelace ', 'Ada Lovelace'],
    ['A\u202Eda', 'A da'],
    ['Zo\u0065\u0308', 'Zoë'],
    ['👩‍🚀 Ada', '👩 🚀 Ada'],
    ['\u200B\u200B', null],
    ['', null],
    ['a'.repeat(49), null],
  ])('%j is shown as %j', (typed, shown) => expect(cleanDisplayName(typed)).toBe(shown));

  it('never holds a character that hides or turns text', () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        expect(cleanDisplayName(typed) ?? '').not.toMatch(/[\p{Cc}\p{Cf}]/u);
      }),
    );
  });
});

describe('a host key', () => {
  const key = HOST_KEY_ALPHABET;
  it('is the same however it is typed', () => {
    const typed = key.toUpperCase().replace(/.{4}/g, '$& ');
    expect(normaliseHostKey(typed)).toBe(key);
    expect(normaliseHostKey(key.replace('0', 'O').replace('1', 'l'))).toBe(key);
  });
  it.each(['', 'abc', `${key}0`, 'u'.repeat(32)])('%j is none', (typed) => expect(normaliseHostKey(typed)).toBeNull());
});

it('an SFU room tells its meeting and epoch, and no other text does', () => {
  const address = { objectId: 'ab'.repeat(32), mid: 'cd'.repeat(16), epoch: 12 };
  expect(parseRoomName(roomName(address))).toEqual(address);
  for (const room of ['', 'lobby', `${roomName(address)}x`, roomName({ ...address, epoch: 0 })]) {
    expect(parseRoomName(room)).toBeNull();
  }
});

it('digests are equal or not', () => {
  expect([sameDigest('ab', 'ab'), sameDigest('ab', 'ac'), sameDigest('ab', 'abc')]).toEqual([true, false, false]);
});
