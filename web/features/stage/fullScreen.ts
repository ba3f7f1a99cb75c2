import { signal } from '@preact/signals';
import { tellRefused } from './refusal.ts';

/** Phones of Apple have none for pages. */
export const canFullScreen = (): boolean => document.fullscreenEnabled;

const shown = signal(false);
let watching = false;

/** Whether anything fills the screen. Read inside a component, it follows. */
export function isFullScreen(): boolean {
  if (!watching) {
    watching = true;
    document.addEventListener('fullscreenchange', () => (shown.value = document.fullscreenElement !== null));
  }
  return shown.value;
}

/** To be called in the handler of a click, as browsers want it. */
export function toggleFullScreen(element: Element = document.documentElement): void {
  if (document.fullscreenElement === null) element.requestFullscreen().catch(tellRefused);
  else document.exitFullscreen().catch(tellRefused);
}
