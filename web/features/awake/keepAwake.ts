/** As much of a document as this needs. */
export interface Visible extends EventTarget {
  readonly visibilityState: DocumentVisibilityState;
}

/**
 * Keeps the screen from going dark (W3C Screen Wake Lock) until the answered function is called. The browser takes the lock
 * back whenever the page is hidden, so it is asked again when it is seen. A browser that has no such lock, or refuses as
 * with an empty battery, does as it would without.
 */
export function keepAwake(wakeLock: WakeLock | undefined, page: Visible): () => void {
  let over = false;
  let held: WakeLockSentinel | null = null;
  let asking = false;
  const ask = async () => {
    if (!wakeLock || asking || page.visibilityState !== 'visible' || held?.released === false) return;
    asking = true;
    try {
      held = await wakeLock.request('screen');
      if (over) await held.release();
    } catch {
      // Dark, then.
    } finally {
      asking = false;
    }
  };
  const seen = () => void ask();
  page.addEventListener('visibilitychange', seen);
  seen();
  return () => {
    over = true;
    page.removeEventListener('visibilitychange', seen);
    void held?.release().catch(() => {});
  };
}
