import type { Chat, Entry } from '../../call/room/createChat.ts';
import { chatWords } from '../../i18n/chat/chatWords.ts';
import { language } from '../../i18n/i18n.ts';
import { Icon } from '../../ui/Icon.tsx';
import { findLinks } from './findLinks.ts';

interface MessageProps {
  entry: Entry;
  /** It follows one of the same sender to the same people. */
  continued: boolean;
  chat: Chat;
  /** Write to its sender alone. */
  reply(seat: string): void;
}

export function Message({ entry, continued, chat, reply }: MessageProps) {
  const { key, self, from, name, text, at, to, delivery } = entry;
  const t = chatWords();
  return (
    <li class={`chat-line${self ? ' chat-mine' : ''}${to ? ' chat-private' : ''}`}>
      {!continued && (
        <p class="chat-head">
          <strong class="chat-name">{self ? t.youWrote : name}</strong>
          <time dateTime={new Date(at).toISOString()}>{timeOf(at)}</time>
          {to && (
            <span class="chat-only">
              <Icon shape="lock" size={14} />
              {self ? t.onlyTo(to.name) : t.onlyToYou}
            </span>
          )}
        </p>
      )}
      <p class="chat-text" dir="auto">
        {findLinks(text).map(({ at, text, href }) =>
          href === null ? (
            text
          ) : (
            <a key={at} href={href} target="_blank" rel="noopener noreferrer">
              {text}
            </a>
          ),
        )}
      </p>
      {delivery === 'sending' && <p class="note chat-state">{t.sending}</p>}
      {delivery === 'failed' && (
        <p class="note problem chat-state">
          {t.notSent}
          <button type="button" class="link-button" onClick={() => chat.tryAgain(key)}>
            {t.tryAgain}
          </button>
        </p>
      )}
      {to && !self && (
        <button type="button" class="link-button" aria-label={t.replyTo(name)} onClick={() => reply(from)}>
          {t.reply}
        </button>
      )}
    </li>
  );
}

/** Hours and minutes, as the language writes them. */
const timeOf = (at: number) =>
  new Intl.DateTimeFormat(language.value, { hour: '2-digit', minute: '2-digit' }).format(at);
