import { normaliseName, type NameProblem } from '../../../worker/protocol/name.ts';

export type Route =
  | { kind: 'landing' }
  | { kind: 'fleet' } // the operator's page
  | { kind: 'meeting'; name: string } // canonical
  | { kind: 'invalid'; code: NameProblem };

/** Which page a path stands for: `/`, `/fleet`, or `/<name>` in any spelling, percent-encoded or not, with or without a slash at the end. */
export function readRoute(pathname: string): Route {
  const typed = decode(pathname.replace(/^\/+|\/+$/g, ''));
  if (typed === '') return { kind: 'landing' };
  if (typed === 'fleet') return { kind: 'fleet' };
  if (typed === null) return { kind: 'invalid', code: 'name_characters' };
  const result = normaliseName(typed);
  return result.ok ? { kind: 'meeting', name: result.name } : { kind: 'invalid', code: result.code };
}

/** Null where the percent-encoding is broken. */
function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
