import type { Site } from '../../protocol/settings.ts';

/** What a look at a site has shown. `packets`: its counter, in and out, since it started; null where it tells none. */
export type Observation =
  | { readonly ok: true; readonly rooms: ReadonlyMap<string, number>; readonly packets: number | null }
  | { readonly ok: false; readonly reason: string };

export type FleetEvent =
  /** The setting SFU_SITES, and what tells it from another one. */
  | { readonly type: 'settings'; readonly sites: readonly Site[]; readonly digest: string }
  /** Somebody needs sites, and says what they have placed since they asked last. */
  | { readonly type: 'wanted'; readonly placed: readonly { readonly site: string; readonly load: number }[] }
  | { readonly type: 'add'; readonly site: Site }
  | { readonly type: 'drain'; readonly id: string }
  | { readonly type: 'undrain'; readonly id: string }
  | { readonly type: 'remove'; readonly id: string }
  /** A meeting has found the site silent. */
  | { readonly type: 'suspect'; readonly id: string }
  | { readonly type: 'looked'; readonly id: string; readonly api: string; readonly observation: Observation }
  | { readonly type: 'alarm' };

export type FleetEffect =
  | { readonly type: 'look'; readonly site: Site }
  /** Tell the meeting of this room. */
  | { readonly type: 'evacuate'; readonly room: string; readonly site: string; readonly why: 'drain' | 'down' };
