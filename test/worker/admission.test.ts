import { SignJWT, decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import type { ErrorBody } from '../../worker/protocol/errors.ts';
import type { Admission } from '../../worker/protocol/http.ts';
import { Client, hostCookie, ORIGIN, worker } from './Client.ts';
import { later, rooms, stored, story, stub, TELLINGS, tellStories } from './story.ts';
import { testSfu } from './testPorts.ts';

tellStories();

/** What a proxy hears that asks about this token. */
async function ask(token: string): Promise<string> {
  const answer = await worker.fetch(`${ORIGIN}/api/sfu/admit`, { headers: { Authorization: `Bearer ${token}` } });
  if (answer.ok) return (await answer.json<Admission>()).admission;
  return `${answer.status} ${(await answer.json<ErrorBody>()).error.code}`;
}
const YES = 'yes';
const UNKNOWN = 'unknown';
const NO = '403 not_admitted';

describe.each(TELLINGS)("the proxy's question about a token, %s", (_how, pause) => {
  it('is answered yes while its seat is there, and no when its person has left', async () => {
    const one = await Client.connect(story.name);
    await one.join();
    const two = await Client.connect(story.name);
    const { media } = await two.join();
    await pause();
    expect(await ask(media.token)).toBe(YES);
    two.say({ type: 'leave' });
    await two.closed;
    await pause();
    expect(await ask(media.token)).toBe(NO);
  });

  it('is answered no as soon as a host has removed the person', async () => {
    const host = await Client.connect(story.name, { cookie: await hostCookie() });
    await host.join();
    const guest = await Client.connect(story.name);
    const { media, resume } = await guest.join();
    await pause();
    host.say({ type: 'remove', seat: resume.seat });
    await guest.closed;
    await pause();
    expect(await ask(media.token)).toBe(NO);
  });

  it('is answered no for the room that the meeting has left, and yes for the new one', async () => {
    const one = await Client.connect(story.name);
    const first = await one.join();
    testSfu.rooms.clear();
    one.say({ type: 'sfuLost', epoch: 1 });
    const moved = await one.next('media');
    await pause();
    expect([await ask(first.media.token), await ask(moved.media.token)]).toEqual([NO, YES]);
  });

  it('is answered no when the meeting is over, also where the name lives again', async () => {
    const one = await Client.connect(story.name);
    const { media } = await one.join();
    one.say({ type: 'leave' });
    await one.closed;
    await pause();
    expect(await ask(media.token)).toBe(NO);
    const reborn = await Client.connect(story.name);
    const again = await reborn.join();
    await pause();
    expect([await ask(media.token), await ask(again.media.token)]).toEqual([NO, YES]);
  });

  it('is answered yes for a seat that waits for its person to come back', async () => {
    const one = await Client.connect(story.name);
    await one.join();
    const two = await Client.connect(story.name);
    const { media, resume } = await two.join();
    two.close(1001);
    await one.next('person');
    await pause();
    expect(await ask(media.token)).toBe(YES);
    await later(1_000);
    await later(16_000);
    expect((await one.next('personGone')).seat).toBe(resume.seat);
    expect(await ask(media.token)).toBe(NO);
  });
});

describe("the proxy's question", () => {
  const sign = (claims: object, secret = 'a-secret-of-the-tests-of-40-characters..', key = 'testkey', alg = 'HS256') =>
    new SignJWT({ ...claims })
      .setProtectedHeader({ alg })
      .setIssuer(key)
      .setExpirationTime('-1h')
      .sign(new TextEncoder().encode(secret));

  it('is about what a token says, however old it is', async () => {
    const one = await Client.connect(story.name);
    const { media } = await one.join();
    const { sub, video } = decodeJwt(media.token);
    const [room = ''] = rooms();
    expect(await ask(await sign({ sub, video }))).toBe(YES);
    expect(await ask(await sign({ sub: `${sub}#x`, video }))).toBe(NO);
    expect(await ask(await sign({ sub, video: { room: room.replace(/_1$/, '_2') } }))).toBe(NO);
    expect(await ask(await sign({ sub, video: { room: room.replace(/_[0-9a-f]{32}_/, `_${'0'.repeat(32)}_`) } }))).toBe(
      NO,
    );
  });

  it('says nothing about what is not ours: another signature, another room, another deployment', async () => {
    const one = await Client.connect(story.name);
    const { media } = await one.join();
    const { sub, video } = decodeJwt(media.token);
    const foreign = `${'f'.repeat(64)}_${'0'.repeat(32)}_1`;
    const unknown = [
      'nonsense',
      await sign({ sub, video }, 'another-secret-of-the-tests-with-40-chars'),
      await sign({ sub, video }, undefined, 'otherkey'),
      await sign({ sub, video }, undefined, undefined, 'HS512'),
      await sign({ sub, video: { room: 'a-room' } }),
      await sign({ sub, video: { room: foreign } }),
      await sign({ video }),
    ];
    for (const token of unknown) expect(await ask(token)).toBe(UNKNOWN);
    const without = await worker.fetch(`${ORIGIN}/api/sfu/admit`);
    expect(await without.json()).toEqual({ admission: UNKNOWN });
  });

  it('leaves nothing behind where there is no meeting', async () => {
    const room = `${stub().id.toString()}_${'0'.repeat(32)}_1`;
    expect(await ask(await sign({ sub: 's_nobody', video: { room } }))).toBe(NO);
    expect(await stored()).toEqual({ tables: [], alarm: null });
  });
});
