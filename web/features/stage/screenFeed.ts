import type { CallPort, VideoFeed } from '../../call/CallPort.ts';
import { trackFeed } from '../trackFeed.ts';
import { sharesOwnTab } from './ownTab.ts';

/** What somebody shares, or oneself. Read inside a computed, it follows. */
export function screenFeed(seat: string, self: boolean, call: CallPort): VideoFeed | null {
  if (self) return call.screen.value && !sharesOwnTab.value ? trackFeed(call.screen.value.video) : null;
  return call.peers.value.find((peer) => peer.seat === seat)?.screen.value ?? null;
}
