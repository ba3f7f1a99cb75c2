import { keepsake } from '../keepsake.ts';

/** The layout that a viewer has chosen. */
export const layoutMemory = keepsake(() => localStorage, 'narada.layout');
