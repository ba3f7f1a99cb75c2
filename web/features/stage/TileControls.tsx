import { callWords } from '../../i18n/i18n.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { TileKey } from '../../call/room/scene/tileKey.ts';
import type { Seeing } from '../../call/room/SeeingModel.ts';

interface TileControlsProps {
  tileKey: TileKey;
  /** Of the tile. */
  name: string;
  seeing: Seeing;
}

/** Shown while one points at the tile or is in it with the keyboard; that a tile is pinned is always shown. */
export function TileControls({ tileKey, name, seeing }: TileControlsProps) {
  const t = callWords();
  const pinned = seeing.pinned.value === tileKey;
  const pin = pinned ? t.unpin(name) : t.pin(name);
  return (
    <div class={pinned ? 'tile-controls tile-pinned' : 'tile-controls'}>
      <button type="button" class="tile-button" aria-label={pin} title={pin} onClick={() => seeing.pin(tileKey)}>
        <Icon shape={pinned ? 'pin-off' : 'pin'} size={20} />
      </button>
    </div>
  );
}
