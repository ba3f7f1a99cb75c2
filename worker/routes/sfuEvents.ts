import { Hono } from 'hono';
import { fleetStub, fleetView } from '../objects/fleetOf.ts';
import { meetingById } from '../objects/meetingById.ts';
import { parseRoomName } from '../domain/roomName.ts';
import { verifyWebhook } from '../services/webhook.ts';
import type { HonoEnv } from './context.ts';
import { fail } from './fail.ts';

/** The events after which a meeting may differ from what its object believes. */
const TELLING = new Set(['participant_joined', 'participant_left', 'participant_connection_aborted', 'room_finished']);
/** Bytes. LiveKit's are a few hundred. */
const MAX_BODY = 262_144;

/**
 * Webhooks of the SFUs. They only ever make an object look at the SFU's own list, so that one that is late, doubled,
 * reordered, replayed or lost changes nothing; that is why no event id is kept.
 */
export const sfuEvents = new Hono<HonoEnv>().post('/sfu/events', async (c) => {
  if (Number(c.req.header('Content-Length') ?? 0) > MAX_BODY)
    return fail(c, 'message_too_large', 'Too large for a webhook.');
  const body = new Uint8Array(await c.req.arrayBuffer());
  const sites = await fleetView(c.env).sites(fleetStub(c.env), Date.now());
  const webhook = await verifyWebhook(
    sites.map(({ site }) => site),
    c.req.header('Authorization'),
    body,
  );
  switch (webhook.kind) {
    case 'unauthorized':
      return fail(c, 'webhook_unauthorized', 'Not signed by one of our SFUs.');
    case 'malformed':
      return fail(c, 'webhook_malformed', 'Not a LiveKit event.');
    case 'event': {
      const room = parseRoomName(webhook.room);
      if (room && TELLING.has(webhook.event)) {
        const meeting = meetingById(c.env, room.objectId);
        // Answered before the object has acted: the SFU waits for nobody.
        if (meeting) c.executionCtx.waitUntil(meeting.hint(room.mid, room.epoch, webhook.identity));
      }
      return c.json({ ok: true });
    }
  }
});
