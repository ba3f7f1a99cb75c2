import { compactVerify, decodeJwt } from 'jose';
import * as v from 'valibot';
import type { Site } from '../protocol/settings.ts';

/** Whom a token of ours lets in, and where. */
export interface MediaClaims {
  readonly room: string;
  readonly identity: string;
}

const Claims = v.object({ sub: v.string(), video: v.object({ room: v.string() }) });

/**
 * Null where none of these sites' keys has signed it. Its times are for the SFU to judge, whose clock and leeway are its
 * own: here a token that is over says as well as any who comes.
 */
export async function readMediaToken(sites: readonly Site[], jwt: string): Promise<MediaClaims | null> {
  try {
    const issuer = decodeJwt(jwt).iss;
    const site = sites.find(({ key }) => key === issuer);
    if (!site) return null;
    const { payload } = await compactVerify(jwt, new TextEncoder().encode(site.secret), { algorithms: ['HS256'] });
    const claims = v.safeParse(v.pipe(v.string(), v.parseJson(), Claims), new TextDecoder().decode(payload));
    return claims.success ? { room: claims.output.video.room, identity: claims.output.sub } : null;
  } catch {
    // jose throws for every kind of bad token.
    return null;
  }
}
