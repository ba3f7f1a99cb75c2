import type { Capture } from '../../call/Devices.ts';

/** One sees oneself as in a mirror, but what lies before one as it is. */
export const isMirrored = ({ track }: Capture): boolean => track.value?.getSettings().facingMode !== 'environment';
