import { computed, useComputed, type ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { CallPort } from '../../call/CallPort.ts';
import type { Meeting } from '../../call/Meeting.ts';
import { chooseLayout } from './chooseLayout.ts';
import type { Layout } from './layout.ts';
import { Tile } from './Tile.tsx';
import { watchSize } from './watchSize.ts';

const GAP = 8;

/** Everyone's tile. A tile is keyed by its seat and stays mounted, video and all, while sizes and neighbours change. */
export function Tiles({ meeting, call }: { meeting: Meeting; call: CallPort }) {
  const { size, watch } = useMemo(watchSize, []);
  const grid = useComputed(() => chooseLayout(meeting.people.value.length, size.value.width, size.value.height, GAP));
  return (
    <div class="tiles" ref={watch}>
      {meeting.people.value.map((person, index) => (
        <PlacedTile key={person.seat} index={index} grid={grid} person={person} call={call} devices={meeting.devices} />
      ))}
    </div>
  );
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
