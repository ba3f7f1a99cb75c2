import { useComputed } from '@preact/signals';
import { VideoOff } from 'lucide-preact';
import type { Devices } from '../../call/Devices.ts';
import { words } from '../../i18n/i18n.ts';
import { Video } from '../../ui/Video.tsx';
import { DeviceToggles } from '../settings/DeviceToggles.tsx';
import { trackFeed } from '../trackFeed.ts';
import { DeviceTrouble } from './DeviceTrouble.tsx';
import { LevelMeter } from './LevelMeter.tsx';

/** How the others will see and hear one: the picture, mirrored, the microphone's level, and the two switches. */
export function Preview({ devices }: { devices: Devices }) {
  const feed = useComputed(() => devices.camera.value && trackFeed(devices.camera.value));
  const t = words();
  const camera = devices.cameraState.value.kind;
  return (
    <section class="door-preview" aria-label={t.preview}>
      <div class="preview">
        <Video feed={feed} mirrored />
        {feed.value === null && (
          <p class="preview-empty">
            {camera !== 'asking' && <VideoOff size={28} />}
            {camera === 'asking' ? t.cameraStarting : t.cameraIsOff}
          </p>
        )}
      </div>
      <div class="preview-bar">
        <DeviceToggles devices={devices} />
        <LevelMeter level={devices.microphoneLevel} />
      </div>
      <DeviceTrouble devices={devices} />
    </section>
  );
}
