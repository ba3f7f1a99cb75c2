import { useCallback, useRef } from 'preact/hooks';
import { MAX_CHAT_LENGTH } from '../../../worker/protocol/room.ts';
import type { Meeting } from '../../call/Meeting.ts';
import type { Chat } from '../../call/room/createChat.ts';
import { chatWords } from '../../i18n/chat/chatWords.ts';
import { Icon } from '../../ui/Icon.tsx';
import { EmojiPicker } from './EmojiPicker.tsx';
import { Recipient } from './Recipient.tsx';

/** Where one writes. What is typed is the model's, so that it outlives the panel. */
export function Composer({ chat, meeting }: { chat: Chat; meeting: Meeting }) {
  const field = useRef<HTMLTextAreaElement | null>(null);
  const mount = useCallback((element: HTMLTextAreaElement | null) => {
    field.current = element;
    // A thumb would have the keyboard in front of what it wants to read.
    if (element && matchMedia('(pointer: fine)').matches) element.focus({ preventScroll: true });
  }, []);
  const t = chatWords();
  const allowed = chat.allowed.value;
  const to = chat.recipient.value;
  const person = meeting.people.value.find(({ seat }) => seat === to);
  const cannot = !allowed || chat.draft.value.trim() === '' || (to !== null && !person);
  const write = () => {
    chat.write();
    field.current?.focus({ preventScroll: true });
  };
  const insert = (emoji: string) => {
    const { current } = field;
    const [start, end] = [current?.selectionStart ?? 0, current?.selectionEnd ?? 0];
    const { value } = chat.draft;
    chat.draft.value = (value.slice(0, start) + emoji + value.slice(end)).slice(0, MAX_CHAT_LENGTH);
    requestAnimationFrame(() => {
      current?.focus({ preventScroll: true });
      current?.setSelectionRange(start + emoji.length, start + emoji.length);
    });
  };
  return (
    <form
      class={to === null ? 'composer' : 'composer composer-private'}
      onSubmit={(event) => {
        event.preventDefault();
        write();
      }}
    >
      <p role="status" class="note problem">
        {!allowed && t.forbidden}
      </p>
      <Recipient chat={chat} meeting={meeting} />
      <div class="composer-field">
        <textarea
          ref={mount}
          aria-label={person ? t.messageTo(person.displayName) : t.message}
          placeholder={person ? t.messageTo(person.displayName) : t.message}
          value={chat.draft.value}
          maxLength={MAX_CHAT_LENGTH}
          readOnly={!allowed}
          rows={1}
          dir="auto"
          enterkeyhint="send"
          onInput={(event) => (chat.draft.value = event.currentTarget.value)}
          onKeyDown={(event) => {
            // While a word is being composed (CJK and others), Enter belongs to the input method.
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            write();
          }}
        />
        <EmojiPicker insert={insert} disabled={!allowed} />
        <button
          type="submit"
          class="icon-button composer-send"
          aria-label={t.send}
          title={t.send}
          aria-disabled={cannot}
        >
          <Icon shape="send-horizontal" size={20} />
        </button>
      </div>
      <p role="status" class="note">
        {chat.draft.value.length >= MAX_CHAT_LENGTH && t.tooLong}
      </p>
    </form>
  );
}
