import type { TileKey } from './tileKey.ts';

/**
 * The order of the tiles after some came or went: everybody keeps their slot, who is new comes last, and a slot that has
 * become free is taken by the last tile. So at most as many tiles change their slots as have gone.
 */
export function keepOrder(order: readonly TileKey[], present: readonly TileKey[]): readonly TileKey[] {
  const here = new Set(present);
  const known = new Set(order);
  const slots = [...order.map((key) => (here.has(key) ? key : null)), ...present.filter((key) => !known.has(key))];
  const moving = slots.slice(here.size).filter((key) => key !== null);
  return slots.slice(0, here.size).flatMap((key) => key ?? moving.pop() ?? []);
}

/** Two tiles have exchanged their slots. */
export function exchanged(order: readonly TileKey[], one: TileKey, other: TileKey): readonly TileKey[] {
  return order.map((key) => (key === one ? other : key === other ? one : key));
}
