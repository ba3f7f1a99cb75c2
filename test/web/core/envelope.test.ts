import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { open, seal } from '../../../web/call/room/envelope.ts';
import { MAX_CHAT_LENGTH, MAX_LETTER_BYTES } from '../../../worker/protocol/room.ts';
import { BOB } from './aVisit.ts';

const ID = 'abcdefghijklmnop';
const bytes = (version: number, content: unknown) =>
  new Uint8Array([
    version,
    ...new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content)),
  ]);
const chat = (text: string) => ({ type: 'chat', n: 1, text }) as const;

describe('an envelope', () => {
  test('gives back what was put in, to everybody or to some', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 }),
        fc.option(fc.constant([BOB])),
        (text, to) => {
          const letter = { id: ID, to, message: chat(text) };
          expect(open(seal(letter) ?? new Uint8Array())).toEqual(letter);
        },
      ),
    );
  });

  test('holds the longest message, whatever is in it', () => {
    for (const character of ['a', '€', '\u0000', '"']) {
      const sealed = seal({ id: ID, to: [BOB], message: chat(character.repeat(MAX_CHAT_LENGTH)) });
      expect(sealed?.length).toBeLessThanOrEqual(MAX_LETTER_BYTES);
    }
  });

  test.each([
    ['of another version', bytes(2, { id: ID, message: chat('hello') })],
    ['with a message of a type to come', bytes(1, { id: ID, message: { type: 'whiteboard', strokes: [] } })],
  ])('%s is ignored quietly', (_, payload) => expect(open(payload)).toBe('unknown'));

  test('with more in it than is known is read all the same, as pages of two versions talk', () => {
    const message = { ...chat('hello'), colour: 'red' };
    expect(open(bytes(1, { id: ID, message, sealedBy: 'x' }))).toEqual({ id: ID, to: null, message: chat('hello') });
  });

  test.each([
    ['that is empty', new Uint8Array()],
    ['that is no JSON', bytes(1, '{')],
    ['that is no UTF-8', new Uint8Array([1, 0xff, 0xfe])],
    ['without an id', bytes(1, { message: chat('hello') })],
    ['to nobody that can be', bytes(1, { id: ID, to: ['everyone'], message: chat('hello') })],
    ['without a text', bytes(1, { id: ID, message: { type: 'chat', n: 1 } })],
    ['with an empty text', bytes(1, { id: ID, message: chat('') })],
    ['with too long a text', bytes(1, { id: ID, message: chat('x'.repeat(MAX_CHAT_LENGTH + 1)) })],
    ['with a number that is none', bytes(1, { id: ID, message: { ...chat('hello'), n: 1.5 } })],
    ['with a text for a reaction', bytes(1, { id: ID, message: { type: 'reaction', emoji: '<b>' } })],
    ['with a type that every object has', bytes(1, { id: ID, message: { type: 7 } })],
    ['that is too large', bytes(1, JSON.stringify({ id: ID, message: chat('x') }).padEnd(MAX_LETTER_BYTES, ' '))],
  ])('%s is malformed', (_, payload) => expect(open(payload)).toBe('malformed'));

  test('can be opened whatever is in it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (content) => {
        expect(['unknown', 'malformed']).toContain(open(content));
        expect(['unknown', 'malformed']).toContain(open(new Uint8Array([1, ...content])));
      }),
    );
    const inherited = ['__proto__', 'constructor', 'toString'];
    for (const type of inherited) expect(open(bytes(1, { id: ID, message: { type } }))).toBe('unknown');
  });
});
