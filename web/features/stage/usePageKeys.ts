import { useSignalEffect } from '@preact/signals';
import type { Seeing } from '../../call/room/SeeingModel.ts';

/** Page Up and Page Down turn the pages, unless the focus is in something that scrolls or is written in. */
export function usePageKeys(seeing: Seeing): void {
  useSignalEffect(() => {
    const press = (event: KeyboardEvent) => {
      const by = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : null;
      if (by === null || seeing.scene.peek().pages < 2) return;
      if (
        event.target instanceof Element &&
        event.target.closest('.panel, dialog, [popover], input, textarea, select')
      ) {
        return;
      }
      event.preventDefault();
      seeing.turn(by);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}
