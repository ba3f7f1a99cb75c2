import { RoomServiceClient } from 'livekit-server-sdk';
import type { Listing } from '../domain/events.ts';
import type { Allowed, Sendable } from '../domain/state.ts';
import { isOfKind, sourcesOf } from './trackSources.ts';
import type { Site } from '../protocol/settings.ts';

/** Seconds for one call. An SFU beside us answers in milliseconds; one that is dead is known as dead by then. */
const TIMEOUT_S = 3;
/** Seconds that an empty room lives at the SFU. The object deletes its rooms itself; this is for an object that was lost. */
const EMPTY_TIMEOUT_S = 300;
const DEPARTURE_TIMEOUT_S = 120;

/** The server API of the SFUs, as far as meetings need it. No call throws. */
export interface SfuApi {
  createRoom(site: Site, room: string): Promise<boolean>;
  /** Who is in the room by the SFU's own word. */
  list(site: Site, room: string): Promise<Listing>;
  /** Whether the room is there; `listed` then names nobody. */
  probe(site: Site, room: string): Promise<Listing>;
  removeIdentity(site: Site, room: string, identity: string): Promise<void>;
  /** Mutes what the identity sends of that kind; it may unmute itself. */
  silence(site: Site, room: string, identity: string, what: Sendable): Promise<void>;
  /** What the identity may send from now on; what it sends and may not ends. */
  permit(site: Site, room: string, identity: string, allowed: Allowed): Promise<void>;
  /** True where the room is gone for certain. */
  deleteRoom(site: Site, room: string): Promise<boolean>;
}

const client = (site: Site) =>
  new RoomServiceClient(site.api, site.key, site.secret, { requestTimeout: TIMEOUT_S, failover: false });

const isNotFound = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'not_found';

/** What went wrong, for the log: the SDK's words hold no secret and no name of a person. */
function report(site: Site, call: string, error: unknown): void {
  console.warn(`SFU ${site.id}: ${call} failed: ${error instanceof Error ? error.message : String(error)}`);
}

export const sfuApi: SfuApi = {
  async createRoom(site, name) {
    try {
      await client(site).createRoom({
        name,
        emptyTimeout: EMPTY_TIMEOUT_S,
        departureTimeout: DEPARTURE_TIMEOUT_S,
      });
      return true;
    } catch (error) {
      report(site, 'CreateRoom', error);
      return false;
    }
  },

  async list(site, room) {
    const there = await sfuApi.probe(site, room);
    if (there.kind !== 'listed') return there;
    try {
      const participants = await client(site).listParticipants(room);
      return { kind: 'listed', identities: participants.map(({ identity }) => identity) };
    } catch (error) {
      report(site, 'ListParticipants', error);
      return { kind: 'error' };
    }
  },

  async probe(site, room) {
    try {
      const rooms = await client(site).listRooms([room]);
      return rooms.some(({ name }) => name === room) ? { kind: 'listed', identities: [] } : { kind: 'missing' };
    } catch (error) {
      report(site, 'ListRooms', error);
      return { kind: 'error' };
    }
  },

  async removeIdentity(site, room, identity) {
    try {
      await client(site).removeParticipant(room, identity);
    } catch (error) {
      // Who has gone by themselves is gone; the next reconciliation sees everybody else.
      if (!isNotFound(error)) report(site, 'RemoveParticipant', error);
    }
  },

  async silence(site, room, identity, what) {
    try {
      const api = client(site);
      const { tracks } = await api.getParticipant(room, identity);
      const sounding = tracks.filter(({ source, muted }) => isOfKind(source, what) && !muted);
      await Promise.all(sounding.map(({ sid }) => api.mutePublishedTrack(room, identity, sid, true)));
    } catch (error) {
      // Who is not there is silent.
      if (!isNotFound(error)) report(site, 'MutePublishedTrack', error);
    }
  },

  async permit(site, room, identity, allowed) {
    const sources = sourcesOf(allowed);
    const permission = {
      canSubscribe: true,
      canPublish: sources.length > 0,
      canPublishSources: sources,
      canPublishData: allowed.chat,
      canUpdateMetadata: false,
    };
    try {
      await client(site).updateParticipant(room, identity, { permission });
    } catch (error) {
      // Who is not there gets a token that says the same.
      if (!isNotFound(error)) report(site, 'UpdateParticipant', error);
    }
  },

  async deleteRoom(site, room) {
    try {
      await client(site).deleteRoom(room);
      return true;
    } catch (error) {
      if (isNotFound(error)) return true;
      report(site, 'DeleteRoom', error);
      return false;
    }
  },
};
