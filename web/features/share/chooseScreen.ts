import type { Choice, ShareTrouble } from '../stage/SharingModel.ts';
import { markOwnTab } from '../stage/ownTab.ts';

/** Screen Capture's hints (https://w3c.github.io/mediacapture-screen-share/), which lib.dom does not know yet. */
interface Hints {
  systemAudio: 'include' | 'exclude';
  windowAudio: 'exclude' | 'window' | 'system';
  surfaceSwitching: 'include' | 'exclude';
  selfBrowserSurface: 'include' | 'exclude';
  monitorTypeSurfaces: 'include' | 'exclude';
}
interface SoundConstraints extends MediaTrackConstraints {
  restrictOwnAudio: boolean;
  suppressLocalAudioPlayback: boolean;
}

/** A picture that stands still may be slow to come. */
const PATIENCE_MS = 1_000;
/** No limit to the size: Safari answers one with a tiny picture (WebKit 263015), Chromium takes it for the size. */
const PICTURE = { frameRate: { ideal: 30, max: 30 } };
/** As it is: made for voices, these filters spoil music. The meeting itself is not to be heard twice. */
const SOUND: SoundConstraints = {
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: false,
  channelCount: 2,
  restrictOwnAudio: true,
  suppressLocalAudioPlayback: false,
};
const HINTS: Hints = {
  systemAudio: 'include',
  windowAudio: 'window',
  surfaceSwitching: 'include',
  selfBrowserSurface: 'exclude',
  monitorTypeSurfaces: 'include',
};

/** Lets the person choose a tab, a window or a screen. To choose nothing is a choice. */
export async function chooseScreen(devices: MediaDevices): Promise<Choice> {
  markOwnTab(devices);
  try {
    const stream = await devices.getDisplayMedia({ video: PICTURE, audio: SOUND, ...HINTS });
    const [video] = stream.getVideoTracks();
    const [audio = null] = stream.getAudioTracks();
    if (!video) return { kind: 'failed', trouble: 'failed' };
    await firstPicture(video);
    return { kind: 'chosen', video, audio };
  } catch (error) {
    const trouble = troubleOf(error);
    return trouble ? { kind: 'failed', trouble } : { kind: 'cancelled' };
  }
}

/** What a failed getDisplayMedia means (Screen Capture §5.1; the messages are Chromium's). Null: the person chose nothing. */
function troubleOf(error: unknown): ShareTrouble | null {
  if (!(error instanceof Error || error instanceof DOMException)) return 'failed';
  switch (error.name) {
    case 'NotAllowedError':
      if (/permissions policy/i.test(error.message)) return 'frame';
      return /system/i.test(error.message) ? 'system' : null;
    case 'AbortError':
      return null;
    case 'InvalidStateError':
      return 'again';
    case 'NotReadableError':
      return 'system';
    default:
      return 'failed';
  }
}

/** The first picture has come, and with it the track knows its size (Chromium); or it takes too long. */
async function firstPicture(track: MediaStreamTrack): Promise<void> {
  const element = document.createElement('video');
  element.muted = true;
  element.autoplay = true;
  element.srcObject = new MediaStream([track]);
  await new Promise<unknown>((resolve) => {
    element.addEventListener('loadeddata', resolve, { once: true });
    track.addEventListener('ended', resolve, { once: true });
    setTimeout(resolve, PATIENCE_MS);
  });
  element.srcObject = null;
}
