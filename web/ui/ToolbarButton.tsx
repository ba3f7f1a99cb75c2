import type { ComponentChildren } from 'preact';

interface ToolbarButtonProps {
  /** The accessible name; the short label under the icon is for the eye. */
  name: string;
  label: string;
  icon: ComponentChildren;
  tone?: 'plain' | 'off' | 'up' | 'live' | 'leave';
  expanded?: boolean;
  id?: string;
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
  badge,
  description,
  disabled,
  onPress,
  onRefuse,
}: ToolbarButtonProps) {
  return (
    <button
      type="button"
      id={id}
      class={`toolbar-button toolbar-${tone}`}
      aria-label={name}
      aria-expanded={expanded}
      aria-disabled={disabled}
      title={description ?? name}
      onClick={() => (disabled ? onRefuse?.() : onPress())}
    >
      <span class="toolbar-icon">
        {icon}
        {badge !== undefined && <span class="toolbar-badge">{badge}</span>}
      </span>
      <span class="toolbar-label">{label}</span>
    </button>
  );
}
