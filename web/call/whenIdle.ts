/** Calls `act` when the browser has nothing better to do; Safari does not tell, so there it is soon. */
export function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout: 1_000 });
  else setTimeout(act, 200);
}
