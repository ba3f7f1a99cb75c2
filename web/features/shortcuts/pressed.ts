/** Where a letter is a letter: text fields, and lists that are searched by typing. */
const TYPING = 'textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=range])';
/** What lies over the page and has keys of its own. */
const OVER = 'dialog, [popover]';

/** The key of a shortcut as `aria-keyshortcuts` says it (WAI-ARIA 1.2): one character, letters in upper case. Null where it is meant for something else. */
export function pressed(event: KeyboardEvent): string | null {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key.length !== 1 || event.key === ' ') return null;
  const { target } = event;
  if (target instanceof Element && target.closest(`${TYPING}, ${OVER}`)) return null;
  return event.key.toUpperCase();
}

/** Everything on the page that a key presses, in the page's order, but for what is hidden. */
export function* shortcuts(page: ParentNode): Iterable<{ key: string; element: HTMLElement }> {
  for (const element of page.querySelectorAll<HTMLElement>('[aria-keyshortcuts]')) {
    const key = element.getAttribute('aria-keyshortcuts');
    if (key && element.checkVisibility()) yield { key, element };
  }
}
