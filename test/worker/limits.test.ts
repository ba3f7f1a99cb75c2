import { env } from 'cloudflare:workers';
import { describe, expect, it, vi } from 'vitest';
import { app } from '../../worker/app.ts';
import { MESSAGES, MOST_SOCKETS, UNREADABLE_COST } from '../../worker/domain/messageBudget.ts';
import { TRY_AGAIN_LATER } from '../../worker/objects/sockets.ts';
import { CLOSE, type ErrorBody } from '../../worker/protocol/errors.ts';
import { Client, ORIGIN } from './Client.ts';
import { evict, stored, story, TELLINGS, tellStories } from './story.ts';
import { clock } from './testPorts.ts';

tellStories();

const times = (count: number, act: () => void) => {
  for (let i = 0; i < count; i++) act();
};

describe.each(TELLINGS)('a control socket, %s', (_how, pause) => {
  it('that says too much is closed, and what it said at last is not heard', async () => {
    const host = await Client.connect(story.name);
    await host.join();
    const flood = await Client.connect(story.name);
    await flood.next('door');
    times(MESSAGES.capacity / 2, () => flood.say({ type: 'leave' }));
    await flood.next('refused');
    await pause();
    times(MESSAGES.capacity, () => flood.say({ type: 'leave' }));
    flood.say({ type: 'join', displayName: 'Flood' });
    expect(await flood.closed).toEqual({ code: CLOSE.protocol, reason: 'too_many_messages' });
    const { people } = await (await Client.connect(story.name)).join();
    expect(people).toHaveLength(2);
  });

  it('may say as much as it likes, in its time', async () => {
    const chatty = await Client.connect(story.name);
    for (let i = 0; i < 5; i++) {
      times(MESSAGES.capacity, () => chatty.say({ type: 'leave' }));
      let last = await chatty.next('refused');
      while (last.re < (i + 1) * MESSAGES.capacity) last = await chatty.next('refused');
      await pause();
      clock.offset += MESSAGES.capacity * MESSAGES.refillMs;
    }
    expect((await chatty.join()).people).toHaveLength(1);
  });

  it('that goes on with what cannot be read is closed', async () => {
    const strange = await Client.connect(story.name);
    const answered = MESSAGES.capacity / UNREADABLE_COST;
    times(answered, () => strange.raw('{"type":"fly","id":7}'));
    for (let i = 0; i < answered; i++) expect((await strange.next('refused')).code).toBe('message_malformed');
    await pause();
    times(2, () => strange.raw('nonsense'));
    expect((await strange.closed).code).toBe(CLOSE.protocol);
    expect(await stored()).toEqual({ tables: [], alarm: null });
  });
});

describe('a meeting', () => {
  it('takes a full house from behind one address and turns further sockets away, but nobody else', async () => {
    const crowd = { from: '2001:db8:1:2::1' };
    const clients = await Promise.all(Array.from({ length: MOST_SOCKETS }, () => Client.connect(story.name, crowd)));
    await clients.at(-1)?.next('door');
    const late = await Client.connect(story.name, { from: '2001:db8:1:2:ffff::1' });
    expect((await late.closed).code).toBe(TRY_AGAIN_LATER);
    await evict();
    const again = await Client.connect(story.name, crowd);
    expect((await again.closed).code).toBe(TRY_AGAIN_LATER);
    await (await Client.connect(story.name, { from: '2001:db8:1:3::1' })).join();
  });
});

describe('a deployment whose limiters cannot work', () => {
  const bindings = env as unknown as Record<string, unknown>;

  it.each([
    [{ KEY_ATTEMPTS: undefined }, 'KEY_ATTEMPTS'],
    [{ KEY_ATTEMPTS: 'a text' }, 'KEY_ATTEMPTS'],
    [{ ATTEMPTS: undefined }, 'ATTEMPTS'],
    [{ ARRIVALS: {} }, 'ARRIVALS'],
  ])('answers nothing at all and says in its log what is missing: %j', async (broken, name) => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    for (const path of ['/api/health', '/api/me', '/api/meetings/good-name/socket', '/api/fleet']) {
      const answer = await app.request(ORIGIN + path, {}, { ...bindings, ...broken });
      expect([path, answer.status, (await answer.json<ErrorBody>()).error.code]).toEqual([path, 500, 'misconfigured']);
      expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    }
    expect(String(log.mock.calls[0])).toContain(name);
    log.mockRestore();
  });

  it('says so where no platform counts in front, as on a box', async () => {
    const box = { ...bindings, ATTEMPTS: undefined, ARRIVALS: undefined, LIMITS_IN_FRONT: 'none' };
    expect((await app.request(`${ORIGIN}/api/health`, {}, box)).status).toBe(200);
  });
});
