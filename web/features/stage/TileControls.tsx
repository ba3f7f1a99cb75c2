import { callWords } from '../../i18n/i18n.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/iconNames.ts';
import { canFullScreen, isFullScreen, toggleFullScreen } from './fullScreen.ts';
import { seatOf, type TileKey } from '../../call/room/scene/tileKey.ts';
import type { Seeing } from '../../call/room/SeeingModel.ts';

interface TileControlsProps {
  tileKey: TileKey;
  /** Of the tile. */
  name: string;
  seeing: Seeing;
  showStatistics(of: string): void;
}

/** Shown while one points at the tile or is in it with the keyboard; that a tile is pinned is always shown. */
export function TileControls({ tileKey, name, seeing, showStatistics }: TileControlsProps) {
  const t = callWords();
  const pinned = seeing.pinned.value === tileKey;
  const fillScreen = (event: Event & { currentTarget: Element }) => {
    const tile = event.currentTarget.closest('.tile');
    if (tile) toggleFullScreen(tile);
  };
  return (
    <div class={pinned ? 'tile-controls tile-pinned' : 'tile-controls'}>
      <div class="tile-more">
        <TileButton
          name={t.statisticsOf(name)}
          icon="chart-no-axes-column"
          onPress={() => showStatistics(seatOf(tileKey))}
        />
        {canFullScreen() && (
          <TileButton
            name={isFullScreen() ? t.leaveFullScreen : t.fullScreenOf(name)}
            icon={isFullScreen() ? 'minimize' : 'maximize'}
            onPress={fillScreen}
          />
        )}
      </div>
      <TileButton
        name={pinned ? t.unpin(name) : t.pin(name)}
        icon={pinned ? 'pin-off' : 'pin'}
        onPress={() => seeing.pin(tileKey)}
      />
    </div>
  );
}

interface TileButtonProps {
  name: string;
  icon: IconName;
  onPress(event: Event & { currentTarget: Element }): void;
}

function TileButton({ name, icon, onPress }: TileButtonProps) {
  return (
    <button type="button" class="tile-button" aria-label={name} title={name} onClick={onPress}>
      <Icon shape={icon} size={20} />
    </button>
  );
}
