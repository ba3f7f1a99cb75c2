import { useSignal, type Signal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { pressed, shortcuts } from './pressed.ts';
import { shortcutsOff } from './shortcutsMemory.ts';

const SHEET_KEY = '?';

/**
 * A key presses the control whose `aria-keyshortcuts` names it: what can be pressed is what is on the page, and a press is
 * a click. Answers whether the sheet of shortcuts shows.
 */
export function useShortcuts(): Signal<boolean> {
  const sheet = useSignal(false);
  // With the stage itself: whoever sees it may press a key.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const key = pressed(event);
      if (key === null || shortcutsOff.load() !== '') return;
      if (key === SHEET_KEY) {
        event.preventDefault();
        sheet.value = true;
        return;
      }
      for (const { key: named, element } of shortcuts(document)) {
        if (named !== key) continue;
        event.preventDefault();
        return element.click();
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [sheet]);
  return sheet;
}
