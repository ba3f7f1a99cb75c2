import { batch, effect, signal } from '@preact/signals';
import { LogLevel, setLogLevel, type Room } from 'livekit-client';
import type { Media } from '../../worker/protocol/messages.ts';
import type {
  CallState,
  CreateCall,
  Entrance,
  OnArrival,
  OnData,
  Peer,
  Quality,
  SharedScreen,
} from '../call/CallPort.ts';
import { RoomConnection, type Listening } from './RoomConnection.ts';
import { dropRoom, preparedRoom } from './preparedRoom.ts';
import { SwitchedPeer } from './SwitchedPeer.ts';

/** Above so many people, newcomers are muted. */
const QUIET = 20;
/** Up to so many people, all pictures come by themselves, which is a round trip sooner. */
const AUTOMATIC = 16;
/** While the media is lost, this often somebody is told. */
const REPORT_MS = 2_000;
/** Messages that are kept for the first who listens. */
const MOST_EARLY = 100;
/** How long both rooms are kept: after the last thing came from the old one, for the others to find us; and at most. */
const OVERLAP_MS = { least: 1_500, most: 16_000 };
/**
 * A server that everybody flees to in the same instant lets all of them wait: each person of the meeting widens the time
 * over which they come.
 */
const LOST_IN_TURN_MS = { each: 10, most: 2_000 };

// The SDK complains of every connection that goes, also of those that we let go; what matters comes as an event.
setLogLevel(LogLevel.silent);

/** The media of one meeting over LiveKit: one connection a room, and one set of people over all of them. */
export const createCall: CreateCall = (local, onLost) => {
  const state = signal<CallState>('idle');
  const peers = signal<readonly Peer[]>([]);
  const selfSpeaking = signal(false);
  const quality = signal<Quality>('good');
  const receiving = signal(true);
  const joinedMuted = signal(false);
  const speakers = signal<readonly string[]>([]);
  const audioBlocked = signal(false);
  const screen = signal<SharedScreen | null>(null);
  const sent = { ...local, screen };
  const listeners = new Set<OnData>();
  const awaiting = new Set<OnArrival>();
  let early: Parameters<OnData>[] = [];
  const unheard = signal(false);
  const listening: Listening = {
    changed: refresh,
    spoke,
    onData(from, payload) {
      if (listeners.size === 0 && early.length < MOST_EARLY) {
        early.push([from, payload]);
        unheard.value = true;
      }
      for (const listener of listeners) listener(from, payload);
    },
    onArrival(seat) {
      for (const listener of awaiting) listener(seat);
    },
  };
  /** Newest first. */
  let connections: readonly RoomConnection[] = [];
  const known = new Map<string, SwitchedPeer>();
  let wasConnected = false;
  let refreshing = false;
  let reporting: ReturnType<typeof setTimeout> | null = null;
  let overlap: ReturnType<typeof setTimeout> | null = null;
  let overlapSince = 0;
  /** When anything was last needed of an older room. */
  let neededAt = 0;
  /** The room that is about to be entered. */
  let coming: { media: Media; hurried: boolean; timer: ReturnType<typeof setTimeout> } | null = null;
  const stopWatching = effect(() => {
    if (!local.microphoneMuted.value) joinedMuted.value = false;
  });
  // The first is ready before it is needed.
  let spare: Room | undefined = preparedRoom();

  function refresh(): void {
    const [newest] = connections;
    if (!newest) return;
    dropOld(newest);
    batch(() => {
      showPeers(newest);
      if (connections.some(({ status }) => status === 'connected' || status === 'wavering')) {
        wasConnected = true;
        state.value = 'connected';
      } else state.value = wasConnected ? 'reconnecting' : 'connecting';
      quality.value = newest.quality;
      audioBlocked.value = connections.some((connection) => connection.audioBlocked);
    });
    spoke();
    if (newest.isLost && reporting === null) report();
    // What one could have stayed for is gone.
    if (state.peek() !== 'connected' && coming && !coming.hurried) comeInTurn(coming.media);
  }

  /** Once, for a whole page of tiles that come or go. */
  function refreshSoon(): void {
    if (refreshing) return;
    refreshing = true;
    queueMicrotask(() => {
      refreshing = false;
      refresh();
    });
  }

  function spoke(): void {
    const [newest] = connections;
    if (!newest) return;
    const now = newest.speakers.filter(({ seat }) => known.has(seat));
    const seats = now.map(({ seat }) => seat);
    batch(() => {
      selfSpeaking.value = newest.selfSpeaking;
      for (const seat of speakers.peek()) if (!seats.includes(seat)) known.get(seat)?.speak(null);
      for (const { seat, level } of now) known.get(seat)?.speak(level);
      if (seats.join() !== speakers.peek().join()) speakers.value = seats;
    });
  }

  function showPeers(newest: RoomConnection): void {
    const seats = new Set(connections.flatMap((connection) => connection.seats()));
    for (const seat of seats) {
      if (!known.has(seat)) known.set(seat, new SwitchedPeer(seat, local.speaker, !newest.crowded, refreshSoon));
    }
    for (const [seat, peer] of known) {
      const { camera, screen: shared } = peer.pictures;
      const pictures = { camera: camera && receiving.peek(), screen: shared };
      for (const connection of connections) connection.subscribe(seat, pictures);
      peer.update(connections.flatMap((connection) => connection.view(seat) ?? []));
    }
    const now = [...known.values()].filter(({ seat }) => seats.has(seat));
    const before = peers.peek();
    if (now.length !== before.length || now.some((peer, i) => peer !== before[i])) peers.value = now;
  }

  /** Older rooms go when they are dead, or when nobody needs them any more. */
  function dropOld(newest: RoomConnection): void {
    const olds = connections.slice(1);
    if (olds.length === 0) return;
    const now = Date.now();
    if (newest.status === 'connected' && overlap === null) {
      overlapSince = neededAt = now;
      watchOverlap();
    }
    if (olds.some((old) => [...known.values()].some((peer) => peer.needs(old)))) neededAt = now;
    const over =
      newest.status === 'connected' && (now - neededAt > OVERLAP_MS.least || now - overlapSince > OVERLAP_MS.most);
    const done = olds.filter((old) => over || old.status === 'dead');
    leave(done);
  }

  function watchOverlap(): void {
    overlap = setTimeout(() => {
      refresh();
      if (connections.length > 1) watchOverlap();
      else overlap = null;
    }, 250);
  }

  function leave(done: readonly RoomConnection[]): void {
    connections = connections.filter((connection) => !done.includes(connection));
    for (const connection of done) connection.leave();
  }

  function comeInTurn(media: Media): void {
    clearTimeout(coming?.timer);
    const hurried = state.peek() !== 'connected';
    const { each, most } = LOST_IN_TURN_MS;
    const spread = hurried ? Math.min(most, peers.peek().length * each) : (media.withinMs ?? 0);
    coming = { media, hurried, timer: setTimeout(() => come(media), Math.random() * spread) };
  }

  /** Be in this room, too; those before are left when they are not needed any more. */
  function come(media: Entrance): void {
    coming = null;
    const people = media.people ?? peers.peek().length + 1;
    const [newest] = connections;
    if (newest && media.epoch < newest.epoch) return;
    if (newest && media.epoch === newest.epoch && !newest.isLost) return;
    // In one room one identity is there once: the former connection must not fight the new one. And one that has not
    // got anywhere yet need not be waited for.
    leave(connections.filter(({ epoch, status }) => epoch === media.epoch || status === 'connecting'));
    if (overlap !== null) clearTimeout(overlap);
    overlap = null;
    connections = [new RoomConnection(media, sent, listening, people > AUTOMATIC, spare), ...connections];
    spare = undefined;
    refresh();
  }

  function joinMuted(): void {
    if (local.microphoneMuted.peek()) return;
    local.toggleMicrophone();
    joinedMuted.value = true;
  }

  function report(): void {
    const [newest] = connections;
    reporting = null;
    if (!newest?.isLost) return;
    reporting = setTimeout(report, REPORT_MS);
    onLost(newest.epoch);
  }

  return {
    state,
    peers,
    quality,
    receiving,
    receive(cameras) {
      receiving.value = cameras;
      refresh();
    },
    statistics: async () => (await connections[0]?.statistics()) ?? null,
    joinedMuted,
    selfSpeaking,
    speakers,
    audioBlocked,
    startAudio() {
      for (const connection of connections) connection.startAudio();
    },
    screen,
    share(shared) {
      screen.value = shared;
    },
    async send(payload, to) {
      const done = await Promise.all(connections.map((connection) => connection.send(payload, to)));
      return done.includes(true);
    },
    unheard,
    onData(listener) {
      listeners.add(listener);
      for (const data of early) listener(...data);
      early = [];
      unheard.value = false;
      return () => void listeners.delete(listener);
    },
    onArrival(listener) {
      awaiting.add(listener);
      return () => void awaiting.delete(listener);
    },
    enter(media) {
      if (connections.length === 0) {
        if ((media.people ?? 0) > QUIET) joinMuted();
        return come(media);
      }
      if (coming && coming.media.epoch > media.epoch) return;
      comeInTurn(media);
    },
    leave() {
      clearTimeout(coming?.timer);
      if (reporting !== null) clearTimeout(reporting);
      if (overlap !== null) clearTimeout(overlap);
      stopWatching();
      for (const peer of known.values()) peer.dispose();
      leave(connections);
      if (spare) dropRoom(spare);
      peers.value = [];
      state.value = 'idle';
    },
  };
};
