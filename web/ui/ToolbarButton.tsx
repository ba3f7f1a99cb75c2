import type { ComponentChildren } from 'preact';

interface ToolbarButtonProps {
  /** The accessible name; the short label under the icon is for the eye. */
  name: string;
  label: string;
  icon: ComponentChildren;
  tone?: 'plain' | 'off' | 'up' | 'live' | 'leave';
  expanded?: boolean;
  id?: string;
  /** The key that presses it, one character, letters in upper case. */
  shortcut?: string;
  badge?: number;
  /** More than the name says, as what the badge counts, or why it does nothing. */
  description?: string;
  /** It can be reached and says what it is, but does nothing now. */
  disabled?: boolean;
  onPress(): void;
  /** Pressed while it is disabled, as by a finger, which sees no tooltip. */
  onRefuse?(): void;
}

export function ToolbarButton({
  name,
  label,
  icon,
  tone = 'plain',
  expanded,
  id,
  shortcut,
  badge,
  description,
  disabled,
  onPress,
  onRefuse,
}: ToolbarButtonProps) {
  const told = description ?? (badge === undefined ? name : `${name}: ${badge}`);
  return (
    <button
      type="button"
      id={id}
      class={`toolbar-button toolbar-${tone}`}
      aria-label={name}
      aria-expanded={expanded}
      aria-disabled={disabled}
      aria-keyshortcuts={shortcut}
      title={shortcut ? `${told} (${shortcut})` : told}
      onClick={() => (disabled ? onRefuse?.() : onPress())}
    >
      <span class="toolbar-icon">
        {icon}
        {/* Drawn by the style sheet: what is written in a button has to be in its name (WCAG 2.5.3). */}
        {badge !== undefined && <span class="toolbar-badge" data-count={badge} />}
      </span>
      <span class="toolbar-label">{label}</span>
    </button>
  );
}
