/** Moves the focus among the buttons of a grid with so many columns, by the arrow keys, Home and End. */
export function moveInGrid(event: KeyboardEvent & { currentTarget: HTMLElement }, columns: number): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at + columns,
    ArrowUp: at - columns,
    Home: 0,
    End: buttons.length - 1,
  };
  const next = steps[event.key];
  if (next === undefined) return;
  event.preventDefault();
  // At an edge it stays where it is.
  buttons[next]?.focus();
}
