import { useRef } from 'preact/hooks';
import type { Meeting } from '../../call/Meeting.ts';
import type { Chat } from '../../call/room/createChat.ts';
import { chatWords } from '../../i18n/chat/chatWords.ts';
import { Icon } from '../../ui/Icon.tsx';

/** To whom: everybody, or one person, which cannot be overlooked. */
export function Recipient({ chat, meeting }: { chat: Chat; meeting: Meeting }) {
  const t = chatWords();
  const others = meeting.people.value.filter(({ self }) => !self);
  const to = chat.recipient.value;
  const chosen = others.find(({ seat }) => seat === to);
  const last = useRef('');
  if (chosen) last.current = chosen.displayName;
  return (
    <label class="recipient">
      {to === null ? <Icon shape="users" size={16} /> : <Icon shape="lock" size={16} />}
      <span>{t.to}</span>
      <select
        value={to ?? ''}
        onChange={(event) =>
          (chat.recipient.value = event.currentTarget.value === '' ? null : event.currentTarget.value)
        }
      >
        <option value="">{t.everybody}</option>
        {others.map(({ seat, displayName }) => (
          <option key={seat} value={seat}>
            {displayName}
          </option>
        ))}
        {to !== null && !chosen && <option value={to}>{t.hasLeft(last.current)}</option>}
      </select>
    </label>
  );
}
