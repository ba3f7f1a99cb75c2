import council from './pictures/council.svg?no-inline';
import dawn from './pictures/dawn.svg?no-inline';
import shelf from './pictures/shelf.svg?no-inline';
import windowView from './pictures/window.svg?no-inline';

/** What can be chosen, as it is remembered: one of these, `picture-` and a name below, or `own-` and the key of one's own. */
export const BLUR = { light: 'blur-light', strong: 'blur-strong' } as const;
export const PICTURE = 'picture-';
export const OWN = 'own-';

/** Addresses of the pictures that come with the page; drawn for it. */
export const PICTURES = { shelf, window: windowView, dawn, council };
export type PictureName = keyof typeof PICTURES;
