import * as v from 'valibot';

const Seat = v.object({ seat: v.string(), secret: v.string(), displayName: v.string() });
/** What takes one's seat again after a reload of this tab. */
export type RememberedSeat = v.InferOutput<typeof Seat>;

export interface SeatMemory {
  load(): RememberedSeat | null;
  save(seat: RememberedSeat | null): void;
}

const KEY = 'narada.seat';

/**
 * One seat, for this tab alone (sessionStorage), and not in which meeting: whoever goes to another page leaves no name
 * behind. Elsewhere it is no seat, and the page goes on to the door. A storage that refuses means no seat after a reload.
 */
export const seatMemory: SeatMemory = {
  load() {
    try {
      const parsed = v.safeParse(Seat, JSON.parse(sessionStorage.getItem(KEY) ?? 'null'));
      return parsed.success ? parsed.output : null;
    } catch {
      return null;
    }
  },
  save(seat) {
    try {
      if (seat) sessionStorage.setItem(KEY, JSON.stringify(seat));
      else sessionStorage.removeItem(KEY);
    } catch {
      // Private modes and full disks refuse.
    }
  },
};
