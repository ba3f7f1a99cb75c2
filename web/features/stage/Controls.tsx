import { allowedNow } from './allowedNow.ts';
import { callWords, words } from '../../i18n/i18n.ts';
import { Toolbar } from '../../ui/Toolbar.tsx';
import { ToolbarButton } from '../../ui/ToolbarButton.tsx';
import { cameraWanted } from '../settings/DeviceToggles.tsx';
import { PanelButton } from './PanelButton.tsx';
import { Tools, type ToolsProps } from './Tools.tsx';
import { Icon } from '../../ui/Icon.tsx';

type ControlsProps = Omit<ToolsProps, 'place'>;

export function Controls({ meeting, talking, sharing, panel, toggle }: ControlsProps) {
  const { devices } = meeting;
  const t = words();
  const c = callWords();
  const muted = devices.microphoneMuted.value || devices.microphoneState.value.kind === 'failed';
  const camera = cameraWanted(devices);
  const allowed = allowedNow(meeting);
  const hand = meeting.people.value.some(({ self, hand }) => self && hand);
  const unread = talking.room.value?.chat.unread.value ?? 0;
  return (
    <Toolbar label={c.controls}>
      <ToolbarButton
        name={muted ? t.unmute : t.mute}
        label={muted ? c.unmuteShort : c.muteShort}
        icon={muted ? <Icon shape="mic-off" /> : <Icon shape="mic" />}
        tone={muted ? 'off' : 'plain'}
        shortcut="M"
        disabled={!allowed.microphone}
        onPress={() => devices.toggleMicrophone()}
      />
      <ToolbarButton
        name={camera ? t.cameraOff : t.cameraOn}
        label={c.cameraShort}
        icon={camera ? <Icon shape="video" /> : <Icon shape="video-off" />}
        tone={camera ? 'plain' : 'off'}
        shortcut="V"
        disabled={!allowed.camera}
        onPress={() => devices.toggleCamera()}
      />
      <ToolbarButton
        name={hand ? c.lowerHand : c.raiseHand}
        label={c.handShort}
        icon={<Icon shape="hand" />}
        shortcut="H"
        tone={hand ? 'up' : 'plain'}
        // The meeting keeps the order of hands, so it takes a meeting that is there.
        disabled={!meeting.online.value}
        onPress={() => void meeting.act({ type: 'hand', raised: !hand })}
      />
      <PanelButton
        kind="chat"
        label={c.chat}
        shortcut="C"
        panel={panel}
        toggle={toggle}
        place="bar"
        badge={unread}
        description={unread > 0 ? c.unread(unread) : ''}
      >
        <Icon shape="message-square" />
      </PanelButton>
      <div class="toolbar-tools">
        <Tools meeting={meeting} talking={talking} sharing={sharing} panel={panel} toggle={toggle} place="bar" />
      </div>
      <PanelButton kind="more" label={c.more} shortcut="O" panel={panel} toggle={toggle} place="bar">
        <Icon shape="ellipsis" />
      </PanelButton>
      <ToolbarButton
        name={c.leave}
        label={c.leave}
        icon={<Icon shape="log-out" />}
        tone="leave"
        onPress={() => meeting.leave()}
      />
    </Toolbar>
  );
}
