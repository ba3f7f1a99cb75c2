import { computed, signal } from '@preact/signals';
import { backgroundMemory } from './backgroundMemory.ts';
import { CaptureDevice } from './CaptureDevice.ts';
import { createLevelMeter } from './createLevelMeter.ts';
import { deviceConstraints } from './deviceConstraints.ts';
import { deviceFailure } from './deviceFailure.ts';
import type { DeviceChoice, DeviceFailure, DeviceKind, Devices } from './Devices.ts';
import { keepsake } from './keepsake.ts';
import { thisBrowser, type MediaBrowser } from './MediaBrowser.ts';

type Capture = 'camera' | 'microphone';
/** What plugging in, or plugging in again, may cure. */
const REPLUGGED: ReadonlySet<DeviceFailure> = new Set(['none', 'failed']);
type Asked = { track: MediaStreamTrack } | { failure: DeviceFailure };
const KINDS: Readonly<Record<DeviceKind, MediaDeviceKind>> = {
  camera: 'videoinput',
  microphone: 'audioinput',
  speaker: 'audiooutput',
};

export function createDevices(browser: MediaBrowser = thisBrowser()): Devices {
  const captures = { camera: device('camera'), microphone: device('microphone') };
  // Fail closed: the camera's own picture is nobody's from the start, whether or not the background can be loaded.
  if (backgroundMemory(browser.localStorage).load()) captures.camera.substitute.value = null;
  const speakerKept = keepsake(browser.localStorage, 'narada.speaker');
  const speaker = signal(speakerKept.load());
  const choices = {
    camera: signal<readonly DeviceChoice[]>([]),
    microphone: signal<readonly DeviceChoice[]>([]),
    speaker: signal<readonly DeviceChoice[]>([]),
  };
  const cameraOff = keepsake(browser.sessionStorage, 'narada.cameraOff');
  const muted = keepsake(browser.sessionStorage, 'narada.muted');
  const cameraWanted = signal(cameraOff.load() === '');
  const microphoneMuted = signal(muted.load() !== '');
  const audible = computed(() => (microphoneMuted.value ? null : captures.microphone.track.value));
  const microphoneLevel = createLevelMeter(browser, audible);
  let listening: AbortController | null = null;

  function device(kind: Capture): CaptureDevice {
    return new CaptureDevice(keepsake(browser.localStorage, `narada.${kind}`), (track) => void ended(kind, track));
  }

  /** An unplugged device gives way to another. One that is still there has failed, and would fail again and again. */
  async function ended(kind: Capture, track: MediaStreamTrack): Promise<void> {
    const { deviceId } = track.getSettings();
    await list();
    // Chromium's 'default' is listed as long as there is any.
    const isThere = deviceId !== 'default' && choices[kind].peek().some(({ id }) => id === deviceId);
    // Meanwhile it may have been switched off or asked for again.
    if (isThere || captures[kind].state.peek().kind !== 'failed') return;
    captures[kind].chooseDefault();
    await open([kind]);
  }

  const noDevices: Asked = { failure: browser.isSecureContext || !browser.canCall ? 'unsupported' : 'insecure' };

  /** Both in one prompt; where that fails, each for itself, so that a missing camera never loses the microphone. */
  async function open(kinds: readonly Capture[]): Promise<void> {
    const questions = kinds.map((kind) => captures[kind].ask());
    const media = browser.canCall && browser.mediaDevices;
    const asked = media ? await capture(media, kinds) : kinds.map(() => noDevices);
    for (const [i, kind] of kinds.entries()) {
      const answer = asked[i];
      const question = questions[i];
      if (!answer || question === undefined) continue;
      if ('track' in answer) {
        if (kind === 'microphone') answer.track.enabled = !microphoneMuted.peek();
        captures[kind].arrived(question, answer.track);
      } else captures[kind].failed(question, answer.failure);
    }
    await list();
  }

  async function capture(media: MediaDevices, kinds: readonly Capture[]): Promise<Asked[]> {
    try {
      const stream = await media.getUserMedia(constraints(kinds));
      return kinds.map((kind) => ofKind(stream, kind));
    } catch (error) {
      if (kinds.length > 1) return alone(media, kinds, error);
      const [kind] = kinds;
      // The chosen device is gone, perhaps for good; any other is better than none.
      if (kind && captures[kind].chosen.peek() !== '' && isMissing(error)) {
        captures[kind].chooseDefault();
        return capture(media, kinds);
      }
      return [{ failure: deviceFailure(error) }];
    }
  }

  async function alone(media: MediaDevices, kinds: readonly Capture[], error: unknown): Promise<Asked[]> {
    const answers: Asked[] = [];
    for (const kind of kinds) {
      // After a no, only what is allowed already is tried again: a second prompt would be importunate.
      const mayTry = deviceFailure(error) !== 'refused' || (await browser.permission(kind)) === 'granted';
      answers.push(...(mayTry ? await capture(media, [kind]) : [{ failure: 'refused' } as const]));
    }
    return answers;
  }

  function constraints(kinds: readonly Capture[]): MediaStreamConstraints {
    const of = (kind: Capture) =>
      kinds.includes(kind) && deviceConstraints[kind](captures[kind].chosen.peek(), browser.isHeld);
    return { video: of('camera'), audio: of('microphone') };
  }

  async function list(): Promise<void> {
    const found = await browser.mediaDevices?.enumerateDevices().catch(() => []);
    for (const kind of ['camera', 'microphone', 'speaker'] as const) {
      choices[kind].value = (found ?? [])
        .filter((info) => info.kind === KINDS[kind] && info.deviceId !== '')
        .map(({ deviceId, label }) => ({ id: deviceId, label }));
    }
  }

  async function devicesChanged(): Promise<void> {
    await list();
    const back = wanted().filter((kind) => {
      const state = captures[kind].state.peek();
      return state.kind === 'failed' && REPLUGGED.has(state.failure) && choices[kind].peek().length > 0;
    });
    if (back.length > 0) await open(back);
  }

  /** A microphone that is there stays wanted while it is muted: unmuting has to be instant. */
  const isWanted = (kind: Capture) =>
    kind === 'camera' ? cameraWanted.peek() : !microphoneMuted.peek() || captures.microphone.isLive;
  const wanted = () => (['camera', 'microphone'] as const).filter(isWanted);

  return {
    captures,
    camera: captures.camera.given,
    microphone: captures.microphone.given,
    microphoneMuted,
    speaker,
    cameraState: captures.camera.state,
    microphoneState: computed(() => {
      const state = captures.microphone.state.value;
      return state.kind === 'on' && microphoneMuted.value ? { kind: 'off' } : state;
    }),
    microphoneLevel,
    choices,
    chosen: { camera: captures.camera.chosen, microphone: captures.microphone.chosen, speaker },
    isHeld: browser.isHeld,
    canChooseSpeaker: browser.canChooseSpeaker,
    start() {
      if (!listening) {
        listening = new AbortController();
        const { signal } = listening;
        browser.mediaDevices?.addEventListener('devicechange', () => void devicesChanged(), { signal });
      }
      const missing = wanted().filter(
        (kind) => !captures[kind].isLive && captures[kind].state.peek().kind !== 'asking',
      );
      if (missing.length > 0) void open(missing);
    },
    toggleCamera() {
      cameraWanted.value = !cameraWanted.peek();
      cameraOff.save(cameraWanted.peek() ? '' : 'off');
      if (cameraWanted.peek()) void open(['camera']);
      else captures.camera.off();
    },
    toggleMicrophone() {
      microphoneMuted.value = !microphoneMuted.peek();
      muted.save(microphoneMuted.peek() ? 'muted' : '');
      const track = captures.microphone.track.peek();
      if (track) track.enabled = !microphoneMuted.peek();
      else if (!microphoneMuted.peek() && captures.microphone.state.peek().kind !== 'asking') void open(['microphone']);
    },
    choose(kind, id) {
      if (kind === 'speaker') {
        speaker.value = id;
        speakerKept.save(id);
        return;
      }
      captures[kind].choose(id);
      if (!isWanted(kind)) return;
      captures[kind].release();
      void open([kind]);
    },
    stop() {
      listening?.abort();
      listening = null;
      captures.camera.off();
      captures.microphone.off();
    },
  };
}

const isMissing = (error: unknown) => deviceFailure(error) === 'none';

function ofKind(stream: MediaStream, kind: Capture): Asked {
  const [track] = kind === 'camera' ? stream.getVideoTracks() : stream.getAudioTracks();
  return track ? { track } : { failure: 'none' };
}
