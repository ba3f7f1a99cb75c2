import { RoomServiceClient } from 'livekit-server-sdk';
import * as v from 'valibot';

/**
 * To be run in a namespace: `node listRooms.ts API KEY SECRET`. Prints who is in which room by an SFU's own word, as
 * JSON: [[room, [identity, …]], …].
 */
const [api, key, secret] = v.parse(v.tuple([v.string(), v.string(), v.string()]), process.argv.slice(2));
const client = new RoomServiceClient(api, key, secret, { requestTimeout: 5, failover: false });
const rooms = await Promise.all(
  (await client.listRooms()).map(async ({ name }) => {
    // It may be gone by now.
    const participants = await client.listParticipants(name).catch(() => []);
    return [name, participants.map(({ identity }) => identity)];
  }),
);
console.log(JSON.stringify(rooms));
