import { Hono } from 'hono';
import { arrivalRequest } from '../objects/arrival.ts';
import { CLOSE } from '../protocol/errors.ts';
import { normaliseName } from '../protocol/name.ts';
import { PROTOCOL_VERSION } from '../protocol/version.ts';
import { clientPrefix } from '../services/clientPrefix.ts';
import { regionOf } from '../services/regionOf.ts';
import { deviceCookie, deviceOf } from '../services/deviceCookie.ts';
import { hostOf } from '../services/hostCookie.ts';
import { randomDevice } from '../services/randomId.ts';
import { objectName } from '../services/secrets.ts';
import type { HonoEnv } from './context.ts';
import { fail } from './fail.ts';
import { sameOrigin } from './sameOrigin.ts';

/**
 * Milliseconds until the door speaks, at least: an object that is in memory, as its meeting is open, would answer sooner
 * than one that is only made to be asked, and so tell which names are live.
 */
const FIRST_WORD_MS = 25;

/** The control socket of a meeting. */
export const socket = new Hono<HonoEnv>().get('/meetings/:name/socket', sameOrigin, async (c) => {
  const name = normaliseName(c.req.param('name'));
  if (!name.ok) return fail(c, name.code, 'This cannot be the name of a meeting.');
  if (c.req.header('Upgrade')?.toLowerCase() !== 'websocket') {
    return fail(c, 'upgrade_required', 'This is a WebSocket.');
  }
  const offered = c.req
    .header('Sec-WebSocket-Protocol')
    ?.split(',')
    .map((version) => version.trim());
  if (!offered?.includes(PROTOCOL_VERSION)) return outdated(offered?.[0]);
  const prefix = clientPrefix(c.req.header('CF-Connecting-IP') ?? '');
  const arrivals = await c.env.ARRIVALS?.limit({ key: prefix });
  if (arrivals?.success === false) return fail(c, 'too_many_attempts', 'Too many control sockets from there.');
  const host = await hostOf(c, c.var.settings);
  const known = deviceOf(c);
  const device = known ?? randomDevice();
  const arrival = {
    device,
    role: host ? ('host' as const) : ('guest' as const),
    hostName: host?.name ?? null,
    prefix,
    region: regionOf(c.req.raw.cf) ?? c.var.settings.region,
  };
  const meeting = c.env.MEETING.getByName(objectName(c.var.settings.pepper, 'meeting', name.name));
  const asked = Date.now();
  const response = await meeting.fetch(arrivalRequest(arrival));
  await scheduler.wait(Math.max(0, asked + FIRST_WORD_MS - Date.now()));
  if (known !== null) return response;
  const headers = new Headers(response.headers);
  headers.append('Set-Cookie', deviceCookie(c, device));
  return new Response(null, { status: response.status, webSocket: response.webSocket, headers });
});

/** A page cannot read the status of a refused handshake, but it can read a close code. */
function outdated(version: string | undefined): Response {
  const { 0: client, 1: server } = new WebSocketPair();
  server.accept();
  server.close(CLOSE.protocol, 'version_unsupported');
  const headers: Record<string, string> = version ? { 'Sec-WebSocket-Protocol': version } : {};
  return new Response(null, { status: 101, webSocket: client, headers });
}
