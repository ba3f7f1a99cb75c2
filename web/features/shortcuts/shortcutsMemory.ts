import { keepsake } from '../../call/keepsake.ts';

/** 'off' where single keys do nothing (WCAG 2.2, 2.1.4: whoever speaks to their computer presses them by accident). */
export const shortcutsOff = keepsake(() => localStorage, 'narada.shortcuts');
