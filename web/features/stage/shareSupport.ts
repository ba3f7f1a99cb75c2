/**
 * What this browser can share. `sound`: tabs, windows and screens, with sound where there is any. `picture`: windows and
 * screens, never with sound. `none`: nothing, as on phones. `frame`: nothing, as the page that ours lies in does not let it.
 */
export type ShareSupport = 'sound' | 'picture' | 'none' | 'frame';

/** Permissions Policy as Chromium tells it; https://w3c.github.io/webappsec-permissions-policy/#introspection has no other. */
interface WithPolicy {
  readonly featurePolicy?: { allowsFeature(feature: string): boolean };
}

export function shareSupport(devices: MediaDevices | undefined, page: Document & WithPolicy): ShareSupport {
  if (!devices || !('getDisplayMedia' in devices)) return 'none';
  if (page.featurePolicy?.allowsFeature('display-capture') === false) return 'frame';
  // Nobody says outright whether there is sound. This constraint is about the sound of tabs: who knows it can capture that.
  return 'suppressLocalAudioPlayback' in devices.getSupportedConstraints() ? 'sound' : 'picture';
}
