import type { Devices } from '../../call/Devices.ts';

/** Where Space has a meaning of its own; in buttons, too, but for the one that was clicked last. */
const TAKEN = 'input, textarea, select, [contenteditable], video[controls], iframe, summary, a, [role=menuitem]';

/**
 * While Space is held, who is muted is heard. `may`: asked when it is pressed. Whatever takes the key, the window or the
 * page away ends it, so that nobody is left unmuted. Answers the function that ends all of it.
 */
export function pushToTalk(devices: Devices, may: () => boolean): () => void {
  let talking = false;
  /** It has the focus, and nobody thinks of it: whoever mutes with the mouse and then holds Space wants to talk. */
  let clicked: Element | null = null;
  const listening = new AbortController();
  const { signal } = listening;

  /** Whether Space belongs to what has the focus. */
  function isTaken(target: EventTarget | null): boolean {
    if (!(target instanceof Element)) return false;
    if (target.closest(TAKEN)) return true;
    const button = target.closest('button');
    return button !== null && button !== clicked;
  }

  function release(): void {
    if (!talking) return;
    talking = false;
    if (!devices.microphoneMuted.peek()) devices.toggleMicrophone();
  }

  function press(event: KeyboardEvent): void {
    if (event.code !== 'Space' || event.ctrlKey || event.altKey || event.metaKey || isTaken(event.target)) return;
    if (talking) return event.preventDefault();
    if (event.repeat || !devices.microphoneMuted.peek() || devices.microphoneState.peek().kind === 'failed' || !may())
      return;
    // Neither does the page scroll nor a button react that was clicked before.
    event.preventDefault();
    talking = true;
    devices.toggleMicrophone();
  }

  function letGo(event: KeyboardEvent): void {
    if (event.code !== 'Space' || !talking) return;
    event.preventDefault();
    release();
  }

  // Space and Enter click as well, without a pointer: those have no `detail`.
  const click = ({ target, detail }: MouseEvent) => {
    clicked = detail > 0 && target instanceof Element ? target.closest('button') : null;
  };
  document.addEventListener('click', click, { signal });
  document.addEventListener('focusout', () => (clicked = null), { signal });
  document.addEventListener('keydown', press, { signal });
  document.addEventListener('keyup', letGo, { signal });
  window.addEventListener('blur', release, { signal });
  window.addEventListener('pagehide', release, { signal });
  document.addEventListener('visibilitychange', release, { signal });
  return () => {
    release();
    listening.abort();
  };
}
