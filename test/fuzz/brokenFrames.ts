import type { Dice } from '../support/Dice.ts';
import { frame } from '../support/openRawSocket.ts';

const FINAL = 0x80;
const MASKED = 0x80;

const text = '{"type":"leave","id":1}';
/** In turn: a lone continuation, an overlong slash, a surrogate, beyond Unicode, a sequence cut short. */
const NOT_UTF8 = [[0x80], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82]] as const;

function withByte(bytes: Buffer, at: number, change: (byte: number) => number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = change(changed[at] ?? 0);
  return changed;
}

/** A frame that announces `length` bytes and brings a few. */
function announcing(length: bigint): Buffer {
  const head = Buffer.alloc(14);
  head[0] = FINAL | 1;
  head[1] = MASKED | 127;
  head.writeBigUInt64BE(length, 2);
  return Buffer.concat([head, Buffer.from(text)]);
}

/** What breaks RFC 6455, or what a frame may hold. */
const KINDS: readonly [(dice: Dice) => Uint8Array, ...((dice: Dice) => Uint8Array)[]] = [
  (dice) => frame(1, Buffer.concat([Buffer.from('{"type":"join","displayName":"'), notUtf8(dice), Buffer.from('"}')])),
  (dice) => frame(1, notUtf8(dice)),
  (dice) => frame(2, dice.bytes(dice.below(2_000))),
  // Not masked.
  () => Buffer.concat([Buffer.from([FINAL | 1, text.length]), Buffer.from(text)]),
  // Opcodes and bits that nobody has defined.
  (dice) => frame(dice.pick([3, 4, 5, 6, 7, 11, 12, 13, 14, 15]), text),
  (dice) => withByte(frame(1, text), 0, (byte) => byte | dice.pick([0x40, 0x20, 0x10, 0x70])),
  // A continuation of nothing, two beginnings, a message in pieces with a character cut in two.
  () => frame(0, text),
  () => Buffer.concat([begun('{"type":'), begun('"leave"')]),
  () => Buffer.concat([begun(Buffer.from([0xe2])), frame(0, Buffer.from([0x82, 0xac]))]),
  (dice) => Buffer.concat(Array.from({ length: 1 + dice.below(2_000) }, () => begun('['))),
  // Control frames: too long, in pieces, with a code that is none, with a reason that is not UTF-8.
  (dice) => frame(dice.pick([8, 9, 10]), 'x'.repeat(200)),
  (dice) => withByte(frame(dice.pick([8, 9, 10]), 'x'), 0, (byte) => byte & ~FINAL),
  (dice) =>
    frame(8, dice.pick([Buffer.from([3]), Buffer.from([0, 0]), Buffer.from([3, 237]), Buffer.from([255, 255])])),
  (dice) => frame(8, Buffer.concat([Buffer.from([0x03, 0xe8]), notUtf8(dice)])),
  // Lengths that are a lie.
  (dice) => announcing(dice.pick([2n ** 63n - 1n, 2n ** 40n, 2n ** 31n, 65_536n])),
  (dice) => frame(1, text).subarray(0, 1 + dice.below(text.length)),
  (dice) => frame(dice.pick([1, 2]), 'x'.repeat(2_000_000)),
  (dice) => dice.bytes(1 + dice.below(1_000)),
];

const begun = (payload: string | Uint8Array) => withByte(frame(1, payload), 0, (byte) => byte & ~FINAL);
const notUtf8 = (dice: Dice) => Buffer.from(dice.pick<readonly number[]>(NOT_UTF8));

export const brokenFrame = (dice: Dice): Uint8Array => dice.pick(KINDS)(dice);
