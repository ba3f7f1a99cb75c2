import * as v from 'valibot';

const number = v.custom<number>((value) => Number.isFinite(value));

/** What we use of what a player tells about itself; each message has a part of it. */
const Info = v.object({
  playerState: v.optional(number),
  currentTime: v.optional(number),
  duration: v.optional(number),
  playbackRate: v.optional(number),
  availablePlaybackRates: v.optional(v.array(number)),
});
export type YouTubeInfo = v.InferOutput<typeof Info>;

const Named = v.object({ event: v.string(), info: v.optional(v.custom<unknown>(() => true)) });

export type YouTubeMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'info'; readonly info: YouTubeInfo }
  /** Of the codes of onError. */
  | { readonly kind: 'error'; readonly code: number };

/** A message of YouTube's player, as its own IFrame API gets it; null: of no use, or none. */
export function readYouTubeMessage(data: unknown): YouTubeMessage | null {
  const named = v.safeParse(Named, parsed(data));
  if (!named.success) return null;
  const { event, info } = named.output;
  switch (event) {
    case 'onReady':
      return { kind: 'ready' };
    case 'initialDelivery':
    case 'infoDelivery': {
      const read = v.safeParse(Info, info);
      return read.success ? { kind: 'info', info: read.output } : null;
    }
    case 'onStateChange':
      return typeof info === 'number' ? { kind: 'info', info: { playerState: info } } : null;
    case 'onError':
      return { kind: 'error', code: Number(info) };
    default:
      return null;
  }
}

function parsed(data: unknown): unknown {
  try {
    return typeof data === 'string' ? JSON.parse(data) : data;
  } catch {
    return null;
  }
}
