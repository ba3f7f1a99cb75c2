import { signal } from '@preact/signals';

/** Milliseconds for which it is said. */
const SAID_MS = 8_000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The browser has just refused what was asked of it, such as to fill the screen. */
export const refused = signal(false);

export function tellRefused(): void {
  refused.value = true;
  clearTimeout(timer);
  timer = setTimeout(() => (refused.value = false), SAID_MS);
}
