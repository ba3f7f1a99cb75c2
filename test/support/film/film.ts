/** The test's film: 320×180, 25 pictures a second, each with its number in 16 blocks along the upper edge. */
export const FILM = { width: 320, height: 180, fps: 25, seconds: 120, bits: 16 } as const;
/** Pictures from one key picture to the next. */
export const KEY_EVERY = 25;
