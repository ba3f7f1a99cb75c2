import type { CallPort } from '../../call/CallPort.ts';
import type { Meeting } from '../../call/Meeting.ts';
import type { Seeing } from '../../call/room/SeeingModel.ts';
import { lazily } from '../lazily.ts';
import { tellRefused } from './refusal.ts';

const part = lazily(async () => (await import('../pip/openWindow.tsx')).openWindow);

/** A window of its own with tiles and controls (Document Picture-in-Picture), or one video above other windows. */
export const canPictureInPicture = (): boolean => hasWindow() || document.pictureInPictureEnabled;

export const hasWindow = (): boolean => 'documentPictureInPicture' in globalThis;

interface Shown {
  seeing: Seeing;
  meeting: Meeting;
  call: CallPort;
}

/** To be called in the handler of a click, as browsers want it. A second call ends it. */
export function pictureInPicture(shown: Shown): void {
  if (!hasWindow()) return floatVideo();
  part.load();
  const end = part.part.subscribe((state) => {
    if (state.kind === 'ready') state.value(shown).catch(tellRefused);
    if (state.kind === 'failed') tellRefused();
    if (state.kind !== 'waiting') queueMicrotask(() => end());
  });
}

/** The largest picture that moves. */
function floatVideo(): void {
  if (document.pictureInPictureElement) return void document.exitPictureInPicture().catch(tellRefused);
  const area = ({ clientWidth, clientHeight }: Element) => clientWidth * clientHeight;
  const playing = [...document.querySelectorAll<HTMLVideoElement>('.tile video')].filter(
    (video) => video.videoWidth > 0 && !video.classList.contains('mirrored'),
  );
  const [largest] = playing.toSorted((a, b) => area(b) - area(a));
  if (largest) largest.requestPictureInPicture().catch(tellRefused);
  else tellRefused();
}
