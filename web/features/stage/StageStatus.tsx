import type { CallPort } from '../../call/CallPort.ts';
import type { Meeting } from '../../call/Meeting.ts';
import type { CallWords } from '../../i18n/call/en.ts';
import { callWords } from '../../i18n/i18n.ts';
import { Icon } from '../../ui/Icon.tsx';
import { allowedNow } from './allowedNow.ts';
import { refused } from './refusal.ts';
import { shareTroubleWords } from './shareTroubleWords.ts';
import type { Sharing } from './SharingModel.ts';

interface StageStatusProps {
  meeting: Meeting;
  call: CallPort;
  sharing: Sharing;
}

/** What there is to know now; it is drawn anew with every word, and the stage around it is not. */
export function StageStatus({ meeting, call, sharing }: StageStatusProps) {
  const t = callWords();
  return (
    <p role="status" class="stage-status">
      {waiting(meeting, call, t) || shareTrouble(sharing, t) || quieted(meeting, call, t)}
    </p>
  );
}

/** Where the browser lets nothing sound before a click. */
export function SoundButton({ call }: { call: CallPort }) {
  if (!call.audioBlocked.value) return null;
  return (
    <button type="button" class="button" onClick={() => call.startAudio()}>
      <Icon shape="volume-2" size={18} />
      {callWords().turnOnSound}
    </button>
  );
}

/** What is being waited for while one is in the call; empty while all is well. */
function waiting(meeting: Meeting, call: CallPort, t: CallWords): string {
  if (call.state.value === 'reconnecting') return t.reconnectingMedia;
  if (!meeting.online.value) return t.offline;
  return call.state.value === 'connected' ? '' : t.connectingMedia;
}

/** Why one does not share, for a while after one tried or was made to stop. */
function shareTrouble({ trouble }: Sharing, t: CallWords): string {
  return trouble.value ? shareTroubleWords(trouble.value, t) : '';
}

/** What a host has done to one's own microphone and camera, as long as it holds. */
function quieted(meeting: Meeting, call: CallPort, t: CallWords): string {
  const { silenced, devices } = meeting;
  const { microphone, camera } = allowedNow(meeting);
  if (refused.value) return t.refusedByBrowser;
  if (!microphone) return camera ? t.notAllowed.microphone : t.notAllowed.both;
  if (!camera) return t.notAllowed.camera;
  if (call.joinedMuted.value) return t.joinedMuted;
  if (silenced.value?.what === 'microphone' && devices.microphoneMuted.value) return t.silencedMicrophone;
  return silenced.value?.what === 'camera' && devices.cameraState.value.kind === 'off' ? t.silencedCamera : '';
}
