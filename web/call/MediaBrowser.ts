import { listeningContext } from './listeningContext.ts';

/** The browser, as far as devices need it. */
export interface MediaBrowser {
  /** Absent on insecure origins and in very old browsers. */
  readonly mediaDevices: MediaDevices | undefined;
  readonly isSecureContext: boolean;
  /** Whether it has WebRTC: old browsers have not, and some people switch it off. */
  readonly canCall: boolean;
  /** A phone or a tablet: it is held, and runs on a battery. */
  readonly isHeld: boolean;
  /** 'unknown' where the browser does not tell. */
  permission(kind: 'camera' | 'microphone'): Promise<PermissionState | 'unknown'>;
  /** Kept on this device. */
  localStorage(): Storage;
  /** Kept for this tab. */
  sessionStorage(): Storage;
  /** Null where the browser has no Web Audio. */
  createAudioContext(): AudioContext | null;
  /** Calls `act` some 15 times a second; answers the function that ends it. */
  often(act: () => void): () => void;
  readonly canChooseSpeaker: boolean;
}

export const thisBrowser = (): MediaBrowser => ({
  mediaDevices: navigator.mediaDevices,
  isSecureContext,
  canCall: 'RTCPeerConnection' in globalThis,
  isHeld: matchMedia('(pointer: coarse)').matches,
  async permission(kind) {
    try {
      // Browsers that do not know the name throw.
      return (await navigator.permissions.query({ name: kind })).state;
    } catch {
      return 'unknown';
    }
  },
  localStorage: () => localStorage,
  sessionStorage: () => sessionStorage,
  createAudioContext: listeningContext,
  often(act) {
    const timer = setInterval(act, 66);
    return () => clearInterval(timer);
  },
  canChooseSpeaker: 'setSinkId' in HTMLMediaElement.prototype,
});
