import { runInDurableObject } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import type { ErrorBody } from '../../worker/protocol/errors.ts';
import { Client, hostCookie, ORIGIN, worker } from './Client.ts';
import { salt, secretOf, story, stub, tellStories } from './story.ts';

// What went wrong elsewhere, each told as what would be wrong here. docs/SECURITY.md has the list.

tellStories();

const aHost = async () => Client.connect(story.name, { cookie: await hostCookie() });

describe('past holes of this field', () => {
  it('CVE-2021-33506: whoever comes first is no host by it', async () => {
    const first = await Client.connect(story.name);
    const { people } = await first.join();
    expect(people).toMatchObject([{ role: 'guest' }]);
    first.say({ type: 'setRules', locked: true });
    expect((await first.next('refused', 'done')).type).toBe('refused');
    const host = await aHost();
    expect((await host.join()).people).toMatchObject([{ role: 'guest' }, { role: 'host' }]);
    host.say({ type: 'setRules', locked: true });
    expect((await host.next('refused', 'done')).type).toBe('done');
  });

  it('CVE-2024-33530: whom a host lets in learns nothing of the password', async () => {
    const host = await aHost();
    await host.join();
    host.say({ type: 'setPassword', password: { salt, authKey: secretOf('right') } });
    await host.next('done');
    const rude = await Client.connect(story.name);
    const { resume } = await rude.join({ authKey: secretOf('right') });
    host.say({ type: 'remove', seat: resume.seat });
    // Whoever comes from there now has to knock, and needs no password where a host says yes.
    const guest = await Client.connect(story.name);
    const told: unknown[] = [await guest.next('door')];
    guest.say({ type: 'join', displayName: 'Grace' });
    told.push(await guest.next('waiting'));
    host.say({ type: 'answerKnock', knocker: null, admit: true });
    told.push(await guest.next('door'), await guest.join());
    const stored = await runInDurableObject(stub(), (_, { storage }) =>
      storage.sql.exec<{ value: string }>("SELECT value FROM state WHERE key = 'meeting'").one(),
    );
    const verifier = /"verifier":"(\w+)"/.exec(stored.value)?.[1] ?? '';
    expect(verifier).toHaveLength(64);
    for (const secret of [verifier, secretOf('right')]) expect(JSON.stringify(told)).not.toContain(secret);
  });

  it('CVE-2022-41960: who fails to prove that a seat is theirs disturbs nobody who sits on it', async () => {
    const victim = await Client.connect(story.name);
    const { resume } = await victim.join();
    const attacker = await Client.connect(story.name);
    await attacker.join();
    await victim.next('person');
    const stranger = await Client.connect(story.name);
    for (const liar of [attacker, stranger]) {
      liar.say({ type: 'join', displayName: 'Mallory', resume: { seat: resume.seat, secret: secretOf('wrong') } });
      await liar.next('refused');
    }
    victim.say({ type: 'setRules', locked: true });
    expect(await victim.next('refused', 'ended', 'person', 'personGone', 'media')).toMatchObject({ code: 'host_only' });
  });

  it('CVE-2022-29233: knowing an id gives no right, and none of another meeting means anything', async () => {
    const elsewhere = await Client.connect(`${story.name}-elsewhere`);
    const theirs = await elsewhere.join();
    const guest = await Client.connect(story.name);
    guest.say({ type: 'join', displayName: 'Mallory', resume: theirs.resume });
    expect((await guest.next('refused')).code).toBe('seat_gone');
    await guest.join();
    const host = await aHost();
    const { resume } = await host.join();
    for (const { seat } of [theirs.resume, resume]) {
      guest.say({ type: 'remove', seat });
      expect((await guest.next('refused')).code).toBe('host_only');
    }
    host.say({ type: 'remove', seat: theirs.resume.seat });
    expect((await host.next('refused')).code).toBe('seat_unknown');
  });

  it('CVE-2021-39215: a token that says itself how it is to be checked is not believed', async () => {
    const part = (content: object) => btoa(JSON.stringify(content)).replaceAll('=', '');
    const claims = part({ iss: 'testkey', exp: Math.floor(Date.now() / 1_000) + 60, sha256: 'x' });
    for (const alg of ['none', 'None', 'HS256', 'RS256', 'ES256']) {
      const response = await worker.fetch(`${ORIGIN}/api/sfu/events`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${part({ alg })}.${claims}.` },
        body: '{}',
      });
      expect((await response.json<ErrorBody>()).error.code).toBe('webhook_unauthorized');
    }
  });

  it('CVE-2021-39205: names that every object has are names like others', async () => {
    const guest = await Client.connect(story.name);
    await guest.join();
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      guest.raw(`{"${name}":{"role":"host","type":"end"},"type":"end","id":9}`);
      expect(await guest.next('refused', 'done', 'ended')).toMatchObject({ type: 'refused', code: 'host_only' });
      guest.raw(`{"type":"${name}","id":10}`);
      expect(await guest.next('refused')).toMatchObject({ code: 'message_malformed' });
    }
    expect(Reflect.get({}, 'role')).toBeUndefined();
  });
});
