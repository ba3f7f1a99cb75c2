import { keepsake, type Keepsake } from './keepsake.ts';

/** Which background was chosen (web/effects/background/choices.ts); the empty string: none. */
export const backgroundMemory = (storage: () => Storage): Keepsake => keepsake(storage, 'narada.background');
