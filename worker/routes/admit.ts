import { Hono } from 'hono';
import { parseRoomName } from '../domain/roomName.ts';
import { fleetStub, fleetView } from '../objects/fleetOf.ts';
import { meetingById } from '../objects/meetingById.ts';
import type { Admission } from '../protocol/http.ts';
import { readMediaToken } from '../services/readMediaToken.ts';
import type { HonoEnv } from './context.ts';
import { fail } from './fail.ts';

/**
 * What a proxy in front of an SFU asks before it passes signalling on, with the visitor's token as "Authorization:
 * Bearer …": tokens cannot be revoked at the SFU. An explicit no is 403; whatever else comes, the proxy lets pass, as the
 * SFU looks at the token, too. Who has no token of ours learns nothing here.
 */
export const admit = new Hono<HonoEnv>().get('/sfu/admit', async (c) => {
  const token = /^Bearer (\S{1,4096})$/i.exec(c.req.header('Authorization') ?? '')?.[1];
  const sites = await fleetView(c.env).sites(fleetStub(c.env), Date.now());
  const claims = await readMediaToken(
    sites.map(({ site }) => site),
    token ?? '',
  );
  const room = claims && parseRoomName(claims.room);
  const meeting = room && meetingById(c.env, room.objectId);
  if (!claims || !room || !meeting) return c.json<Admission>({ admission: 'unknown' });
  const admitted = await meeting.admits(room.mid, room.epoch, claims.identity);
  if (admitted) return c.json<Admission>({ admission: 'yes' });
  return fail(c, 'not_admitted', 'The meeting does not let this token in.');
});
