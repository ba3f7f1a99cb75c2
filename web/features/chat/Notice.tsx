import type { Room } from '../../call/room/createRoom.ts';
import { chatWords } from '../../i18n/chat/chatWords.ts';
import { Icon } from '../../ui/Icon.tsx';
import '../../styles/chat.css';

interface NoticeProps {
  room: Room;
  openChat(): void;
}

/** A word on what has just happened, in the stage's live region. A reaction is seen where it is, and only said here. */
export function Notice({ room, openChat }: NoticeProps) {
  const notice = room.notice.value;
  const t = chatWords();
  switch (notice?.kind) {
    case undefined:
      return null;
    case 'chat': {
      const { name, text, to } = notice.entry;
      return (
        <button type="button" class="notice" title={t.openChat} onClick={openChat}>
          <Icon shape={to ? 'lock' : 'message-square'} size={16} />
          <strong>{to ? t.wroteToYou(name) : t.wrote(name)}</strong> <span class="notice-text">{text}</span>
        </button>
      );
    }
    case 'hand':
      return (
        <p class="notice">
          <Icon shape="hand" size={16} />
          <strong>{t.raisesHand(notice.name)}</strong>
        </p>
      );
    case 'reaction':
      return <p class="unseen">{t.reacts(notice.name, notice.emoji)}</p>;
  }
}
