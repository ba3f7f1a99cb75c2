import { computed, type ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Scene } from '../../call/room/scene/compose.ts';
import type { TileKey } from '../../call/room/scene/tileKey.ts';

/** CSS: where a tile is and how large. A signal, so that a resize moves tiles without rendering them. */
export function usePlace(scene: ReadonlySignal<Scene>, key: TileKey): ReadonlySignal<string> {
  return useMemo(() => computed(() => styleOf(scene.value, key)), [scene, key]);
}

function styleOf({ places }: Scene, key: TileKey): string {
  const place = places.get(key);
  return place
    ? `width: ${place.width}px; height: ${place.height}px; transform: translate(${place.x}px, ${place.y}px)`
    : '';
}
