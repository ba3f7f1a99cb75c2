/** A tile's name: a person's seat, or what that person shares. */
export type TileKey = string;

const SCREEN = '/screen';

export const screenOf = (seat: string): TileKey => seat + SCREEN;
export const isScreen = (key: TileKey): boolean => key.endsWith(SCREEN);
export const seatOf = (key: TileKey): string => (isScreen(key) ? key.slice(0, -SCREEN.length) : key);
