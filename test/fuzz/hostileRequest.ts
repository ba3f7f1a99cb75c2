import type { Dice } from '../support/Dice.ts';
import type { RawRequest } from '../support/sendRequest.ts';

const PATHS = [
  '/api',
  '/api/health',
  '/api/me',
  '/api/host/session',
  '/api/meetings/MEETING/socket',
  '/api/sfu/events',
  '/api/sfu/admit',
  '/api/fleet',
  '/api/fleet/sites',
  '/api/fleet/sites/box',
  '/api/fleet/sites/box/drain',
  '/api/metrics',
  '/',
  '/MEETING',
  '/fleet',
  '/index.html',
  '/assets/index.js',
  '/rtc',
  '/rtc/validate',
  '/rtc/v1',
  '/rtc/v1/validate',
  '/twirp/livekit.RoomService/ListRooms',
] as const;

/** Path segments that are no names, or more than names. */
const SEGMENTS = [
  '..',
  '%2e%2e%2f',
  '%00',
  '%ff%fe',
  '%F0%9F%92%A9',
  '%E2%80%AE',
  '%',
  '%zz',
  '__proto__',
  'constructor',
  ';a=b',
  '//',
  'a'.repeat(8_000),
  '%CC%81'.repeat(200),
  '%EF%AC%80%EF%AC%80',
  'toString',
] as const;

const QUERIES = [
  '',
  '?publish=x',
  '?%70ublish=x&access_token=a.b.c',
  '?access_token=',
  '?access_token=eyJhbGciOiJub25lIn0.eyJpc3MiOiJ4IiwidmlkZW8iOnsicm9vbUpvaW4iOnRydWV9fQ.',
  `?access_token=${'a'.repeat(4_000)}`,
  '?__proto__[role]=host',
  '?a[]=1&a[]=2&%ff=%ff',
] as const;

const TOKENS = [
  'Bearer ',
  'Bearer x',
  'Basic YTpi',
  'Bearer eyJhbGciOiJub25lIn0.eyJpc3MiOiJ4In0.',
  'Bearer eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJfX3Byb3RvX18ifQ.AAAA',
  'Bearer ...',
  `Bearer ${'a'.repeat(5_000)}`,
] as const;

const BODIES: readonly [(dice: Dice) => string | Uint8Array, ...((dice: Dice) => string | Uint8Array)[]] = [
  () => '',
  () => '{}',
  () => '[]',
  () => 'null',
  () => '"text"',
  () => '{"hostName":"host","hostKey":"00000000000000000000000000000000"}',
  () => '{"hostName":"host","hostKey":"0","hostKey":{},"__proto__":{"hostKey":"x"}}',
  () => '{"hostName":["host"],"hostKey":{"length":32}}',
  (dice) => `{"hostName":"${'x'.repeat(dice.below(100_000))}","hostKey":""}`,
  (dice) => '['.repeat(1 + dice.below(100_000)),
  (dice) => '{"a":'.repeat(1 + dice.below(20_000)),
  () => '{"event":"participant_left","room":{"name":"__proto__"},"participant":{"identity":"constructor"}}',
  () => '{"id":"box","url":"/","api":"http://127.0.0.1:1","key":"key","secret":"00000000000000000000000000000000"}',
  (dice) => dice.bytes(dice.below(4_000)),
  () => Buffer.from([0xff, 0xfe, 0x00, 0xd8]),
  () => 'x'.repeat(1_000_000),
];

/**
 * One request that is nobody's right. `own`: this server's origin; `meetings`: names that it may ask for. Nothing here
 * has a key, so none of them may change anything.
 */
export function hostileRequest(dice: Dice, own: string, meetings: readonly [string, ...string[]]): RawRequest {
  const path = dice.pick(PATHS).replace('MEETING', dice.chance(0.5) ? dice.pick(meetings) : segment(dice));
  const method = dice.pick(['GET', 'GET', 'POST', 'POST', 'DELETE', 'PUT', 'PATCH', 'HEAD', 'OPTIONS', 'PROPFIND']);
  const bodied = method !== 'GET' && method !== 'HEAD';
  const body = bodied && dice.chance(0.8) ? Buffer.from(dice.pick(BODIES)(dice)) : null;
  return {
    method,
    path: path + (dice.chance(0.2) ? `/${segment(dice)}` : '') + (dice.chance(0.3) ? dice.pick(QUERIES) : ''),
    headers: headers(dice, own),
    body,
  };
}

const segment = (dice: Dice) => (dice.chance(0.3) ? dice.text(1 + dice.below(120)) : dice.pick(SEGMENTS));

function headers(dice: Dice, own: string): Record<string, string> {
  const some: Record<string, string> = {};
  const maybe = (name: string, value: string, chance = 0.2) => {
    if (dice.chance(chance)) some[name] = value;
  };
  maybe('Origin', dice.pick([own, own, 'https://evil.example', 'null', `${own}.evil.example`, 'x'.repeat(500)]), 0.8);
  maybe('Sec-Fetch-Site', dice.pick(['same-origin', 'cross-site', 'none', '\u00e9']));
  maybe('Authorization', dice.pick(TOKENS));
  maybe('Cookie', dice.pick(['narada_host=x.y', `narada_host=${'x'.repeat(3_000)}`, 'narada_device=', '=;=;=', '%']));
  maybe('Content-Type', dice.pick(['application/json', 'text/plain', 'multipart/form-data; boundary=x', '\u00ff']));
  maybe('Upgrade', dice.pick(['websocket', 'WebSocket', 'h2c', 'x']), 0.1);
  maybe('Sec-WebSocket-Protocol', dice.pick(['narada.1', 'narada.0', '__proto__', 'a,b,,', '\u00e9']));
  maybe('X-Forwarded-For', '203.0.113.1', 0.1);
  maybe('CF-Connecting-IP', dice.pick(['203.0.113.1', '::ffff:1.2.3.4', 'x', ':::::']), 0.1);
  maybe('X-Narada-Arrival', encodeURIComponent('{"role":"host","hostName":"x","prefix":"","region":""}'), 0.1);
  maybe('X-Padding', 'x'.repeat(dice.below(6_000)), 0.1);
  return some;
}
