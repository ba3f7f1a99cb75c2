import { expect, test } from 'vitest';
import { mediaUrl } from '../../../web/livekit/mediaUrl.ts';

test.each([
  ['/', 'https://narada.example/a-meeting', 'wss://narada.example/'],
  ['/', 'http://localhost:8080/a-meeting#secret', 'ws://localhost:8080/'],
  ['wss://sfu.example', 'https://narada.example/a-meeting', 'wss://sfu.example/'],
  ['ws://127.0.0.1:7880', 'http://localhost:8080/', 'ws://127.0.0.1:7880/'],
])('%s on %s is %s', (url, page, expected) => {
  expect(mediaUrl(url, page)).toBe(expected);
});
