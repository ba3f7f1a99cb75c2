import type { ErrorCode } from '../../worker/protocol/errors.ts';

/** Where a request to a box goes. */
export type Route =
  | { kind: 'api' }
  /** `token`: by which the SFU will know who comes; null where there is none. */
  | { kind: 'sfu'; token: string | null }
  /** A file of the client; hashed ones never change under their name. */
  | { kind: 'file'; path: string; immutable: boolean }
  /** A page: the client decides what it shows. */
  | { kind: 'page' }
  | { kind: 'refused'; status: number; code: ErrorCode; message: string };

/** livekit-server's own endpoints for browsers. Everything else of it (API, agents, debug) stays inside. */
const SFU_PATHS = new Set(['/rtc', '/rtc/validate', '/rtc/v1', '/rtc/v1/validate']);

export function routeOf(method: string, url: URL): Route {
  const path = url.pathname;
  if (path === '/api' || path.startsWith('/api/')) return { kind: 'api' };
  if (path === '/rtc' || path.startsWith('/rtc/')) return sfuRoute(method, url);
  if (method !== 'GET' && method !== 'HEAD') return refused(405, 'method_not_allowed', 'Only GET and HEAD here.');
  // A meeting's name has no dot, a file's name has one.
  const isFile = path.slice(path.lastIndexOf('/') + 1).includes('.');
  if (!isFile) return { kind: 'page' };
  // Vite names files plainly; whatever is spelled otherwise cannot be one of them and never reaches the disk.
  if (!/^(\/[\w@~-][\w.@~-]*)+$/.test(path)) return notFound;
  return { kind: 'file', path, immutable: path.startsWith('/assets/') };
}

function sfuRoute(method: string, url: URL): Route {
  if (!SFU_PATHS.has(url.pathname)) return notFound;
  if (method !== 'GET') return refused(405, 'method_not_allowed', 'Only GET here.');
  const query = readQuery(url.search.slice(1));
  // ?publish=x appends "#x" to the token's identity: one token would be many participants.
  if (query?.every(([name]) => name !== 'publish') !== true) {
    return refused(403, 'not_found', 'There is no publishing on the side.');
  }
  return { kind: 'sfu', token: query.find(([name]) => name === 'access_token')?.[1] ?? null };
}

/**
 * Null where livekit-server, a Go program, could read it in another way than we do: names as LiveKit's client writes
 * them, a token that needs no decoding, and none of the ";" and "%" forms that the two languages take differently. Of
 * names that come twice both take the first.
 */
function readQuery(query: string): [string, string][] | null {
  const pairs: [string, string][] = [];
  for (const pair of query.split('&').filter((each) => each !== '')) {
    const [, name, value = ''] = /^([a-z_]+)(?:=(.*))?$/.exec(pair) ?? [];
    if (name === undefined || !/^(?:[^;%]|%[0-9A-Fa-f]{2})*$/.test(value)) return null;
    if (name === 'access_token' && !/^[\w.-]*$/.test(value)) return null;
    pairs.push([name, value]);
  }
  return pairs;
}

const refused = (status: number, code: ErrorCode, message: string): Route => ({
  kind: 'refused',
  status,
  code,
  message,
});
const notFound = refused(404, 'not_found', 'There is nothing here.');
