import * as v from 'valibot';

const Seat = v.object({ seat: v.string(), secret: v.string(), displayName: v.string() });
/** What takes one's seat again after a reload of this tab. */
export type RememberedSeat = v.InferOutput<typeof Seat>;

const key = (meeting: string) => `narada.seat.${meeting}`;

/** Seats by meeting, for this tab alone (sessionStorage). A storage that refuses means no seat after a reload, no more. */
export const seatMemory = {
  load(meeting: string): RememberedSeat | null {
    try {
      const parsed = v.safeParse(Seat, JSON.parse(sessionStorage.getItem(key(meeting)) ?? 'null'));
      return parsed.success ? parsed.output : null;
    } catch {
      return null;
    }
  },
  save(meeting: string, seat: RememberedSeat | null): void {
    try {
      if (seat) sessionStorage.setItem(key(meeting), JSON.stringify(seat));
      else sessionStorage.removeItem(key(meeting));
    } catch {
      // Private modes and full disks refuse.
    }
  },
};
export type SeatMemory = typeof seatMemory;
