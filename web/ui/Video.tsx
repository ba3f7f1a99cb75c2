import { effect, type ReadonlySignal } from '@preact/signals';
import { useCallback, useRef } from 'preact/hooks';
import type { VideoFeed } from '../call/CallPort.ts';

interface VideoProps {
  feed: ReadonlySignal<VideoFeed | null>;
  mirrored: boolean;
  /** Keep showing the last picture. */
  still?: ReadonlySignal<boolean>;
}

/**
 * The moving picture of one person. The element stays while the person stays; a feed is attached in the same turn as it
 * arrives (a signal's effect in the ref, not a hook that waits for the next paint), for the sake of the first frame.
 */
export function Video({ feed, mirrored, still }: VideoProps) {
  const end = useRef<(() => void) | null>(null);
  const mount = useCallback(
    (element: HTMLVideoElement | null) => {
      end.current?.();
      end.current = element && play(element, feed, still);
    },
    [feed, still],
  );
  return <video ref={mount} class={mirrored ? 'video mirrored' : 'video'} autoplay playsinline muted />;
}

function play(element: HTMLVideoElement, feed: VideoProps['feed'], still: VideoProps['still']): () => void {
  const endFeed = effect(() => {
    // Before it is attached: whoever attaches looks whether the element can be seen, and how large it is.
    element.hidden = feed.value === null;
    return feed.value?.attach(element);
  });
  let stands = false;
  const endStill = effect(() => {
    if (still?.value) element.pause();
    // A browser that refuses has taken the element away in the meantime; there is nothing to show then.
    else if (stands) element.play().catch(() => {});
    stands = still?.value ?? false;
  });
  return () => {
    endFeed();
    endStill();
  };
}
