import { doorFor } from '../domain/door.ts';
import type { Effect, Event } from '../domain/events.ts';
import { place } from '../domain/place.ts';
import { roomName } from '../domain/roomName.ts';
import type { Room, State } from '../domain/state.ts';
import { asPerson } from '../domain/turn.ts';
import type { Media } from '../protocol/messages.ts';
import type { Site } from '../protocol/settings.ts';
import { resumeSecret } from '../services/secrets.ts';
import type { Settings } from '../services/settings.ts';
import type { Ports } from './ports.ts';
import type { Sockets } from './sockets.ts';

interface Surroundings {
  readonly objectId: string;
  readonly ports: Ports;
  readonly sockets: Sockets;
  readonly settings: () => Settings;
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
      case 'send':
        return sockets.send(effect.to, effect.message);
      case 'sendSeated':
        return sockets.sendAll(this.#seatedVisitors(effect.except), effect.message);
      case 'sendDoors':
        return this.#sendDoors();
      case 'close':
        return sockets.close(effect.visitor, effect.code, effect.reason);
      case 'admit':
        return this.#admit(effect.seat, effect.re);
      case 'sendMedia':
        return this.#sendMedia(effect.seat);
      case 'place':
        return this.#place(effect);
      case 'list':
      case 'probe': {
        const { mid, epoch, at } = effect;
        const site = this.#site(at);
        const listing = site ? await ports.sfu[effect.type](site, at.room) : ({ kind: 'error' } as const);
        return dispatch({ type: effect.type === 'list' ? 'listing' : 'probed', mid, epoch, listing });
      }
      case 'removeIdentity': {
        const site = this.#site(effect.at);
        return site && ports.sfu.removeIdentity(site, effect.at.room, effect.identity);
      }
      case 'deleteRoom': {
        const site = this.#site(effect.at);
        // A site that is not listed any more cannot be asked, and its rooms are nobody's.
        if (!site || (await ports.sfu.deleteRoom(site, effect.at.room))) {
          return dispatch({ type: 'roomDeleted', room: effect.at.room });
        }
      }
    }
  }

  #site(at: Room): Site | undefined {
    return this.#at.settings().sites.find(({ id }) => id === at.site);
  }

  *#seatedVisitors(except?: string): Iterable<string> {
    for (const seat of this.#at.state().meeting?.seats.values() ?? []) {
      // Who waits for an answer to their join gets everything with it.
      if (seat.visitor !== null && seat.id !== except && !seat.awaiting) yield seat.visitor;
    }
  }

  #sendDoors(): void {
    const state = this.#at.state();
    const seated = new Set([...(state.meeting?.seats.values() ?? [])].map(({ visitor }) => visitor));
    for (const { visitor } of this.#at.sockets.all()) {
      if (!seated.has(visitor.id)) this.#at.sockets.send(visitor.id, doorFor(state, visitor));
    }
  }

  async #place({ mid, epoch, avoid }: Extract<Effect, { type: 'place' }>): Promise<void> {
    const { ports, dispatch, objectId } = this.#at;
    const site = place(this.#at.settings().sites, avoid);
    const room = roomName({ objectId, mid, epoch });
    if (site && (await ports.sfu.createRoom(site, room))) {
      return dispatch({ type: 'placed', mid, epoch, at: { site: site.id, room } });
    }
    return dispatch({ type: 'placeFailed', mid, epoch });
  }

  /** Where the media is now, with a token for this seat; null where that is being decided anew. */
  async #media(seat: string): Promise<Media | null> {
    const media = this.#at.state().meeting?.media;
    if (media?.kind !== 'ready') return null;
    const site = this.#site(media.at);
    if (!site) return null;
    return { epoch: media.epoch, url: site.url, token: await this.#at.ports.mediaToken(site, media.at.room, seat) };
  }

  async #admit(seatId: string, re: number): Promise<void> {
    const before = this.#at.state().meeting;
    const media = await this.#media(seatId);
    // The token took a moment: the meeting and who holds the seat may be others now.
    const meeting = this.#at.state().meeting;
    const seat = meeting?.seats.get(seatId);
    if (!media || !meeting || meeting.mid !== before?.mid || !seat?.visitor) return;
    if (seat.visitor !== before.seats.get(seatId)?.visitor) return;
    this.#at.sockets.send(seat.visitor, {
      type: 'admitted',
      re,
      resume: { seat: seatId, secret: resumeSecret(this.#at.settings().pepper, meeting.mid, seatId) },
      role: seat.role,
      media,
      people: [...meeting.seats.values()].filter(({ awaiting }) => !awaiting?.fresh).map(asPerson),
      rules: { password: meeting.password !== null },
    });
  }

  async #sendMedia(seatId: string): Promise<void> {
    const mid = this.#at.state().meeting?.mid;
    const media = await this.#media(seatId);
    const meeting = this.#at.state().meeting;
    const seat = meeting?.seats.get(seatId);
    if (media && meeting?.mid === mid && seat?.visitor) this.#at.sockets.send(seat.visitor, { type: 'media', media });
  }
}
