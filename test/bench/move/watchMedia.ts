import type { Page } from '@playwright/test';
import type { Gap } from '../../bots/startBots.ts';

/** What one page saw or heard of one other person since the last reset. */
export interface Watched {
  kind: 'video' | 'audio';
  longestGapMs: number;
  /** Those of 100 ms and more; one that goes on is listed as far as it has come. */
  gaps: Gap[];
  /** One element has played two tracks at a time, as of the old and the new room. */
  doubled: boolean;
}

declare global {
  interface Window {
    mediaWatch?: { reset(): void; report(): Watched[] };
  }
}

/**
 * Lets a bench ask a page how long pictures stood still and sound was missing. To be called before the page loads.
 *
 * Video: the time between two frames that were shown (requestVideoFrameCallback), for each person's tile. Where the page
 * was too busy to be called for each, those that it has missed count as evenly spread.
 * Audio: the time between two frames of sound from the network that were handed to the playout of the track that an
 * audio element plays (RTCRtpReceiver.getSynchronizationSources, W3C webrtc-pc §5.3), for each element; sound that was
 * made up to conceal a loss does not count. Playout does not wait for the page: what the page was too busy to look at
 * was missing only if the receiver's count of samples says so. DTX is switched off, so that silence is sent, too, and
 * nothing but a gap is a gap.
 */
export async function watchMedia(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const LISTED_MS = 100;
    const LOOK_MS = 20;
    /** A look that comes later than this was held up by the page. */
    const LATE_MS = 40;
    const COUNT_MS = 500;
    /** Chromium decodes Opus to this many samples a millisecond. */
    const SAMPLES = 48;
    const NEW_ELEMENTS_MS = 200;

    class Meter {
      readonly kind: 'video' | 'audio';
      #last: number | null = null;
      #since = 0;
      #longest = 0;
      #gaps: Gap[] = [];
      #doubled = false;
      /** What is new since a reset was missing until now. */
      constructor(kind: 'video' | 'audio', resetAt: number | null) {
        this.kind = kind;
        this.#last = resetAt;
        this.#since = resetAt ?? 0;
      }
      reset(now: number): void {
        this.#since = now;
        this.#longest = 0;
        this.#gaps = [];
        this.#doubled = false;
      }
      double(): void {
        this.#doubled = true;
      }
      came(at: number): void {
        if (this.#last !== null) this.#note(at, this.#gaps);
        this.seen(at);
      }
      /** It is there at this time; whether anything was missing before is found out otherwise. */
      seen(at: number): void {
        this.#last = Math.max(at, this.#last ?? 0);
      }
      get last(): number | null {
        return this.#last;
      }
      report(now: number): Watched | null {
        if (this.#last === null) return null;
        const gaps = [...this.#gaps];
        const longest = this.#longest;
        this.#note(now, gaps);
        const watched = { kind: this.kind, longestGapMs: this.#longest, gaps, doubled: this.#doubled };
        this.#longest = longest;
        return watched;
      }
      /** Nothing came between the two. */
      missed(from: number, to: number): void {
        this.#note(to, this.#gaps, from);
      }
      #note(at: number, gaps: Gap[], last = this.#last ?? at): void {
        const from = Math.max(last, this.#since);
        this.#longest = Math.max(this.#longest, at - from);
        if (at - from >= LISTED_MS) gaps.push({ from: performance.timeOrigin + from, to: performance.timeOrigin + at });
      }
    }

    let resetAt: number | null = null;
    const pictures = new Map<string, Meter>();
    const sounds = new Map<HTMLAudioElement, Meter>();
    const receivers = new WeakMap<MediaStreamTrack, RTCRtpReceiver>();
    const watched = new WeakSet<HTMLVideoElement>();

    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        this.addEventListener('track', ({ track, receiver }) => receivers.set(track, receiver));
      }
      override setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
        const { type, sdp = '' } = description;
        return super.setRemoteDescription({ type, sdp: sdp.replaceAll('usedtx=1', 'usedtx=0') });
      }
    };

    const nameOf = (video: HTMLVideoElement) =>
      video.closest('[role="group"][aria-label]')?.getAttribute('aria-label') ?? null;

    function watchPicture(video: HTMLVideoElement): void {
      watched.add(video);
      let before = { presentationTime: 0, presentedFrames: 0 };
      const shown = (_now: number, { presentationTime, presentedFrames }: VideoFrameCallbackMetadata) => {
        video.requestVideoFrameCallback(shown);
        const name = nameOf(video);
        if (name === null || name.endsWith('(you)')) return;
        let meter = pictures.get(name);
        if (!meter) pictures.set(name, (meter = new Meter('video', resetAt)));
        const frames = Math.max(1, presentedFrames - before.presentedFrames);
        const each = (presentationTime - before.presentationTime) / frames;
        for (let missed = frames - 1; missed > 0; missed--) meter.came(presentationTime - missed * each);
        meter.came(presentationTime);
        before = { presentationTime, presentedFrames };
      };
      video.requestVideoFrameCallback(shown);
    }

    let lookedAt = performance.now();

    function listen(): void {
      const late = performance.now() - lookedAt > LATE_MS;
      lookedAt = performance.now();
      for (const element of document.querySelectorAll('audio')) {
        const stream = element.srcObject instanceof MediaStream ? element.srcObject : null;
        const [track, another] = stream?.getAudioTracks() ?? [];
        const receiver = track && receivers.get(track);
        const [source] = receiver?.getSynchronizationSources() ?? [];
        if (!receiver || !source) continue;
        let meter = sounds.get(element);
        if (!meter) sounds.set(element, (meter = new Meter('audio', resetAt)));
        if (another) meter.double();
        // Chromium counts from the Unix epoch, the specification from the page's time origin.
        const { timestamp } = source;
        const at = timestamp > performance.timeOrigin ? timestamp - performance.timeOrigin : timestamp;
        const from = meter.last;
        if (!late || from === null) meter.came(at);
        else {
          meter.seen(at);
          void judge(receiver, meter, from, at);
        }
      }
    }

    interface Played {
      at: number;
      /** Of sound from the network, milliseconds. */
      ms: number;
    }
    const counted = new Map<RTCRtpReceiver, Played>();

    async function count(receiver: RTCRtpReceiver): Promise<Played | null> {
      for (const stats of (await receiver.getStats()).values()) {
        if (stats.type !== 'inbound-rtp') continue;
        return { at: stats.timestamp, ms: (stats.totalSamplesReceived - stats.concealedSamples) / SAMPLES };
      }
      return null;
    }

    /** Nobody has looked between the two times; what the receiver has counted tells whether sound was missing. */
    async function judge(receiver: RTCRtpReceiver, meter: Meter, from: number, to: number): Promise<void> {
      const before = counted.get(receiver);
      const now = await count(receiver);
      if (before && now && now.at - before.at - (now.ms - before.ms) < LATE_MS) return;
      meter.missed(from, to);
    }

    async function countAll(): Promise<void> {
      for (const element of sounds.keys()) {
        const track = element.srcObject instanceof MediaStream ? element.srcObject.getAudioTracks()[0] : undefined;
        const receiver = track && receivers.get(track);
        const now = receiver && (await count(receiver));
        if (now) counted.set(receiver, now);
      }
    }

    // One track goes and another comes in one step; both are looked at then, however late the next look is.
    const { addTrack, removeTrack } = MediaStream.prototype;
    MediaStream.prototype.addTrack = function (track) {
      addTrack.call(this, track);
      if (track.kind === 'audio') listen();
    };
    MediaStream.prototype.removeTrack = function (track) {
      if (track.kind === 'audio') listen();
      removeTrack.call(this, track);
    };

    setInterval(listen, LOOK_MS);
    setInterval(() => void countAll(), COUNT_MS);
    setInterval(() => {
      for (const video of document.querySelectorAll('video')) if (!watched.has(video)) watchPicture(video);
      for (const element of sounds.keys()) if (!element.isConnected) sounds.delete(element);
    }, NEW_ELEMENTS_MS);

    window.mediaWatch = {
      reset() {
        resetAt = performance.now();
        for (const meter of [...pictures.values(), ...sounds.values()]) meter.reset(resetAt);
      },
      report: () =>
        [...pictures.values(), ...sounds.values()].flatMap((meter) => meter.report(performance.now()) ?? []),
    };
  });
}
