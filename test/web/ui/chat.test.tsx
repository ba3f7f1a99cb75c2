import { act } from 'preact/test-utils';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { findLinks } from '../../../web/features/chat/findLinks.ts';
import { seal } from '../../../web/call/room/envelope.ts';
import { setLanguage } from '../../../web/i18n/i18n.ts';
import type { RoomMessage } from '../../../worker/protocol/room.ts';
import type { fakeCall } from '../../support/gallery/fakeCall.ts';
import { ada, grace, stage } from './aStage.tsx';
import { clear, find, get, names, press, submit, text, type } from './screen.tsx';

// Seats as the protocol has them: messages are read by it.
const ADA = 's_adaadaadaadaadaadaad';
const GRACE = 's_gracegracegracegrace';
afterEach(clear);

let lastId = 0;
async function hear(call: ReturnType<typeof fakeCall>, message: RoomMessage, to: readonly string[] | null = null) {
  const id = String(++lastId).padStart(16, '0');
  await act(() => call.hear(GRACE, seal({ id, to, message }) ?? new Uint8Array()));
}
const chat = (text: string): RoomMessage => ({ type: 'chat', n: ++lastId, text });

/** Ada and Grace in a call; Ada is a host or a guest. */
async function talk(role: 'host' | 'guest' = 'host') {
  const on = await stage(role);
  await act(() => {
    on.meeting.people.value = [
      { ...ada, role, seat: ADA },
      { ...grace, seat: GRACE },
    ];
  });
  return on;
}

async function openChat() {
  await press('Chat');
  await vi.waitFor(() => expect(find('textbox', 'Message')).not.toBeNull());
}

const lines = () => [...document.querySelectorAll('.chat-line')].map(({ textContent }) => textContent);
const badge = () => get('button', 'Chat').querySelector('.toolbar-badge')?.getAttribute('data-count');
const notice = () => document.querySelector('.stage-notice')?.textContent;

describe('links in a message', () => {
  test.each([
    ['see https://narada.example/a?b=c#d.', 'https://narada.example/a?b=c#d'],
    ['(https://en.wikipedia.org/wiki/Sejm_(Poland))', 'https://en.wikipedia.org/wiki/Sejm_(Poland)'],
    ['HTTP://example.org, and so on', 'http://example.org/'],
    ['a http://[::1]:8080/x b', 'http://[::1]:8080/x'],
  ])('%j leads to %s', (message, href) => {
    const pieces = findLinks(message);
    expect(pieces.flatMap((piece) => piece.href ?? [])).toEqual([href]);
    expect(pieces.map((piece) => piece.text).join('')).toBe(message);
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'www.example.org',
    'ftp://example.org',
    'https://bank.example@evil.example/',
    'https://',
    'file:///etc/passwd',
  ])('%j is none', (message) => expect(findLinks(message)).toEqual([{ at: 0, text: message, href: null }]));

  test('with letters that only look like others is shown as the network knows it', () => {
    expect(findLinks('https://раураl.com/x')[0]).toMatchObject({
      text: 'https://xn--l-7sba6dbr.com/x',
      href: 'https://xn--l-7sba6dbr.com/x',
    });
  });
});

test('a message that comes is counted on the button, said and shown; opening the chat reads it', async () => {
  const { call } = await talk();
  await hear(call, chat('Hello, Ada'));
  await vi.waitFor(() => expect(badge()).toBe('1'));
  expect(get('button', 'Chat').title).toBe('1 unread message (C)');
  expect(notice()).toBe('Grace writes: Hello, Ada');
  await openChat();
  expect(lines()).toHaveLength(1);
  expect(lines()[0]).toContain('Hello, Ada');
  expect(badge()).toBeUndefined();
  expect(notice()).toBe('');
  await hear(call, chat('Are you there?'));
  expect(badge()).toBeUndefined();
  expect(notice()).toBe('');
});

test('what is written is text, whatever it looks like; links open elsewhere and tell nothing', async () => {
  const { call } = await talk();
  await openChat();
  await hear(call, chat('<img src=x onerror=alert(1)> [a](javascript:alert(1)) https://example.org/<b>'));
  expect(document.querySelector('.chat-line img, .chat-line b')).toBeNull();
  expect(lines()[0]).toContain('<img src=x onerror=alert(1)>');
  const [link, ...others] = [...document.querySelectorAll<HTMLAnchorElement>('.chat-line a')];
  expect(others).toEqual([]);
  expect(link?.href).toBe('https://example.org/');
  expect(link?.target).toBe('_blank');
  expect(link?.rel).toBe('noopener noreferrer');
});

test('one’s own message is there at once; what is typed stays while the panel is closed and the media is sought', async () => {
  const { call } = await talk();
  await openChat();
  await type('Message', 'Hello');
  await submit('Message');
  expect(lines()[0]).toContain('You');
  expect(lines()[0]).toContain('Hello');
  await vi.waitFor(() => expect(call.sent).toHaveLength(1));
  await type('Message', 'and what I was about to');
  await press('Chat');
  expect(find('textbox', 'Message')).toBeNull();
  await act(() => void (call.state.value = 'reconnecting'));
  await act(() => void (call.state.value = 'connected'));
  await openChat();
  expect((get('textbox', 'Message') as HTMLTextAreaElement).value).toBe('and what I was about to');
});

test('a private message says so on both ends, and is answered by one press', async () => {
  const { call, meeting } = await talk();
  await openChat();
  await hear(call, chat('between us'), [ADA]);
  expect(lines()[0]).toContain('Only to you');
  await press('Reply to Grace only');
  expect(names('textbox')).toContain('Message to Grace only');
  await type('Message to Grace only', 'yes');
  await submit('Message to Grace only');
  expect(lines()[1]).toContain('Only to Grace');
  await vi.waitFor(() => expect(call.sent.map(({ to }) => to)).toEqual([[GRACE]]));
  await act(() => void (meeting.people.value = [{ ...ada, seat: ADA }]));
  expect(text()).toContain('Grace (has left)');
  await type('Message', 'are you still there');
  await submit('Message');
  expect(lines()).toHaveLength(2);
});

test('a guest who may not write is told so, and what was typed stays', async () => {
  const { meeting, call } = await talk('guest');
  await openChat();
  await type('Message', 'I wanted to say');
  await act(() => {
    meeting.rules.value = { ...meeting.rules.value, allowed: { ...meeting.rules.value.allowed, chat: false } };
  });
  expect(text()).toContain('The host does not let guests write for now.');
  await submit('Message');
  expect(lines()).toEqual([]);
  expect(call.sent).toEqual([]);
  expect((get('textbox', 'Message') as HTMLTextAreaElement).value).toBe('I wanted to say');
});

test('it says that nothing is kept, in the language of the page', async () => {
  await talk();
  await openChat();
  expect(text()).toContain('whoever comes later does not see what was said before');
  await act(() => setLanguage('pl'));
  expect(text()).toContain('kto przyjdzie później, nie zobaczy wcześniejszych');
});

test('hands: one’s own by a button, the others’ in a queue that a host lowers', async () => {
  const { meeting } = await talk();
  await press('Raise hand');
  await act(() => {
    meeting.people.value = [
      { ...ada, seat: ADA, hand: 3 },
      { ...grace, seat: GRACE, hand: 2 },
    ];
  });
  await vi.waitFor(() => expect(notice()).toBe('Grace raises a hand'));
  expect(get('group', 'Grace').querySelector('[aria-label="Hand raised"]')).not.toBeNull();
  await press('People');
  const queue = () => [...document.querySelectorAll('.hand-name')].map(({ textContent }) => textContent);
  expect(queue()).toEqual(['Grace', 'Ada (you)']);
  await press('Lower: Grace');
  await press('Lower all hands');
  await press('Lower hand');
  expect(meeting.asked).toEqual([
    ['act', { type: 'hand', raised: true }],
    ['act', { type: 'lowerHand', seat: GRACE }],
    ['act', { type: 'lowerHand', seat: null }],
    ['act', { type: 'hand', raised: false }],
  ]);
});

test('a guest sees the queue and lowers nobody’s hand', async () => {
  const { meeting } = await talk('guest');
  await act(() => {
    meeting.people.value = [
      { ...ada, role: 'guest', seat: ADA },
      { ...grace, seat: GRACE, hand: 1 },
    ];
  });
  await press('People');
  await vi.waitFor(() => expect(names('heading')).toContain('Raised hands'));
  expect(names('button').filter((name) => name.startsWith('Lower'))).toEqual([]);
});

test('reactions are offered by name, and those of others are said', async () => {
  // What happy-dom lacks.
  Object.assign(HTMLElement.prototype, { showPopover() {} });
  const { call } = await talk();
  await press('React');
  await vi.waitFor(() => expect(names('button')).toContain('Thumbs up'));
  await press('Celebrating');
  expect(document.querySelector('.floating')?.textContent).toContain('🎉');
  await vi.waitFor(() => expect(call.sent).toHaveLength(1));
  await hear(call, { type: 'reaction', emoji: '👏' });
  expect(notice()).toBe('Grace reacts: 👏');
});
