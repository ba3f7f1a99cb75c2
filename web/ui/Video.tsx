import { effect, type ReadonlySignal } from '@preact/signals';
import { useCallback, useRef } from 'preact/hooks';
import type { VideoFeed } from '../call/CallPort.ts';

interface VideoProps {
  feed: ReadonlySignal<VideoFeed | null>;
  mirrored: boolean;
}

/**
 * The moving picture of one person. The element stays while the person stays; a feed is attached in the same turn as it
 * arrives (a signal's effect in the ref, not a hook that waits for the next paint), for the sake of the first frame.
 */
export function Video({ feed, mirrored }: VideoProps) {
  const end = useRef<(() => void) | null>(null);
  const mount = useCallback(
    (element: HTMLVideoElement | null) => {
      end.current?.();
      end.current =
        element &&
        effect(() => {
          // Before it is attached: whoever attaches looks whether the element can be seen, and how large it is.
          element.hidden = feed.value === null;
          return feed.value?.attach(element);
        });
    },
    [feed],
  );
  return <video ref={mount} class={mirrored ? 'video mirrored' : 'video'} autoplay playsinline muted />;
}
