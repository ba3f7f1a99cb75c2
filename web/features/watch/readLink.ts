import { isFileAddress, isYouTubeId } from '../../../worker/protocol/watch.ts';

export type LinkProblem = 'empty' | 'noLink' | 'noVideo' | 'insecure' | 'unusable';

/** What somebody has typed, as a film and the second to begin at; or what is wrong with it. */
export type Link =
  | { readonly ok: true; readonly video: string; readonly position: number }
  | { readonly ok: false; readonly problem: LinkProblem };

const YOUTUBE_HOSTS = /^(www\.|m\.|music\.)?youtube(-nocookie)?\.com$/;
/** Where a YouTube address has its video: /embed/ID and the like. */
const YOUTUBE_PATHS = /^\/(?:embed|shorts|live|v|e)\/([^/]+)/;

const problem = (what: LinkProblem): Link => ({ ok: false, problem: what });

export function readLink(typed: string): Link {
  const text = typed.trim();
  if (text === '') return problem('empty');
  if (isYouTubeId(text)) return { ok: true, video: text, position: 0 };
  const url = asUrl(text);
  if (url === null) return problem('noLink');
  const id = youTubeId(url);
  if (id !== null) return isYouTubeId(id) ? { ok: true, video: id, position: secondsOf(url) } : problem('noVideo');
  return readFile(url);
}

/** People leave the scheme out, as browsers do. */
function asUrl(text: string): URL | null {
  if (/\s/.test(text)) return null;
  const whole = /^[a-z][a-z\d+.-]*:/i.test(text) && !/^[\w.-]+:\d/.test(text) ? text : `https://${text}`;
  if (!URL.canParse(whole)) return null;
  const url = new URL(whole);
  return url.hostname.includes('.') || url.hostname === 'localhost' || url.hostname.startsWith('[') ? url : null;
}

/** Null: not YouTube's. Empty: YouTube's, but no video. */
function youTubeId(url: URL): string | null {
  if (url.hostname === 'youtu.be') return url.pathname.slice(1);
  if (!YOUTUBE_HOSTS.test(url.hostname)) return null;
  return url.searchParams.get('v') ?? YOUTUBE_PATHS.exec(url.pathname)?.[1] ?? '';
}

/** `t=90`, `t=1m30s`, `start=90`. */
function secondsOf(url: URL): number {
  const text = url.searchParams.get('t') ?? url.searchParams.get('start') ?? '';
  const [, hours = 0, minutes = 0, seconds = 0] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/.exec(text) ?? [];
  return Math.min(Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds), 360_000);
}

function readFile(url: URL): Link {
  // Media fragments (W3C): #t=90.
  const begin = /^#t=(\d+)/.exec(url.hash)?.[1] ?? '0';
  url.hash = '';
  const video = url.href;
  if (isFileAddress(video)) return { ok: true, video, position: Math.min(Number(begin), 360_000) };
  return problem(url.protocol === 'http:' ? 'insecure' : 'unusable');
}
