import { useComputed } from '@preact/signals';
import type { Participant } from '../../call/Meeting.ts';
import { isScreen, seatOf, type TileKey } from '../../call/room/scene/tileKey.ts';
import { callWords } from '../../i18n/i18n.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { isMirrored } from '../camera/isMirrored.ts';
import { Video } from '../../ui/Video.tsx';
import { DeviceToggles } from '../settings/DeviceToggles.tsx';
import { participantMedia } from '../stage/participantMedia.ts';
import { screenFeed } from '../stage/screenFeed.ts';
import type { Shown } from './openWindow.tsx';

/** The small window: who speaks, or what is shared or pinned, and what one has to reach at once. */
export function PipView({ seeing, meeting, call }: Shown) {
  const t = callWords();
  const key = seeing.focus.value;
  const person = meeting.people.value.find(({ seat }) => key !== null && seat === seatOf(key));
  return (
    <div class="pip dark">
      {key !== null && person && <Shot key={key} tileKey={key} person={person} meeting={meeting} call={call} />}
      <div class="pip-bar">
        <DeviceToggles devices={meeting.devices} />
        <button
          type="button"
          class="icon-button round pip-leave"
          aria-label={t.leave}
          title={t.leave}
          onClick={() => meeting.leave()}
        >
          <Icon shape="log-out" size={22} />
        </button>
      </div>
    </div>
  );
}

interface ShotProps extends Pick<Shown, 'meeting' | 'call'> {
  tileKey: TileKey;
  person: Participant;
}

function Shot({ tileKey, person, meeting, call }: ShotProps) {
  const { seat, self, displayName } = person;
  const screen = isScreen(tileKey);
  const t = callWords();
  const feed = useComputed(() =>
    screen ? screenFeed(seat, self, call) : participantMedia(seat, self, call, meeting.devices).feed.value,
  );
  const own = self ? t.you(displayName) : displayName;
  const name = screen ? t.screenOf(displayName) : own;
  return (
    <div role="group" aria-label={name} class={screen ? 'pip-shot pip-screen' : 'pip-shot'}>
      {!screen && <Avatar name={displayName} />}
      <Video feed={feed} mirrored={self && !screen && isMirrored(meeting.devices.captures.camera)} />
      <p class="pip-name">{name}</p>
    </div>
  );
}
