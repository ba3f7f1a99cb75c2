import type { ComponentChildren } from 'preact';
import { ToolbarButton } from '../../ui/ToolbarButton.tsx';
import { controlId } from './controlId.ts';
import type { PanelKind } from './StageModel.ts';

interface PanelButtonProps {
  kind: PanelKind;
  panel: PanelKind | null;
  toggle(kind: PanelKind): void;
  place: 'bar' | 'more';
  label: string;
  /** The key that presses it. */
  shortcut: string;
  /** Shown where there is anything to count. */
  badge?: number;
  /** What the badge says, in words. */
  description?: string;
  /** The icon. */
  children: ComponentChildren;
}

/** Opens a panel, or closes it. */
export function PanelButton({
  kind,
  panel,
  toggle,
  place,
  label,
  shortcut,
  badge = 0,
  description = '',
  children,
}: PanelButtonProps) {
  return (
    <ToolbarButton
      {...(place === 'bar' ? { id: controlId(kind), shortcut } : {})}
      name={label}
      label={label}
      icon={children}
      expanded={panel === kind}
      onPress={() => toggle(kind)}
      {...(badge > 0 ? { badge } : {})}
      {...(description === '' ? {} : { description })}
    />
  );
}
