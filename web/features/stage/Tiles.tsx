import { useComputed, useSignal, useSignalEffect, type ReadonlySignal } from '@preact/signals';
import { useCallback, useRef } from 'preact/hooks';
import type { CallPort } from '../../call/CallPort.ts';
import type { Meeting } from '../../call/Meeting.ts';
import '../../styles/tiles.css';
import { imitatesHost } from '../people/imitatesHost.ts';
import { Pager } from './Pager.tsx';
import { isScreen, seatOf } from '../../call/room/scene/tileKey.ts';
import { ScreenTile } from './ScreenTile.tsx';
import type { Seeing } from '../../call/room/SeeingModel.ts';
import { onSwipe } from './swipe.ts';
import { Tile } from './Tile.tsx';
import type { watchSize } from './watchSize.ts';

interface TilesProps {
  meeting: Meeting;
  call: CallPort;
  seeing: Seeing;
  showStatistics(of: string): void;
  watch: ReturnType<typeof watchSize>['watch'];
}

/**
 * The tiles that can be seen, and no others. A tile is keyed by what it shows and stays mounted, video and all, while
 * sizes and neighbours change.
 */
export function Tiles({ meeting, call, seeing, showStatistics, watch }: TilesProps) {
  const people = useComputed(() => new Map(meeting.people.value.map((person) => [person.seat, person])));
  const gliding = useGliding(seeing);
  const mount = useCallback(
    (element: HTMLElement | null) => {
      watch(element);
      if (!element) return;
      element.addEventListener('dblclick', ({ target }) => pinFrom(target, seeing));
      onSwipe(element, seeing.turn);
    },
    [watch, seeing],
  );
  return (
    <div class={gliding.value ? 'tiles tiles-gliding' : 'tiles'} ref={mount}>
      {seeing.visible.value.map((key) => {
        const person = people.value.get(seatOf(key));
        if (!person) return null;
        const tile = { tileKey: key, person, call, seeing, showStatistics };
        return isScreen(key) ? (
          <ScreenTile key={key} {...tile} />
        ) : (
          <Tile key={key} {...tile} imitator={imitatesHost(person, meeting.people.value)} devices={meeting.devices} />
        );
      })}
      <Pager seeing={seeing} />
    </div>
  );
}

/** A second way to pin: two clicks or taps anywhere on a tile but on its buttons. */
function pinFrom(target: EventTarget | null, seeing: Seeing): void {
  if (!(target instanceof Element) || target.closest('button')) return;
  const key = target.closest<HTMLElement>('[data-tile]')?.dataset['tile'];
  if (key !== undefined) seeing.pin(key);
}

/** Milliseconds; the style sheet's glide is a little shorter. */
const GLIDE = 300;

/** True for a moment after somebody came, went or became large: then tiles glide. With the window they move at once. */
function useGliding({ visible, main }: Seeing): ReadonlySignal<boolean> {
  const gliding = useSignal(false);
  const last = useRef<readonly unknown[]>([visible.peek(), main.peek()]);
  useSignalEffect(() => {
    const now = [visible.value, main.value];
    if (now.every((what, index) => what === last.current[index])) return;
    last.current = now;
    gliding.value = true;
    const timer = setTimeout(() => (gliding.value = false), GLIDE);
    return () => clearTimeout(timer);
  });
  return gliding;
}
