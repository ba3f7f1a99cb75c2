import { AccessToken } from 'livekit-server-sdk';
import type { Allowed } from '../domain/state.ts';
import { sourcesOf } from './trackSources.ts';
import type { Site } from '../protocol/settings.ts';

/** Seconds. It is used within one; the SFU hands out fresh ones while the connection lives. */
const TTL_S = 600;

/**
 * What lets one seat into one room (JWT, HS256). The least that a participant needs, and no more than a guest may send; names
 * and roles stay on the control socket, so that the SFU knows nobody.
 */
export function mediaToken(site: Site, room: string, seat: string, allowed: Allowed): Promise<string> {
  const token = new AccessToken(site.key, site.secret, { identity: seat, ttl: TTL_S });
  token.addGrant({
    room,
    roomJoin: true,
    canPublish: sourcesOf(allowed).length > 0,
    canPublishSources: sourcesOf(allowed),
    canSubscribe: true,
    canPublishData: allowed.chat,
    canUpdateOwnMetadata: false,
  });
  return token.toJwt();
}
