import { useCallback } from 'preact/hooks';
import type { Room } from '../../call/room/createRoom.ts';
import { chatWords } from '../../i18n/chat/chatWords.ts';

/** Where each stands in the row is where people look for it. */
const REACTIONS = ['👍', '❤️', '😂', '😮', '👏', '🎉'] as const;

interface ReactionBarProps {
  room: Room;
  close(): void;
}

/** What one may show, above the controls. It stays for several, and goes with Escape or a press elsewhere. */
export function ReactionBar({ room, close }: ReactionBarProps) {
  const mount = useCallback((element: HTMLElement | null) => {
    element?.showPopover();
    element?.querySelector('button')?.focus();
  }, []);
  const t = chatWords();
  const allowed = room.chat.allowed.value;
  return (
    <div
      ref={mount}
      popover="auto"
      role="toolbar"
      tabIndex={-1}
      aria-label={t.reactions}
      class="reactions"
      onToggle={(event) => event.newState === 'closed' && close()}
      onKeyDown={(event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        const buttons = [...event.currentTarget.querySelectorAll('button')];
        const at = buttons.findIndex((button) => button === document.activeElement);
        if (step !== undefined) buttons.at((at + step) % buttons.length)?.focus();
      }}
    >
      {!allowed && <p class="note">{t.mayNotReact}</p>}
      {allowed &&
        REACTIONS.map((emoji) => (
          <button
            key={emoji}
            type="button"
            class="reaction"
            aria-label={t.reactionNames[emoji]}
            title={t.reactionNames[emoji]}
            onClick={() => room.reactions.react(emoji)}
          >
            {emoji}
          </button>
        ))}
    </div>
  );
}
