import { signal, type ReadonlySignal } from '@preact/signals';
import { meetingPath } from './meetingPath.ts';
import { readRoute, type Route } from './readRoute.ts';

export interface Router {
  readonly route: ReadonlySignal<Route>;
  goHome(): void;
  openMeeting(name: string): void;
}

/** Follows the address bar, and moves it. A spelling variant of a meeting's path is replaced with the canonical one. */
export function createRouter(page: Window): Router {
  const route = signal<Route>({ kind: 'landing' });
  const read = () => {
    const { pathname, search, hash } = page.location;
    const next = readRoute(pathname);
    const canonical = next.kind === 'meeting' ? meetingPath(next.name) : pathname;
    // The fragment is kept: it may hold a secret of the meeting.
    if (canonical !== pathname) page.history.replaceState(null, '', canonical + search + hash);
    const now = route.peek();
    const same = now.kind === 'meeting' && next.kind === 'meeting' && now.name === next.name;
    if (!same) route.value = next;
  };
  const go = (path: string) => {
    page.history.pushState(null, '', path);
    read();
    page.scrollTo(0, 0);
  };
  page.addEventListener('popstate', read);
  read();
  return { route, goHome: () => go('/'), openMeeting: (name) => go(meetingPath(name)) };
}
