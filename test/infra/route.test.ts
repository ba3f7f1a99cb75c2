import { expect, it } from 'vitest';
import { contentType } from '../../infra/front/contentType.ts';
import { routeOf } from '../../infra/front/route.ts';

const route = (path: string, method = 'GET') => routeOf(method, new URL(path, 'http://localhost:8080'));

it.each([
  ['/', { kind: 'page' }],
  ['/blue-fox', { kind: 'page' }],
  ['/%C5%BC%C3%B3%C5%82w', { kind: 'page' }],
  ['/api/me', { kind: 'api' }],
  ['/apiary', { kind: 'page' }],
  ['/assets/main-Cq1.js', { kind: 'file', path: '/assets/main-Cq1.js', immutable: true }],
  ['/favicon.svg', { kind: 'file', path: '/favicon.svg', immutable: false }],
  ['/rtc/v1?access_token=t.o-k_en&join_request=QUJD%3D', { kind: 'sfu', token: 't.o-k_en' }],
  ['/rtc/validate?access_token=t', { kind: 'sfu', token: 't' }],
  ['/rtc?access_token=first&access_token=second', { kind: 'sfu', token: 'first' }],
  ['/rtc', { kind: 'sfu', token: null }],
])('sends %s where it belongs', (path, expected) => {
  expect(route(path)).toEqual(expected);
});

it.each(['/rtc?publish=x', '/rtc?access_token=t&pub%6Cish=', '/rtc/v1?PUBLISH=1', '/rtc/validate?publish'])(
  'lets nobody be many: %s',
  (path) => {
    expect(route(path)).toMatchObject({ kind: 'refused', status: 403 });
  },
);

it.each([
  '/rtc?access%5Ftoken=t',
  '/rtc?access_token=%74',
  '/rtc?access_token=good;&access_token=bad',
  '/rtc?access_token=%zz&access_token=bad',
  '/rtc?sid=%4&access_token=bad',
  '/rtc?Access_token=t',
])('passes on nothing that the SFU could read in another way: %s', (path) => {
  expect(route(path)).toMatchObject({ kind: 'refused', status: 403 });
});

it.each(['/rtc/debug', '/.git/config.txt', '/assets/.env.js', '/a.b%2f..%2fc.js', '/nothing.%00js'])(
  'has nothing at %s',
  (path) => {
    expect(route(path)).toMatchObject({ kind: 'refused', status: 404 });
  },
);

it('serves files to readers only', () => {
  expect(route('/blue-fox', 'POST')).toMatchObject({ kind: 'refused', status: 405 });
  expect(route('/rtc', 'POST')).toMatchObject({ kind: 'refused', status: 405 });
  expect(route('/api/host/session', 'POST')).toEqual({ kind: 'api' });
});

it('knows what a page is made of', () => {
  expect(contentType('/index.html')).toBe('text/html; charset=utf-8');
  expect(contentType('/assets/vision.wasm')).toBe('application/wasm');
  expect(contentType('/model.tflite')).toBe('application/octet-stream');
});
