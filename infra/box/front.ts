import * as v from 'valibot';
import type { ErrorBody, ErrorCode } from '../../worker/protocol/errors.ts';
import { securityHeaders } from '../../worker/protocol/securityHeaders.ts';
import { Embedders } from '../../worker/protocol/settings.ts';
import { contentType } from '../front/contentType.ts';
import { isHandshake } from '../front/isHandshake.ts';
import { routeOf } from '../front/route.ts';

interface Env {
  /** The bundle that runs on the edge as well. */
  MAIN: Fetcher;
  /** livekit-server. */
  SFU: Fetcher;
  /** The built client, from disk. */
  ASSETS: Fetcher;
  /** As the bundle has it. */
  EMBEDDERS: string;
}

/** The box's own entry: does what the platform does on the edge (files, the visitor's address) and passes /rtc on. */
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    // A Host header may be anything, and is part of it.
    const url = URL.parse(request.url);
    if (url === null) return new Response(null, { status: 400 });
    const route = routeOf(request.method, url);
    switch (route.kind) {
      case 'api':
        return env.MAIN.fetch(new Request(request, { headers: headersFrom(request) }));
      case 'sfu':
        return toSfu(env, request, route.token);
      case 'file':
        return serve(env, request, route.path, route.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
      case 'page':
        return serve(env, request, '/index.html', 'no-cache');
      case 'refused':
        return refuse(env, request, route.status, route.code, route.message);
    }
  },
};

/** Like livekit-server, which takes the token of the header first. */
async function toSfu(env: Env, request: Request, inQuery: string | null): Promise<Response> {
  const authorization = request.headers.get('Authorization') || null;
  const token = authorization === null ? inQuery : (/^Bearer ([\w.-]+)$/.exec(authorization)?.[1] ?? null);
  if (authorization !== null && token === null) {
    return refuse(env, request, 401, 'not_admitted', 'Expected one token, as "Authorization: Bearer …".');
  }
  if (token !== null && (await isDenied(env, token))) {
    return refuse(env, request, 403, 'not_admitted', 'The meeting does not let this token in.');
  }
  try {
    const headers = headersFrom(request);
    // It would take a form for part of the query, also as the body of a GET.
    headers.delete('Content-Type');
    const answer = await env.SFU.fetch(new Request(request, { headers }));
    // To an upgrade nothing is added.
    if (answer.status === 101) return answer;
    const secured = new Headers(answer.headers);
    secure(secured, env, request, 'no-store');
    return new Response(answer.body, { status: answer.status, headers: secured });
  } catch {
    return refuse(env, request, 503, 'sfu_unavailable', 'The media server does not answer.');
  }
}

/** For the answer whether a token still holds. */
const PATIENCE_MS = 1_000;

/** Only an explicit no is one: whoever fails to ask leaves it to livekit-server, which knows the token as well. */
async function isDenied(env: Env, token: string): Promise<boolean> {
  try {
    const headers = { Authorization: `Bearer ${token}` };
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const asked = await env.MAIN.fetch('http://narada/api/sfu/admit', { headers, signal });
    return asked.status === 403;
  } catch {
    return false;
  }
}

async function serve(env: Env, request: Request, path: string, cacheControl: string): Promise<Response> {
  const read = (file: string) => env.ASSETS.fetch(new URL(file, request.url).href, { method: request.method });
  const small = takesBrotli(request) ? await read(`${path}.br`) : null;
  const file = small?.ok ? small : await read(path);
  if (!file.ok) return refuse(env, request, 404, 'not_found', 'There is nothing here.');
  const headers = new Headers({ 'Content-Type': contentType(path), Vary: 'Accept-Encoding' });
  const length = file.headers.get('Content-Length');
  if (length !== null) headers.set('Content-Length', length);
  secure(headers, env, request, cacheControl);
  if (file !== small) return new Response(file.body, { headers });
  headers.set('Content-Encoding', 'br');
  return new Response(file.body, { headers, encodeBody: 'manual' });
}

/** RFC 9110 §12.5.3, as far as browsers use it. */
const takesBrotli = (request: Request) => /\bbr\b(?!;q=0)/.test(request.headers.get('Accept-Encoding') ?? '');

/** What arrives at the objects as the visitor's address is what the socket says, never what the visitor says. */
function headersFrom(request: Request): Headers {
  const headers = new Headers(request.headers);
  for (const name of ['X-Forwarded-For', 'X-Real-IP', 'True-Client-IP', 'Forwarded']) headers.delete(name);
  if (!isHandshake(request)) headers.delete('Upgrade');
  headers.set('CF-Connecting-IP', peerAddress(request.cf));
  return headers;
}

/** workerd gives the peer as "192.0.2.1:50000" or "[2001:db8::1]:50000". */
function peerAddress(cf: unknown): string {
  const peer = typeof cf === 'object' && cf !== null && 'clientIp' in cf ? String(cf.clientIp) : '';
  return peer.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
}

function refuse(env: Env, request: Request, status: number, code: ErrorCode, message: string): Response {
  const body: ErrorBody = { error: { code, message } };
  const headers = new Headers();
  secure(headers, env, request, 'no-store');
  return Response.json(body, { status, headers });
}

function secure(headers: Headers, env: Env, request: Request, cacheControl: string): void {
  const https = new URL(request.url).protocol === 'https:';
  const embedders = v.parse(Embedders, env.EMBEDDERS);
  for (const [name, value] of Object.entries(securityHeaders({ https, embedders }))) headers.set(name, value);
  headers.set('Cache-Control', cacheControl);
}
