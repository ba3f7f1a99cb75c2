/** Pixels that a finger has to go, and how much further along than across. */
const LEAST = 60;
const STEEP = 1.5;

/** Calls `turn` when one finger has swept over the element: 1 for the next page, -1 for the one before. */
export function onSwipe(element: HTMLElement, turn: (pages: 1 | -1) => void): void {
  let from: { x: number; y: number } | null = null;
  element.addEventListener(
    'touchstart',
    ({ touches }) => {
      const [touch] = touches;
      from = touch && touches.length === 1 ? { x: touch.clientX, y: touch.clientY } : null;
    },
    { passive: true },
  );
  element.addEventListener('touchend', ({ changedTouches }) => {
    const [touch] = changedTouches;
    if (!touch || !from) return;
    const [along, across] = [touch.clientX - from.x, Math.abs(touch.clientY - from.y)];
    from = null;
    if (Math.abs(along) >= LEAST && Math.abs(along) > across * STEEP) turn(along < 0 ? 1 : -1);
  });
}
