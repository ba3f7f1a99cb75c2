import { keepsake } from './keepsake.ts';
import type { DisplayNameMemory } from './Meeting.ts';

export const displayNameMemory: DisplayNameMemory = keepsake(() => localStorage, 'narada.displayName');
