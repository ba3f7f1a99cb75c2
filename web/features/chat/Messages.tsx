import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Chat, Entry } from '../../call/room/createChat.ts';
import { chatWords } from '../../i18n/chat/chatWords.ts';
import { Icon } from '../../ui/Icon.tsx';
import { isAnnounced } from '../announce/announcements.ts';
import { Message } from './Message.tsx';

/** As near to the end as this, in CSS pixels, one reads along. */
const NEAR = 48;
/** After so many milliseconds the sender and the time are said again. */
const APART_MS = 5 * 60_000;

/** By keyboard, to be scrolled: not every browser does so by itself. */
const REACHABLE = { tabIndex: 0 };

interface MessagesProps {
  chat: Chat;
  reply(seat: string): void;
}

/** What was written. It scrolls along with whoever is at its end, and tells the others that there is more. */
export function Messages({ chat, reply }: MessagesProps) {
  const list = useRef<HTMLDivElement>(null);
  const atEnd = useSignal(true);
  const entries = chat.entries.value;
  const t = chatWords();
  const toEnd = () => list.current?.scrollTo({ top: list.current.scrollHeight });
  useSignalEffect(() => {
    const last = chat.entries.value.at(-1);
    // Whoever writes wants to see it.
    if (atEnd.peek() || last?.self) requestAnimationFrame(toEnd);
  });
  return (
    <div class="messages-frame">
      <div
        ref={list}
        role="log"
        aria-live={isAnnounced('chat') ? 'polite' : 'off'}
        aria-label={t.messages}
        class="messages"
        {...REACHABLE}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) =>
          (atEnd.value = scrollTop + clientHeight >= scrollHeight - NEAR)
        }
      >
        <p class="note messages-note">{t.notKept}</p>
        {entries.length === 0 && <p class="messages-empty">{t.empty}</p>}
        <ul>
          {entries.map((entry, index) => (
            <Message
              key={entry.key}
              entry={entry}
              continued={continues(entries[index - 1], entry)}
              chat={chat}
              reply={reply}
            />
          ))}
        </ul>
      </div>
      {!atEnd.value && (
        <button type="button" class="button messages-new" onClick={toEnd}>
          <Icon shape="arrow-down" size={16} />
          {t.newBelow}
        </button>
      )}
    </div>
  );
}

const continues = (before: Entry | undefined, entry: Entry) =>
  before?.from === entry.from &&
  before.name === entry.name &&
  before.to?.seat === entry.to?.seat &&
  entry.at - before.at < APART_MS;
