import { allowedTo } from '../domain/actions.ts';
import { doorFor } from '../domain/door.ts';
import type { Effect, Event } from '../domain/events.ts';
import { place } from '../domain/fleet/place.ts';
import { withJoin, withPlace, withRefusal } from '../domain/fleet/tally.ts';
import { roomName } from '../domain/roomName.ts';
import { knocksOf } from '../domain/knock.ts';
import type { State } from '../domain/state.ts';
import { rulesOf } from '../domain/rules.ts';
import { asPerson } from '../domain/turn.ts';
import type { Media, Role } from '../protocol/messages.ts';
import type { FleetStub, FleetView } from '../services/FleetView.ts';
import { resumeSecret } from '../services/secrets.ts';
import type { Settings } from '../services/settings.ts';
import type { Ports } from './ports.ts';
import type { Sockets } from './sockets.ts';

interface Surroundings {
  readonly objectId: string;
  readonly ports: Ports;
  readonly sockets: Sockets;
  readonly settings: () => Settings;
  readonly fleet: FleetView;
  readonly fleetStub: () => FleetStub;
  readonly state: () => State;
  readonly dispatch: (event: Event) => Promise<void>;
}

/** Does what a decision asks for. What an effect finds out comes back as an event; stale ones are for the domain to ignore. */
export class Acts {
  readonly #at: Surroundings;

  constructor(surroundings: Surroundings) {
    this.#at = surroundings;
  }

  async perform(effect: Effect): Promise<void> {
    const { ports, sockets, dispatch } = this.#at;
    switch (effect.type) {
      case 'send': {
        const { to, message } = effect;
        if (message.type === 'refused') this.#at.fleet.tally((tally) => withRefusal(tally, message.code));
        return sockets.send(to, message);
      }
      case 'sendSeated':
        return sockets.sendAll(this.#seatedVisitors(effect.except), effect.message);
      case 'sendHosts':
        return sockets.sendAll(this.#seatedVisitors(undefined, 'host'), effect.message);
      case 'sendDoors':
        return this.#sendDoors(effect.to);
      case 'close':
        return sockets.close(effect.visitor, effect.code, effect.reason);
      case 'admit':
        return this.#admit(effect.seat, effect.re);
      case 'sendMedia':
        return this.#sendMedia(effect.seat, effect.withinMs);
      case 'place':
        return this.#place(effect);
      case 'list':
      case 'probe': {
        const { mid, epoch, at } = effect;
        const listing = await ports.sfu[effect.type](at.site, at.room);
        return dispatch({ type: effect.type === 'list' ? 'listing' : 'probed', mid, epoch, listing });
      }
      case 'removeIdentity':
        return ports.sfu.removeIdentity(effect.at.site, effect.at.room, effect.identity);
      case 'silence':
        return ports.sfu.silence(effect.at.site, effect.at.room, effect.identity, effect.what);
      case 'permit':
        return ports.sfu.permit(effect.at.site, effect.at.room, effect.identity, effect.allowed);
      case 'deleteRoom': {
        const { site, room } = effect.at;
        if (await ports.sfu.deleteRoom(site, room)) await dispatch({ type: 'roomDeleted', room });
        return;
      }
      case 'suspect':
        return this.#suspect(effect.site);
      case 'found':
        this.#at.fleet.tally((tally) => withPlace(tally, effect.why, effect.ms));
    }
  }

  /** What has been counted, to the Fleet. */
  flush(): Promise<void> {
    const { fleet, fleetStub, ports } = this.#at;
    return fleet.flush(fleetStub(), ports.now());
  }

  async #suspect(site: string): Promise<void> {
    try {
      await this.#at.fleetStub().suspect(site);
    } catch (error) {
      // It will see by itself; the meeting does not wait for it.
      console.warn(`The Fleet could not be told of ${site}: ${String(error)}`);
    }
  }

  *#seatedVisitors(except?: string, role?: Role): Iterable<string> {
    for (const seat of this.#at.state().meeting?.seats.values() ?? []) {
      // Who waits for an answer to their join gets everything with it.
      if (seat.visitor === null || seat.id === except || seat.awaiting) continue;
      if (role === undefined || seat.role === role) yield seat.visitor;
    }
  }

  #sendDoors(to?: readonly string[]): void {
    const state = this.#at.state();
    const seated = new Set([...(state.meeting?.seats.values() ?? [])].map(({ visitor }) => visitor));
    for (const { visitor } of this.#at.sockets.all()) {
      if (seated.has(visitor.id) || to?.includes(visitor.id) === false) continue;
      this.#at.sockets.send(visitor.id, doorFor(state, visitor, this.#at.settings().policy));
    }
  }

  async #place({ mid, epoch, ...wish }: Extract<Effect, { type: 'place' }>): Promise<void> {
    const { ports, dispatch, objectId, fleet, fleetStub } = this.#at;
    const known = await fleet.sites(fleetStub(), ports.now());
    // For a site that is down, or has just failed this meeting, one settles only after asking anew.
    const view =
      place(known, { ...wish, elsewhere: true }, ports.random) ??
      place(await fleet.newest(fleetStub(), ports.now()), wish, ports.random);
    const site = view?.site;
    if (!site) {
      console.warn(`No site takes a meeting${wish.elsewhere ? ` from ${wish.avoid.join(', ')}` : ''}.`);
      return dispatch({ type: 'placeFailed', mid, epoch, tried: null });
    }
    fleet.reserve(site.id);
    const room = roomName({ objectId, mid, epoch });
    if (await ports.sfu.createRoom(site, room)) return dispatch({ type: 'placed', mid, epoch, at: { site, room } });
    return dispatch({ type: 'placeFailed', mid, epoch, tried: site.id });
  }

  /** Where the media is now, with a token for this seat; null where that is being decided anew. */
  async #media(seatId: string): Promise<Media | null> {
    const meeting = this.#at.state().meeting;
    const seat = meeting?.seats.get(seatId);
    if (!seat || meeting?.media.kind !== 'ready') return null;
    const { at, epoch } = meeting.media;
    const token = await this.#at.ports.mediaToken(at.site, at.room, seatId, allowedTo(meeting, seat));
    return { epoch, url: at.site.url, token };
  }

  async #admit(seatId: string, re: number): Promise<void> {
    const before = this.#at.state().meeting;
    const media = await this.#media(seatId);
    // The token took a moment: the meeting and who holds the seat may be others now.
    const meeting = this.#at.state().meeting;
    const seat = meeting?.seats.get(seatId);
    if (!media || !meeting || meeting.mid !== before?.mid || !seat?.visitor) return;
    if (seat.visitor !== before.seats.get(seatId)?.visitor) return;
    this.#at.fleet.tally(withJoin);
    this.#at.sockets.send(seat.visitor, {
      type: 'admitted',
      re,
      resume: { seat: seatId, secret: resumeSecret(this.#at.settings().pepper, meeting.mid, seatId) },
      media,
      people: [...meeting.seats.values()].filter(({ awaiting }) => !awaiting?.fresh).map(asPerson),
      rules: rulesOf(meeting),
      ...(seat.role === 'host' && { knocks: knocksOf(meeting) }),
    });
    if (meeting.watch.seq > 0) this.#at.sockets.send(seat.visitor, { type: 'watch', watch: meeting.watch });
  }

  async #sendMedia(seatId: string, withinMs: number | null): Promise<void> {
    const mid = this.#at.state().meeting?.mid;
    const media = await this.#media(seatId);
    const meeting = this.#at.state().meeting;
    const seat = meeting?.seats.get(seatId);
    if (!media || meeting?.mid !== mid || !seat?.visitor) return;
    const place = withinMs === null ? media : { ...media, withinMs };
    this.#at.sockets.send(seat.visitor, { type: 'media', media: place });
  }
}
