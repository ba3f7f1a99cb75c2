import type { Meeting } from '../../call/Meeting.ts';
import type { CallWords } from '../../i18n/call/en.ts';
import { callWords, words } from '../../i18n/i18n.ts';

/** At the door: what one waits for, and that there is nothing to press. */
export function Waiting({ meeting }: { meeting: Meeting }) {
  return <>{meeting.online.value ? reason(meeting, callWords()) : words().reopening}</>;
}

function reason({ phase }: Meeting, t: CallWords): string {
  if (phase.value.kind !== 'door') return '';
  const { door, refusal } = phase.value;
  if (refusal) return refusal.code === 'meeting_full' ? t.waitingForSeat : t.waitingInLine;
  if (door.hostless) return door.knock ? t.waitingForHostToAsk : t.waitingForHost;
  return t.waitingForAnswer;
}
