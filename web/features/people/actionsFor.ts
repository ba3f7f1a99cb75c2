import type { Sendable } from '../../../worker/protocol/messages.ts';
import type { Participant } from '../../call/Meeting.ts';
import type { CallWords } from '../../i18n/call/en.ts';
import type { MenuItem } from '../../ui/Menu.tsx';
import type { ParticipantMedia } from '../stage/participantMedia.ts';
import type { ActionsModel } from './ActionsModel.ts';

/** What a host may do to somebody as they are now; oneself has buttons of one's own for most of it. */
export function actionsFor(
  { seat, displayName, role, self }: Participant,
  media: ParticipantMedia,
  model: InstanceType<typeof ActionsModel>,
  t: CallWords,
  sharing: boolean,
): MenuItem[] {
  const silence = (label: string, what: Sendable): MenuItem => ({
    label,
    choose: () => void model.act({ type: 'silence', seat, what }),
  });
  const rename = { label: t.renameAsk, choose: () => model.ask({ kind: 'rename', seat, displayName }) };
  if (self) return [rename];
  const next = role === 'host' ? 'guest' : 'host';
  return [
    ...(media.muted.value ? [] : [silence(t.muteSomebody, 'microphone')]),
    ...(media.feed.value ? [silence(t.stopCamera, 'camera')] : []),
    ...(sharing ? [silence(t.stopTheirSharing, 'screen')] : []),
    rename,
    {
      label: next === 'host' ? t.makeHost : t.makeGuest,
      choose: () => void model.act({ type: 'setRole', seat, role: next }),
    },
    { label: t.removeAsk, tone: 'bad', choose: () => model.ask({ kind: 'remove', seat, displayName }) },
  ];
}
