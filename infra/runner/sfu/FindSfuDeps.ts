import type { Guard } from '../guard.ts';

/** What finding a livekit-server needs of the outside. */
export interface FindSfuDeps {
  /** --sfu: this one or none. */
  explicit: string | null;
  /** The variable PATH. */
  path: string;
  /** Where what was fetched or built is kept. */
  cache: string;
  /** Base URL of the official releases. */
  releases: string;
  platform: NodeJS.Platform;
  arch: string;
  /** Folder of the pinned Go module. */
  goModule: string;
  guard: Guard;
  signal: AbortSignal;
  say(line: string): void;
}
