import { signal } from '@preact/signals';

/** Capture Handle (https://w3c.github.io/mediacapture-handle/identity/): Chromium alone has it, and shares tabs. */
interface Marks {
  setCaptureHandleConfig?(config: { handle: string; permittedOrigins: readonly string[] }): void;
}
interface Marked {
  getCaptureHandle?(): { handle?: string } | null;
}

let mark = '';

/** Whoever captures this tab can tell, if it is a page of this server. */
export function markOwnTab(devices: MediaDevices & Marks): void {
  mark ||= crypto.randomUUID();
  try {
    devices.setCaptureHandleConfig?.({ handle: mark, permittedOrigins: [location.origin] });
  } catch {
    // In a frame a page cannot speak for the tab.
  }
}

export const isOwnTab = (track: MediaStreamTrack & Marked): boolean => track.getCaptureHandle?.()?.handle === mark;

/** What one shares is the very tab of the meeting: to show it there would go on and on. */
export const sharesOwnTab = signal(false);
