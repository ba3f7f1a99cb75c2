import type { ComponentChildren } from 'preact';
import { allowedNow } from './allowedNow.ts';
import type { Meeting } from '../../call/Meeting.ts';
import { callWords, words } from '../../i18n/i18n.ts';
import { Toolbar } from '../../ui/Toolbar.tsx';
import { ToolbarButton } from '../../ui/ToolbarButton.tsx';
import { cameraWanted } from '../settings/DeviceToggles.tsx';
import { controlId } from './controlId.ts';
import type { PanelKind } from './StageModel.ts';
import { Icon } from '../../ui/Icon.tsx';

interface ControlsProps {
  meeting: Meeting;
  host: boolean;
  panel: PanelKind | null;
  toggle(kind: PanelKind): void;
}

export function Controls({ meeting, host, panel, toggle }: ControlsProps) {
  const { devices } = meeting;
  const t = words();
  const c = callWords();
  const muted = devices.microphoneMuted.value || devices.microphoneState.value.kind === 'failed';
  const camera = cameraWanted(devices);
  const allowed = allowedNow(meeting);
  const knocks = meeting.knocks.value.length;
  const panelButton = (kind: PanelKind, label: string, icon: ComponentChildren, badge?: number) => (
    <ToolbarButton
      id={controlId(kind)}
      name={label}
      label={label}
      icon={icon}
      expanded={panel === kind}
      onPress={() => toggle(kind)}
      {...(badge === undefined ? {} : { badge })}
    />
  );
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
      {panelButton('people', c.people, <Icon shape="users" />, meeting.people.value.length)}
      {host && panelButton('security', c.security, <Icon shape="shield" />, knocks === 0 ? undefined : knocks)}
      {panelButton('more', c.more, <Icon shape="ellipsis" />)}
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
