import { allowedNow } from './allowedNow.ts';
import { callWords, words } from '../../i18n/i18n.ts';
import { Toolbar } from '../../ui/Toolbar.tsx';
import { ToolbarButton } from '../../ui/ToolbarButton.tsx';
import { cameraWanted } from '../settings/DeviceToggles.tsx';
import { PanelButton } from './PanelButton.tsx';
import { Tools, type ToolsProps } from './Tools.tsx';
import { Icon } from '../../ui/Icon.tsx';

type ControlsProps = Omit<ToolsProps, 'place'>;

export function Controls({ meeting, panel, toggle }: ControlsProps) {
  const { devices } = meeting;
  const t = words();
  const c = callWords();
  const muted = devices.microphoneMuted.value || devices.microphoneState.value.kind === 'failed';
  const camera = cameraWanted(devices);
  const allowed = allowedNow(meeting);
  return (
    <Toolbar label={c.controls}>
      <ToolbarButton
        name={muted ? t.unmute : t.mute}
        label={muted ? c.unmuteShort : c.muteShort}
        icon={muted ? <Icon shape="mic-off" /> : <Icon shape="mic" />}
        tone={muted ? 'off' : 'plain'}
        disabled={!allowed.microphone}
        onPress={() => devices.toggleMicrophone()}
      />
      <ToolbarButton
        name={camera ? t.cameraOff : t.cameraOn}
        label={c.cameraShort}
        icon={camera ? <Icon shape="video" /> : <Icon shape="video-off" />}
        tone={camera ? 'plain' : 'off'}
        disabled={!allowed.camera}
        onPress={() => devices.toggleCamera()}
      />
      <div class="toolbar-tools">
        <Tools meeting={meeting} panel={panel} toggle={toggle} place="bar" />
      </div>
      <PanelButton kind="more" label={c.more} panel={panel} toggle={toggle} place="bar">
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
