import { useId, useRef } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import type { IconName } from './iconNames.ts';
import '../styles/menu.css';

export interface MenuItem {
  label: string;
  tone?: 'bad';
  /** One of several of which one holds: whether it is this. */
  checked?: boolean;
  /** A line below the label. */
  note?: string;
  /** It can be reached and says why it cannot be chosen. */
  disabled?: boolean;
  choose(): void;
}

interface MenuProps {
  name: string;
  items: readonly MenuItem[];
  icon?: IconName;
}

/**
 * A button and what it offers. The popover opens and closes with the button, Escape and a press elsewhere; arrows, Home
 * and End go through it (WAI-ARIA Authoring Practices, Menu Button).
 */
export function Menu({ name, items, icon = 'ellipsis' }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const entries = () => [...(menu.current?.querySelectorAll('button') ?? [])];
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return menu.current?.hidePopover();
    const all = entries();
    const to = target(event.key, all.indexOf(document.activeElement as HTMLButtonElement), all.length);
    if (to === null) return;
    event.preventDefault();
    all[to]?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class="icon-button"
        aria-label={name}
        title={name}
        aria-haspopup="menu"
        popovertarget={id}
      >
        <Icon shape={icon} size={20} />
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={name}
        class="menu"
        onKeyDown={press}
        onToggle={(event) => event.newState === 'open' && entries()[0]?.focus()}
      >
        {items.map(({ label, tone, checked, note, disabled, choose }) => (
          <button
            key={label}
            type="button"
            role={checked === undefined ? 'menuitem' : 'menuitemradio'}
            aria-checked={checked}
            aria-disabled={disabled}
            tabIndex={-1}
            class={tone === 'bad' ? 'menu-item menu-bad' : 'menu-item'}
            popovertarget={id}
            popovertargetaction="hide"
            onClick={(event) => {
              if (disabled) return event.preventDefault();
              // Where the focus returns to from whatever opens now.
              button.current?.focus();
              choose();
            }}
          >
            {checked !== undefined && <span class="menu-check">{checked && <Icon shape="check" size={18} />}</span>}
            <span>
              {label}
              {note !== undefined && <span class="menu-note">{note}</span>}
            </span>
          </button>
        ))}
      </div>
    </>
  );
}

/** Where a key leads from `from`, of `count`; null: nowhere. */
function target(key: string, from: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return (from + 1) % count;
    case 'ArrowUp':
      return (from + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
