import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Reaction } from '../../call/room/createReactions.ts';

/**
 * An emoji that rises over its sender's tile, beside the middle, where the face is. It follows the tile; where there is none
 * on this page, it rises at the edge of the stage, with the name. What it means is said by the notice.
 */
export function Floating({ reaction: { seat, name, emoji } }: { reaction: Reaction }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    let frame = 0;
    const follow = () => {
      const tile = document.querySelector(`[data-tile="${seat}"]`)?.getBoundingClientRect();
      const { current } = place;
      if (current && tile) {
        current.style.translate = `${tile.right}px ${tile.bottom}px`;
        current.style.fontSize = `${Math.max(28, Math.min(72, tile.height * 0.16))}px`;
      }
      current?.classList.toggle('floating-homeless', !tile);
      frame = requestAnimationFrame(follow);
    };
    follow();
    return () => cancelAnimationFrame(frame);
  }, [seat]);
  return (
    <div ref={place} class="floating" aria-hidden="true">
      <span>{emoji}</span>
      <span class="floating-name">{name}</span>
    </div>
  );
}
