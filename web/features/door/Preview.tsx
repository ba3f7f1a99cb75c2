import { useComputed, type ReadonlySignal } from '@preact/signals';
import type { Devices } from '../../call/Devices.ts';
import { words } from '../../i18n/i18n.ts';
import { isMirrored } from '../camera/isMirrored.ts';
import { Video } from '../../ui/Video.tsx';
import { DeviceToggles } from '../settings/DeviceToggles.tsx';
import { Later } from '../Later.tsx';
import { parts } from '../parts.ts';
import { trackFeed } from '../trackFeed.ts';
import { LevelMeter } from './LevelMeter.tsx';
import { Icon } from '../../ui/Icon.tsx';

interface PreviewProps {
  devices: Devices;
  /** Stand still: on a slow machine drawing a large moving picture holds up the way in. */
  still: ReadonlySignal<boolean>;
}

/** How the others will see and hear one: the picture, the microphone's level, and the two switches. */
export function Preview({ devices, still }: PreviewProps) {
  const feed = useComputed(() => devices.camera.value && trackFeed(devices.camera.value));
  const t = words();
  const camera = devices.cameraState.value.kind;
  const trouble = camera === 'failed' || devices.microphoneState.value.kind === 'failed';
  return (
    <section class="door-preview" aria-label={t.preview}>
      <div class="preview">
        <Video feed={feed} mirrored={isMirrored(devices.captures.camera)} still={still} />
        {feed.value === null && (
          <p class="preview-empty">
            {camera !== 'asking' && <Icon shape="video-off" size={28} />}
            {camera === 'asking' ? t.cameraStarting : camera !== 'on' && t.cameraIsOff}
          </p>
        )}
        {devices.isHeld && <Later part={parts.switchCamera} props={{ devices }} />}
      </div>
      <div class="preview-bar">
        <DeviceToggles devices={devices} />
        <LevelMeter level={devices.microphoneLevel} />
      </div>
      <div aria-live="polite">
        {devices.captures.camera.substitute.value !== undefined && (
          <Later part={parts.background} props={{ devices }} />
        )}
      </div>
      {trouble && <Later part={parts.deviceTrouble} props={{ devices }} />}
    </section>
  );
}
