import * as v from 'valibot';

/** Not v.picklist: a page that knows only this much of valibot is smaller (messages.ts). */
const oneOf = <const T extends string>(...words: T[]) => v.custom<T>((text) => words.some((word) => word === text));

/** up: takes meetings. draining: takes none, and those that it has move away. down: does not answer. */
export const SiteState = oneOf('up', 'draining', 'down');

/** One site as the operator sees it. */
export const SiteStatus = v.object({
  id: v.string(),
  /** Where browsers connect. */
  url: v.string(),
  region: v.string(),
  /** Packets per second, in and out, that it carries well. */
  capacity: v.number(),
  state: SiteState,
  /** Since when, in milliseconds since the epoch. */
  since: v.number(),
  /** Why it is not up; null where it is. */
  reason: v.nullable(v.string()),
  /** Packets per second, in and out; null before the first look. */
  load: v.nullable(v.number()),
  /** measured: by its own counters. estimated: from the sizes of its meetings. */
  loadSource: oneOf('measured', 'estimated'),
  meetings: v.number(),
  participants: v.number(),
  /** Participants of each meeting, largest first, 200 at most. */
  sizes: v.array(v.number()),
  /** When it was last heard of, in milliseconds since the epoch; null: not yet. */
  polledAt: v.nullable(v.number()),
});

/** GET /api/fleet. */
export const FleetStatus = v.object({
  sites: v.array(SiteStatus),
  /** The Fleet looks at its sites at intervals; false: nothing is open, and it sleeps. */
  watching: v.boolean(),
});

export type SiteState = v.InferOutput<typeof SiteState>;
export type SiteStatus = v.InferOutput<typeof SiteStatus>;
export type FleetStatus = v.InferOutput<typeof FleetStatus>;
