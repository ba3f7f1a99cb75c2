import { computed, useComputed, useSignal, useSignalEffect, type ReadonlySignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { CallPort } from '../../call/CallPort.ts';
import type { Meeting } from '../../call/Meeting.ts';
import { imitatesHost } from '../people/imitatesHost.ts';
import { chooseLayout } from './chooseLayout.ts';
import type { Layout } from './layout.ts';
import { Tile } from './Tile.tsx';
import { watchSize } from './watchSize.ts';

const GAP = 8;

/** Everyone's tile. A tile is keyed by its seat and stays mounted, video and all, while sizes and neighbours change. */
export function Tiles({ meeting, call }: { meeting: Meeting; call: CallPort }) {
  const { size, watch } = useMemo(watchSize, []);
  const grid = useComputed(() => chooseLayout(meeting.people.value.length, size.value.width, size.value.height, GAP));
  const gliding = useGliding(meeting.people);
  return (
    <div class={gliding.value ? 'tiles tiles-gliding' : 'tiles'} ref={watch}>
      {meeting.people.value.map((person, index) => (
        <PlacedTile
          key={person.seat}
          index={index}
          grid={grid}
          person={person}
          imitator={imitatesHost(person, meeting.people.value)}
          call={call}
          devices={meeting.devices}
        />
      ))}
    </div>
  );
}

/** Milliseconds; the style sheet's glide is a little shorter. */
const GLIDE = 300;

/** True for a moment after somebody came or went: then tiles glide to their places. With the window they move at once. */
function useGliding(people: Meeting['people']): ReadonlySignal<boolean> {
  const gliding = useSignal(false);
  const count = useComputed(() => people.value.length);
  const last = useRef(count.peek());
  useSignalEffect(() => {
    if (count.value === last.current) return;
    last.current = count.value;
    gliding.value = true;
    const timer = setTimeout(() => (gliding.value = false), GLIDE);
    return () => clearTimeout(timer);
  });
  return gliding;
}

interface PlacedTileProps extends Omit<Parameters<typeof Tile>[0], 'style'> {
  index: number;
  grid: ReadonlySignal<Layout>;
}

/** The style is a signal, so that a resize moves tiles without rendering them. */
function PlacedTile({ index, grid, ...tile }: PlacedTileProps) {
  const style = useMemo(() => computed(() => tileStyle(grid.value, index)), [grid, index]);
  return <Tile {...tile} style={style} />;
}

function tileStyle({ width, height, places }: Layout, index: number): string {
  const place = places[index];
  return place ? `width: ${width}px; height: ${height}px; transform: translate(${place.x}px, ${place.y}px)` : '';
}
