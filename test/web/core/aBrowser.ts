import { isFacing } from '../../../web/call/deviceConstraints.ts';
import type { MediaBrowser } from '../../../web/call/MediaBrowser.ts';

export class FakeTrack extends EventTarget {
  readonly kind: 'video' | 'audio';
  readonly deviceId: string;
  enabled = true;
  readyState: 'live' | 'ended' = 'live';

  constructor(kind: 'video' | 'audio', deviceId: string) {
    super();
    this.kind = kind;
    this.deviceId = deviceId;
  }

  getSettings(): MediaTrackSettings {
    return { deviceId: this.deviceId, ...(isFacing(this.deviceId) ? { facingMode: this.deviceId } : {}) };
  }

  stop(): void {
    this.readyState = 'ended';
  }

  /** By whatever: unplugged, where the hardware no longer has it; failed, where it does. */
  end(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}

/** One answer of getUserMedia for one kind: the ids of the devices that work, or the error that it throws. */
type Hardware = string[] | { name: string; message?: string };

class Refused extends Error {
  constructor({ name, message = '' }: { name: string; message?: string }) {
    super(message);
    this.name = name;
  }
}

/** A camera that looks somewhere has its facing mode for an id. */
const idOf = (constraint: MediaTrackConstraints | boolean | undefined): string | undefined =>
  typeof constraint === 'object'
    ? ((constraint.deviceId ?? constraint.facingMode) as ConstrainDOMStringParameters | undefined)?.exact?.toString()
    : undefined;

class FakeMediaDevices extends EventTarget {
  readonly hardware: { camera: Hardware; microphone: Hardware };
  readonly prompts: string[] = [];
  /** What was asked of cameras, in order. */
  readonly cameras: MediaTrackConstraints[] = [];
  /** Devices that open, and are over before the page has them. */
  broken: string[] = [];

  constructor(hardware: { camera: Hardware; microphone: Hardware }) {
    super();
    this.hardware = hardware;
  }

  async getUserMedia({ video, audio }: MediaStreamConstraints): Promise<MediaStream> {
    this.prompts.push([video && 'camera', audio && 'microphone'].filter(Boolean).join('+'));
    if (typeof video === 'object') this.cameras.push(video);
    const tracks = [
      ...(video ? [this.#open('video', this.hardware.camera, idOf(video))] : []),
      ...(audio ? [this.#open('audio', this.hardware.microphone, idOf(audio))] : []),
    ];
    const of = (kind: string) => () => tracks.filter((track) => track.kind === kind);
    return { getVideoTracks: of('video'), getAudioTracks: of('audio') } as unknown as MediaStream;
  }

  enumerateDevices(): Promise<MediaDeviceInfo[]> {
    const of = (kind: MediaDeviceKind, hardware: Hardware) =>
      Array.isArray(hardware) ? hardware.map((deviceId) => ({ kind, deviceId, label: `The ${deviceId}` })) : [];
    return Promise.resolve([
      ...of('videoinput', this.hardware.camera),
      ...of('audioinput', this.hardware.microphone),
    ] as MediaDeviceInfo[]);
  }

  #open(kind: 'video' | 'audio', hardware: Hardware, wanted: string | undefined): FakeTrack {
    if (!Array.isArray(hardware)) throw new Refused(hardware);
    const [first] = hardware;
    if (first === undefined) throw new Refused({ name: 'NotFoundError' });
    if (wanted !== undefined && !hardware.includes(wanted)) throw new Refused({ name: 'OverconstrainedError' });
    const track = new FakeTrack(kind, wanted ?? first);
    if (this.broken.includes(track.deviceId)) track.stop();
    return track;
  }
}

function aStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
}

/** A browser with one camera and one microphone that are allowed, unless said otherwise. */
export function aBrowser(change: Partial<MediaBrowser> & Partial<FakeMediaDevices['hardware']> = {}) {
  const { camera = ['webcam'], microphone = ['mic'], ...rest } = change;
  const devices = new FakeMediaDevices({ camera, microphone });
  const stored = { local: aStorage(), session: aStorage() };
  const browser: MediaBrowser = {
    mediaDevices: devices as EventTarget as MediaDevices,
    isSecureContext: true,
    canCall: true,
    isHeld: false,
    permission: () => Promise.resolve('unknown'),
    localStorage: () => stored.local,
    sessionStorage: () => stored.session,
    createAudioContext: () => null,
    often: () => () => {},
    canChooseSpeaker: false,
    ...rest,
  };
  return { browser, devices };
}
