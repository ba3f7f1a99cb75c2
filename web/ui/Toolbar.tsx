import type { ComponentChildren } from 'preact';

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** A row of buttons among which the arrow keys move too (WAI-ARIA Authoring Practices, toolbar). */
export function Toolbar({ label, children }: { label: string; children: ComponentChildren }) {
  const move = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    // Those that a narrow screen has no room for cannot take the focus.
    const buttons = [...event.currentTarget.querySelectorAll('button')].filter((button) => button.checkVisibility());
    const at = buttons.findIndex((button) => button === document.activeElement);
    const next = STEPS[event.key]?.(at, buttons.length);
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    buttons[next]?.focus();
  };
  return (
    <div role="toolbar" aria-label={label} class="toolbar" tabIndex={-1} onKeyDown={move}>
      {children}
    </div>
  );
}
