import { useId, useRef } from 'preact/hooks';
import { chatWords } from '../../i18n/chat/chatWords.ts';
import { Icon } from '../../ui/Icon.tsx';
import { moveInGrid } from './moveInGrid.ts';

const COLUMNS = 6;
/** The system's own pictures: nothing is loaded for them. */
const EMOJI = '😀 😂 🙂 😉 😍 😎 🤔 😮 😅 😢 😴 🤯 👍 👎 👏 🙏 👋 🙌 ✅ ❌ ❓ ❗ ⏰ ☕ ❤️ 🎉 🔥 💡 🚀 🍀'.split(' ');

interface EmojiPickerProps {
  insert(emoji: string): void;
  disabled: boolean;
}

/** A button and a grid of emoji; the arrow keys go through it, Escape and a press elsewhere close it. */
export function EmojiPicker({ insert, disabled }: EmojiPickerProps) {
  const grid = useRef<HTMLDivElement>(null);
  const id = useId();
  const t = chatWords();
  return (
    <>
      <button
        type="button"
        class="icon-button composer-emoji"
        aria-label={t.emoji}
        title={t.emoji}
        disabled={disabled}
        popovertarget={id}
      >
        <Icon shape="smile" size={20} />
      </button>
      <div
        ref={grid}
        id={id}
        popover="auto"
        role="toolbar"
        tabIndex={-1}
        aria-label={t.emoji}
        class="emoji"
        onKeyDown={(event) => moveInGrid(event, COLUMNS)}
        onToggle={(event) => event.newState === 'open' && grid.current?.querySelector('button')?.focus()}
      >
        {EMOJI.map((emoji) => (
          <button
            key={emoji}
            type="button"
            class="emoji-choice"
            onClick={() => {
              grid.current?.hidePopover();
              insert(emoji);
            }}
          >
            {emoji}
          </button>
        ))}
      </div>
    </>
  );
}
