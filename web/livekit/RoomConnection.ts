import { effect, type ReadonlySignal } from '@preact/signals';
import { Room, RoomEvent, Track } from 'livekit-client';
import type { Media } from '../../worker/protocol/messages.ts';
import type { LocalTracks, OnArrival, OnData, Quality, RawStatistics, SharedScreen } from '../call/CallPort.ts';
import { mediaUrl } from './mediaUrl.ts';
import { readStatistics } from './readStatistics.ts';
import { connectOptions, roomOptions } from './roomOptions.ts';
import { Sending } from './Sending.ts';
import { subscribe, type Pictures } from './subscribe.ts';
import { qualityOf, viewOf, type View } from './View.ts';
import { watchPackets } from './watchPackets.ts';

/** How long a cut that the SDK may heal by itself is no loss yet. */
const WAVERING_MS = 500;
/** The protocol's shape of a seat's id. Whoever else is in the room is nobody of ours. */
const SEAT = /^s_[0-9a-z]{20}$/;

/** Everything that one may send. */
export interface Sent extends LocalTracks {
  readonly screen: ReadonlySignal<SharedScreen | null>;
}

/** changed: anything that a connection tells may be different now. spoke: who speaks, and how loud. */
export interface Listening {
  changed(): void;
  spoke(): void;
  readonly onData: OnData;
  readonly onArrival: OnArrival;
}

/**
 * connecting: for the first time. wavering: cut, and the SDK is at it. lost: for too long; it may still come back. dead:
 * it does not.
 */
type Status = 'connecting' | 'connected' | 'wavering' | 'lost' | 'dead';

/** One connection to one LiveKit room: one epoch of the meeting, from connecting to leaving. */
export class RoomConnection {
  readonly epoch: number;
  readonly crowded: boolean;
  readonly #room: Room;
  readonly #changed: () => void;
  readonly #sendings: readonly Sending[];
  readonly #stop: () => void;
  #status: Status = 'connecting';
  #wavering: ReturnType<typeof setTimeout> | undefined;
  /** Lost by silence alone, as the SDK has noticed nothing. */
  #silent = false;
  #stopWatching = () => {};

  /** `crowded`: pictures come when they are asked for, and not by themselves. */
  constructor(media: Media, sent: Sent, listening: Listening, crowded: boolean, room: Room = new Room(roomOptions())) {
    this.epoch = media.epoch;
    this.crowded = crowded;
    this.#room = room;
    this.#changed = listening.changed;
    const camera = new Sending(room, Track.Source.Camera);
    const microphone = new Sending(room, Track.Source.Microphone);
    const screen = new Sending(room, Track.Source.ScreenShare);
    const screenSound = new Sending(room, Track.Source.ScreenShareAudio);
    this.#sendings = [camera, microphone, screen, screenSound];
    this.#stop = effect(() => {
      camera.want({ original: sent.camera.value, muted: false });
      microphone.want({ original: sent.microphone.value, muted: sent.microphoneMuted.value });
      screen.want({ original: sent.screen.value?.video ?? null, muted: false, content: sent.screen.value?.content });
      screenSound.want({ original: sent.screen.value?.audio ?? null, muted: false });
    });
    this.#listen(listening);
    void this.#connect(media);
  }

  get status(): Status {
    return this.#status;
  }

  get isLost(): boolean {
    return this.#status === 'lost' || this.#status === 'dead';
  }

  get selfSpeaking(): boolean {
    return this.#room.localParticipant.isSpeaking;
  }

  get quality(): Quality {
    return qualityOf(this.#room.localParticipant.connectionQuality);
  }

  /** The others who speak, the loudest first; a level is 0 to 1. */
  get speakers(): { seat: string; level: number }[] {
    return this.#room.activeSpeakers
      .filter(({ identity, isLocal }) => !isLocal && SEAT.test(identity))
      .map(({ identity, audioLevel }) => ({ seat: identity, level: audioLevel }));
  }

  get audioBlocked(): boolean {
    return !this.#room.canPlaybackAudio;
  }

  startAudio(): void {
    // A refusal shows in `audioBlocked`.
    this.#room.startAudio().catch(() => {});
  }

  seats(): string[] {
    return [...this.#room.remoteParticipants.keys()].filter((identity) => SEAT.test(identity));
  }

  view(seat: string): View | null {
    const participant = this.#room.remoteParticipants.get(seat);
    return participant ? viewOf(participant, this) : null;
  }

  statistics(): Promise<RawStatistics> {
    return readStatistics(this.#room);
  }

  /** Which of somebody's pictures are to arrive here; their sound always does. */
  subscribe(seat: string, pictures: Pictures): void {
    const participant = this.#room.remoteParticipants.get(seat);
    if (participant) subscribe(participant, pictures);
  }

  /** False: not connected, not allowed, or it did not go out. */
  async send(payload: Uint8Array<ArrayBuffer>, to: readonly string[] | null): Promise<boolean> {
    const { localParticipant } = this.#room;
    // The SFU drops what is not allowed without a word.
    if (this.#status !== 'connected' || localParticipant.permissions?.canPublishData === false) return false;
    try {
      await localParticipant.publishData(payload, {
        reliable: true,
        ...(to ? { destinationIdentities: [...to] } : {}),
      });
      return true;
    } catch {
      return false;
    }
  }

  leave(): void {
    this.#status = 'dead';
    clearTimeout(this.#wavering);
    this.#stopWatching();
    this.#stop();
    for (const sending of this.#sendings) sending.end();
    this.#room.removeAllListeners();
    void this.#room.disconnect(false);
  }

  async #connect(media: Media): Promise<void> {
    try {
      const options = { ...connectOptions, autoSubscribe: !this.crowded };
      await this.#room.connect(mediaUrl(media.url, location.href), media.token, options);
      // Not while ICE is still being agreed on: that would be possible, but encoders that start then and a second round
      // of descriptions hold up the first picture of the others (npm run bench -- join).
      for (const sending of this.#sendings) sending.open();
      if (this.#status !== 'dead') this.#stopWatching = watchPackets(this.#room, (silent) => this.#listenedFor(silent));
    } catch {
      // Why does not matter here: the control plane is told, and knows where to go instead.
      this.#become('dead');
    }
  }

  #listen({ spoke, onData, onArrival }: Listening): void {
    const changed = () => this.#changed();
    const arrived = () => {
      this.#become('connected');
      for (const seat of this.seats()) onArrival(seat);
    };
    this.#room
      // Who is there is known by now, so that what each of them needs is made while ICE is being agreed on.
      .on(RoomEvent.SignalConnected, changed)
      .on(RoomEvent.Connected, arrived)
      .on(RoomEvent.Reconnected, arrived)
      .on(RoomEvent.SignalReconnecting, () => this.#waver())
      .on(RoomEvent.Reconnecting, () => this.#waver())
      .on(RoomEvent.Disconnected, () => this.#become('dead'))
      .on(RoomEvent.ParticipantConnected, ({ identity }) => {
        changed();
        if (SEAT.test(identity)) onArrival(identity);
      })
      .on(RoomEvent.ParticipantDisconnected, changed)
      .on(RoomEvent.TrackSubscribed, (track) => {
        // The first packet has come.
        track.mediaStreamTrack.addEventListener('unmute', changed, { once: true });
        changed();
      })
      .on(RoomEvent.TrackUnsubscribed, changed)
      // Only then has the publication let go of its track.
      .on(RoomEvent.TrackUnpublished, changed)
      .on(RoomEvent.TrackPublished, changed)
      .on(RoomEvent.TrackMuted, changed)
      .on(RoomEvent.TrackUnmuted, changed)
      .on(RoomEvent.ParticipantPermissionsChanged, (_before, participant) => {
        if (participant !== this.#room.localParticipant) return;
        for (const sending of this.#sendings) sending.permissionsChanged();
      })
      .on(RoomEvent.DataReceived, (payload, _participant, _kind, _topic, _encryption, identity = '') => {
        // The SFU's word, which may come before its word that they are here. What nobody of ours has sent is nobody's word.
        if (SEAT.test(identity)) onData(identity, payload);
      })
      .on(RoomEvent.ActiveSpeakersChanged, spoke)
      .on(RoomEvent.ConnectionQualityChanged, changed)
      .on(RoomEvent.TrackStreamStateChanged, changed)
      .on(RoomEvent.AudioPlaybackStatusChanged, changed);
  }

  #waver(): void {
    if (this.#status !== 'connected') return;
    this.#become('wavering');
    this.#wavering = setTimeout(() => this.#status === 'wavering' && this.#become('lost'), WAVERING_MS);
  }

  #listenedFor(silent: boolean): void {
    if (silent && this.#status === 'connected') {
      this.#become('lost');
      this.#silent = true;
    } else if (!silent && this.#silent) this.#become('connected');
  }

  #become(status: Status): void {
    if (this.#status === 'dead') return;
    clearTimeout(this.#wavering);
    if (status === 'dead') this.#stopWatching();
    this.#silent = false;
    this.#status = status;
    this.#changed();
  }
}
