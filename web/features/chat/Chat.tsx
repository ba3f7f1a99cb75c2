import { useLayoutEffect } from 'preact/hooks';
import type { Meeting } from '../../call/Meeting.ts';
import type { Chat as ChatOfRoom } from '../../call/room/createChat.ts';
import '../../styles/chat.css';
import { Composer } from './Composer.tsx';
import { Messages } from './Messages.tsx';

/** Messages to all or to one person, for as long as the meeting lasts. */
export function Chat({ chat, meeting }: { chat: ChatOfRoom; meeting: Meeting }) {
  useLayoutEffect(() => {
    chat.isOpen.value = true;
    return () => {
      chat.isOpen.value = false;
    };
  }, [chat]);
  return (
    <div class="chat">
      <Messages chat={chat} reply={(seat) => (chat.recipient.value = seat)} />
      <Composer chat={chat} meeting={meeting} />
    </div>
  );
}
