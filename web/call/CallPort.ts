import type { ReadonlySignal } from '@preact/signals';
import type { Media } from '../../worker/protocol/messages.ts';

/** A moving picture that a component shows: `attach` plays it in the element and answers the function that ends that. */
export interface VideoFeed {
  attach(element: HTMLVideoElement): () => void;
}

/** One other person's media, the same object through moves between SFUs. `seat` is the LiveKit identity. */
export interface Peer {
  readonly seat: string;
  /** Null while the camera is off. What nobody looks at does not arrive: to `attach` the feed is to ask for it. */
  readonly camera: ReadonlySignal<VideoFeed | null>;
  readonly microphoneMuted: ReadonlySignal<boolean>;
  readonly speaking: ReadonlySignal<boolean>;
  /** 0 to 1, as the SFU measures it. */
  readonly audioLevel: ReadonlySignal<number>;
  /** The screen, window or tab that they share; its sound plays with their voice. */
  readonly screen: ReadonlySignal<VideoFeed | null>;
  readonly quality: ReadonlySignal<Quality>;
  /** The SFU holds their pictures back, as the line to here does not carry them; the last one stands still. */
  readonly paused: ReadonlySignal<boolean>;
}

/** Whose track the statistics speak of; `seat` null: one's own. */
export interface TrackOwner {
  readonly seat: string | null;
  readonly kind: 'camera' | 'microphone' | 'screen' | 'screenSound';
}

/** What the browser counts (W3C webrtc-stats), of the newest room; `owners` by the id of the MediaStreamTrack. */
export interface RawStatistics {
  readonly reports: readonly RTCStatsReport[];
  readonly owners: ReadonlyMap<string, TrackOwner>;
}

/** How good somebody's connection to the SFU is, by its word. good: also while nothing is known. lost: nothing comes from there. */
export type Quality = 'good' | 'weak' | 'lost';

/** What matters in a shared picture: letters stay sharp (resolution before frame rate), or what moves stays smooth. */
export type ScreenContent = 'text' | 'film';

/**
 * What one shares. The owner keeps the tracks and ends them; the port sends clones. The same tracks with another content
 * go on being sent, in another way.
 */
export interface SharedScreen {
  readonly video: MediaStreamTrack;
  readonly audio: MediaStreamTrack | null;
  readonly content: ScreenContent;
}

/** connecting: the first time. reconnecting: media was there and is being sought again. */
export type CallState = 'idle' | 'connecting' | 'connected' | 'reconnecting';

/**
 * An event on a track of LocalTracks: its device is let go, as before another of its kind is opened. Phones and some
 * drivers have one open at a time, and a clone keeps it open: whoever holds one stops it. The track stays in place until
 * there is another.
 */
export type Freed = 'freed';

/** What is sent: the tracks of one's own devices. Null: off. The port clones what it sends, the owner keeps the originals. */
export interface LocalTracks {
  readonly camera: ReadonlySignal<MediaStreamTrack | null>;
  readonly microphone: ReadonlySignal<MediaStreamTrack | null>;
  readonly microphoneMuted: ReadonlySignal<boolean>;
  toggleMicrophone(): void;
  /** Output device for all sound; the empty string is the system's default. */
  readonly speaker: ReadonlySignal<string>;
}

/** An in-room message has come. `from` is the sender's seat, by the SFU's word and never by the message's own. */
export type OnData = (from: string, payload: Uint8Array) => void;

export type OnArrival = (seat: string) => void;

/** Where the media is and, on coming in, how many people are there, oneself included. */
export interface Entrance extends Media {
  readonly people?: number;
}

/**
 * A call whose code may still be on its way: `port` is there as soon as it has come. Everything that a visitor loads
 * before the call knows of this much.
 */
export interface PendingCall {
  readonly state: ReadonlySignal<CallState>;
  readonly port: ReadonlySignal<CallPort | null>;
  enter(media: Entrance): void;
  leave(): void;
}

/**
 * The media of one meeting, whatever rooms and servers carry it. Everything in call/ and features/ speaks to this;
 * livekit/ alone implements it.
 */
export interface CallPort {
  readonly state: ReadonlySignal<CallState>;
  readonly peers: ReadonlySignal<readonly Peer[]>;
  /** One's own connection. */
  readonly quality: ReadonlySignal<Quality>;
  /** The cameras of others arrive, where somebody looks at them. Off for the sake of a weak line, through moves. */
  readonly receiving: ReadonlySignal<boolean>;
  receive(cameras: boolean): void;
  /** Null without a connection. */
  statistics(): Promise<RawStatistics | null>;
  /** One came into a meeting of many and was muted; true until one unmutes. */
  readonly joinedMuted: ReadonlySignal<boolean>;
  readonly selfSpeaking: ReadonlySignal<boolean>;
  /** The seats of all others who speak now, the loudest first. */
  readonly speakers: ReadonlySignal<readonly string[]>;
  /** The browser holds back sound until a click; `startAudio` in that click's handler ends it. */
  readonly audioBlocked: ReadonlySignal<boolean>;
  startAudio(): void;
  /** What one shares. */
  readonly screen: ReadonlySignal<SharedScreen | null>;
  /** Share this from now on, or nothing; it goes on through moves. */
  share(screen: SharedScreen | null): void;
  /**
   * Sends a message (at most 15,000 bytes) to these seats, or to everybody, reliably and in order, through every room that
   * the meeting is in at the moment: in a move it comes twice, which the receiver has to see. False: it is not known to
   * have gone out, as without a connection; whoever wants it sent tries again.
   */
  send(payload: Uint8Array<ArrayBuffer>, to: readonly string[] | null): Promise<boolean>;
  /** Messages have come that nobody has listened to yet. */
  readonly unheard: ReadonlySignal<boolean>;
  /** What is unheard is told at once, as far as it was kept. Answers the function that ends it. */
  onData(listener: OnData): () => void;
  /**
   * A seat has come into a room that this page is in, or this page into theirs: what either has missed can be said again. In
   * a move everybody comes. Answers the function that ends it.
   */
  onArrival(listener: OnArrival): () => void;
  /**
   * Be in the media at this place. A higher epoch than the current one is a move, make before break; the same epoch is a
   * fresh token, used only where the connection is lost; a lower one is ignored.
   */
  enter(media: Entrance): void;
  /** Leave for good and free everything. */
  leave(): void;
}

/** Made by livekit/createCall.ts. `onLost(epoch)` is called when the media of an epoch fails, again at most every 2 s while it stays so. */
export type CreateCall = (local: LocalTracks, onLost: (epoch: number) => void) => CallPort;
