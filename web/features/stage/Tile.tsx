import { useComputed } from '@preact/signals';
import type { CallPort } from '../../call/CallPort.ts';
import type { Devices } from '../../call/Devices.ts';
import type { Participant } from '../../call/Meeting.ts';
import type { CallWords } from '../../i18n/call/en.ts';
import { callWords } from '../../i18n/i18n.ts';
import { isMirrored } from '../camera/isMirrored.ts';
import { Later } from '../Later.tsx';
import { parts } from '../parts.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Video } from '../../ui/Video.tsx';
import { participantMedia, type ParticipantMedia } from './participantMedia.ts';
import type { TileKey } from '../../call/room/scene/tileKey.ts';
import type { Seeing } from '../../call/room/SeeingModel.ts';
import { TileControls } from './TileControls.tsx';
import { usePlace } from './usePlace.ts';

/** What there is to say of a connection; null while it is good. */
function weaknessOf({ quality, paused }: ParticipantMedia, t: CallWords): string | null {
  if (quality.value !== 'good') return t.weakness[quality.value];
  return paused.value ? t.weakness.paused : null;
}

interface TileProps {
  tileKey: TileKey;
  person: Participant;
  /** A guest under a host's name. */
  imitator: boolean;
  call: CallPort;
  devices: Devices;
  seeing: Seeing;
  showStatistics(of: string): void;
}

export function Tile({ tileKey, person, imitator, call, devices, seeing, showStatistics }: TileProps) {
  const { seat, self } = person;
  const style = usePlace(seeing.scene, tileKey);
  const media = useComputed(() => participantMedia(seat, self, call, devices));
  const feed = useComputed(() => media.value.feed.value);
  // Read by the element alone: who speaks changes several times a second, and nothing else of a tile does.
  const look = useComputed(() =>
    media.value.speaking.value && !media.value.muted.value ? 'tile tile-speaking' : 'tile',
  );
  const t = callWords();
  const muted = media.value.muted.value;
  const weakness = weaknessOf(media.value, t);
  const name = self ? t.you(person.displayName) : person.displayName;
  return (
    <div role="group" aria-label={name} class={look} style={style} data-tile={tileKey}>
      {/* Below the picture, which may be on its way. */}
      <Avatar name={person.displayName} />
      <Video feed={feed} mirrored={self && isMirrored(devices.captures.camera)} />
      {person.hand && (
        <span role="img" aria-label={t.handRaised} class="tile-hand">
          <Icon shape="hand" size={20} />
        </span>
      )}
      <div class="tile-label">
        {muted && (
          <span role="img" aria-label={t.microphoneMuted} class="tile-muted">
            <Icon shape="mic-off" size={16} />
          </span>
        )}
        <span class="tile-name">{name}</span>
        {weakness && (
          <span role="img" aria-label={weakness} title={weakness} class="tile-weak">
            <Icon shape={media.value.quality.value === 'lost' ? 'wifi-off' : 'wifi-low'} size={18} />
            {/* How much there could be. */}
            {media.value.quality.value !== 'lost' && <Icon shape="wifi" size={18} />}
          </span>
        )}
        {imitator && <span class="tile-imitator">{t.notTheHost}</span>}
        {person.presence === 'unsure' && <span class="tile-unsure">{t.reconnecting}</span>}
      </div>
      {self && devices.isHeld && <Later part={parts.switchCamera} props={{ devices }} />}
      <TileControls tileKey={tileKey} name={name} seeing={seeing} showStatistics={showStatistics} />
    </div>
  );
}
