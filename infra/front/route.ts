import type { ErrorCode } from '../../worker/protocol/errors.ts';

/** Where a request to a box goes. */
export type Route =
  | { kind: 'api' }
  | { kind: 'sfu' }
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
  // ?publish=x appends "#x" to the token's identity: one token would be many participants.
  if ([...url.searchParams.keys()].some((name) => name.toLowerCase() === 'publish')) {
    return refused(403, 'not_found', 'There is no publishing on the side.');
  }
  return { kind: 'sfu' };
}

const refused = (status: number, code: ErrorCode, message: string): Route => ({
  kind: 'refused',
  status,
  code,
  message,
});
const notFound = refused(404, 'not_found', 'There is nothing here.');
