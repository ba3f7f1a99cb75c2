import { decodeJwt, jwtVerify } from 'jose';
import * as v from 'valibot';
import type { Site } from '../protocol/settings.ts';
import { sha256Hex } from './secrets.ts';

/** The few fields of a LiveKit webhook (JSON of livekit.WebhookEvent) that a hint needs. */
const WebhookEvent = v.object({
  event: v.string(),
  room: v.optional(v.object({ name: v.optional(v.string()) })),
  participant: v.optional(v.object({ identity: v.optional(v.string()) })),
});

export type WebhookResult =
  | { kind: 'event'; event: string; room: string; identity: string | null }
  | { kind: 'unauthorized' }
  | { kind: 'malformed' };

/** Only our site's key, only HS256, only now (LiveKit: 5 min), and only with the digest of this very body. */
export async function verifyWebhook(
  sites: readonly Site[],
  authorization: string | undefined,
  body: Uint8Array,
): Promise<WebhookResult> {
  if (!(await isSigned(sites, authorization, body))) return { kind: 'unauthorized' };
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), WebhookEvent), new TextDecoder().decode(body));
  if (!parsed.success) return { kind: 'malformed' };
  const { event, room, participant } = parsed.output;
  return { kind: 'event', event, room: room?.name ?? '', identity: participant?.identity ?? null };
}

async function isSigned(sites: readonly Site[], authorization: string | undefined, body: Uint8Array): Promise<boolean> {
  const jwt = authorization?.replace(/^Bearer /i, '');
  if (!jwt) return false;
  try {
    const issuer = decodeJwt(jwt).iss;
    const site = sites.find(({ key }) => key === issuer);
    if (!site) return false;
    const { payload } = await jwtVerify(jwt, new TextEncoder().encode(site.secret), {
      algorithms: ['HS256'],
      issuer: site.key,
      clockTolerance: 10,
      requiredClaims: ['exp', 'sha256'],
    });
    const digest = Buffer.from(sha256Hex(body), 'hex').toString('base64');
    return payload['sha256'] === digest;
  } catch {
    // jose throws for every kind of bad token; all of them are the same refusal.
    return false;
  }
}
