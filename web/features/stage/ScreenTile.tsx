import { useComputed } from '@preact/signals';
import type { CallPort } from '../../call/CallPort.ts';
import type { Participant } from '../../call/Meeting.ts';
import { callWords } from '../../i18n/i18n.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Video } from '../../ui/Video.tsx';
import type { TileKey } from '../../call/room/scene/tileKey.ts';
import type { Seeing } from '../../call/room/SeeingModel.ts';
import { screenFeed } from './screenFeed.ts';
import { TileControls } from './TileControls.tsx';
import { usePlace } from './usePlace.ts';

interface ScreenTileProps {
  tileKey: TileKey;
  /** Who shares. */
  person: Participant;
  call: CallPort;
  seeing: Seeing;
  showStatistics(of: string): void;
}

/** What somebody shares, or oneself: all of it, nothing cut off. */
export function ScreenTile({ tileKey, person, call, seeing, showStatistics }: ScreenTileProps) {
  const { seat, self } = person;
  const style = usePlace(seeing.scene, tileKey);
  const feed = useComputed(() => screenFeed(seat, self, call));
  const t = callWords();
  const name = self ? t.yourScreen : t.screenOf(person.displayName);
  return (
    <div role="group" aria-label={name} class="tile tile-screen" style={style} data-tile={tileKey}>
      <Video feed={feed} mirrored={false} />
      <div class="tile-label">
        <Icon shape="screen-share" size={16} />
        <span class="tile-name">{name}</span>
      </div>
      <TileControls tileKey={tileKey} name={name} seeing={seeing} showStatistics={showStatistics} />
    </div>
  );
}
