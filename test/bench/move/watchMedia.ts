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
 * Video: the time between two frames that the page has shown (requestVideoFrameCallback), for each person's tile.
 * Audio: the time between two frames of sound from the network that were handed to the playout of the track that an
 * audio element plays (RTCRtpReceiver.getSynchronizationSources, W3C webrtc-pc §5.3), for each element; sound that was
 * made up to conceal a loss does not count. DTX is switched off, so that silence is sent, too, and nothing but a gap
 * is a gap.
 */
export async function watchMedia(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const LISTED_MS = 100;
    const LOOK_MS = 20;
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
        this.#last = Math.max(at, this.#last ?? 0);
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
      #note(at: number, gaps: Gap[]): void {
        const from = Math.max(this.#last ?? at, this.#since);
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
      const shown = () => {
        video.requestVideoFrameCallback(shown);
        const name = nameOf(video);
        if (name === null || name.endsWith('(you)')) return;
        let meter = pictures.get(name);
        if (!meter) pictures.set(name, (meter = new Meter('video', resetAt)));
        meter.came(performance.now());
      };
      video.requestVideoFrameCallback(shown);
    }

    function listen(): void {
      for (const element of document.querySelectorAll('audio')) {
        const stream = element.srcObject instanceof MediaStream ? element.srcObject : null;
        const [track, another] = stream?.getAudioTracks() ?? [];
        const [source] = (track && receivers.get(track)?.getSynchronizationSources()) ?? [];
        if (!source) continue;
        let meter = sounds.get(element);
        if (!meter) sounds.set(element, (meter = new Meter('audio', resetAt)));
        if (another) meter.double();
        // Chromium counts from the Unix epoch, the specification from the page's time origin.
        const { timestamp } = source;
        meter.came(timestamp > performance.timeOrigin ? timestamp - performance.timeOrigin : timestamp);
      }
    }

    setInterval(listen, LOOK_MS);
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
