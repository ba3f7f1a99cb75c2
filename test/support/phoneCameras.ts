import type { Page } from '@playwright/test';

/** A browser's fake cameras, by label, as a phone has them: which way each looks. `wide`: another at the front. */
const CAMERAS = { user: 'fake_device_0', environment: 'fake_device_2', wide: 'fake_device_1' } as const;
export type Facing = keyof typeof CAMERAS;

declare global {
  interface Window {
    /** Which way the cameras look that something holds open. */
    openCameras?: () => Facing[];
  }
}

/**
 * From the page's next load on its cameras are those of a phone: they have a direction, and only one can be open at a
 * time, as long as anything holds a track or a clone of one. The pictures stay Chromium's. `has`: those that are there.
 */
export async function givePhoneCameras(page: Page, has: readonly Facing[] = ['user', 'environment']): Promise<void> {
  await page.addInitScript(
    ({ labels, has }) => {
      const { mediaDevices } = navigator;
      const capture = mediaDevices.getUserMedia.bind(mediaDevices);
      const enumerate = mediaDevices.enumerateDevices.bind(mediaDevices);
      const { clone, getSettings } = MediaStreamTrack.prototype;
      /** By the id of the device. */
      const facings = new Map<string, Facing>();
      const open: MediaStreamTrack[] = [];
      const idOf = (track: MediaStreamTrack) => getSettings.call(track).deviceId ?? '';

      const isLive = ({ readyState }: MediaStreamTrack) => readyState === 'live';
      window.openCameras = () => [...new Set(open.filter(isLive).flatMap((track) => facings.get(idOf(track)) ?? []))];

      mediaDevices.enumerateDevices = async () => {
        const found = await enumerate();
        return found.filter(({ kind, label }) => kind !== 'videoinput' || has.some((way) => labels[way] === label));
      };
      MediaStreamTrack.prototype.clone = function () {
        const copy = clone.call(this);
        if (this.kind === 'video') open.push(copy);
        return copy;
      };
      MediaStreamTrack.prototype.getSettings = function () {
        const facingMode = facings.get(idOf(this));
        return { ...getSettings.call(this), ...(facingMode ? { facingMode } : {}) };
      };
      mediaDevices.getUserMedia = async (constraints = {}) => {
        const { video } = constraints;
        if (!video || typeof video === 'boolean') return capture(constraints);
        const { facingMode, deviceId, ...rest } = video;
        const exactly = (constraint: unknown) =>
          (constraint as ConstrainDOMStringParameters | undefined)?.exact?.toString();
        const asked = exactly(facingMode);
        for (const { kind, label, deviceId } of await enumerate()) {
          const way = has.find((way) => labels[way] === label);
          if (kind === 'videoinput' && way) facings.set(deviceId, way);
        }
        const idFacing = (way: string | undefined) => [...facings].find(([, facing]) => facing === way)?.[0];
        const wanted = exactly(deviceId) ?? idFacing(asked ?? has[0]);
        if (!wanted) throw new OverconstrainedError('facingMode');
        const cameras = open.filter((track) => isLive(track) && facings.has(idOf(track)));
        if (cameras.some((track) => idOf(track) !== wanted)) {
          throw new DOMException('Could not start video source', 'NotReadableError');
        }
        const stream = await capture({ ...constraints, video: { ...rest, deviceId: { exact: wanted } } });
        open.push(...stream.getVideoTracks());
        return stream;
      };
    },
    { labels: CAMERAS, has },
  );
}
