import { useComputed, type ReadonlySignal } from '@preact/signals';
import type { CallPort } from '../../call/CallPort.ts';
import type { Devices } from '../../call/Devices.ts';
import type { Participant } from '../../call/Meeting.ts';
import { callWords } from '../../i18n/i18n.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Video } from '../../ui/Video.tsx';
import { participantMedia } from './participantMedia.ts';
import { Icon } from '../../ui/Icon.tsx';

interface TileProps {
  person: Participant;
  /** A guest under a host's name. */
  imitator: boolean;
  call: CallPort;
  devices: Devices;
  /** CSS: where the tile is and how large. */
  style: ReadonlySignal<string>;
}

export function Tile({ person, imitator, call, devices, style }: TileProps) {
  const { seat, self } = person;
  const media = useComputed(() => participantMedia(seat, self, call, devices));
  const feed = useComputed(() => media.value.feed.value);
  const t = callWords();
  const muted = media.value.muted.value;
  const speaking = media.value.speaking.value && !muted;
  const name = self ? t.you(person.displayName) : person.displayName;
  return (
    <div role="group" aria-label={name} class={speaking ? 'tile tile-speaking' : 'tile'} style={style}>
      <Video feed={feed} mirrored={self} />
      {feed.value === null && <Avatar name={person.displayName} />}
      <div class="tile-label">
        {muted && (
          <span role="img" aria-label={t.microphoneMuted} class="tile-muted">
            <Icon shape="mic-off" size={16} />
          </span>
        )}
        <span class="tile-name">{name}</span>
        {imitator && <span class="tile-imitator">{t.notTheHost}</span>}
        {person.presence === 'unsure' && <span class="tile-unsure">{t.reconnecting}</span>}
      </div>
    </div>
  );
}
