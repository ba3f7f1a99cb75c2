import { describe, expect, it } from 'vitest';
import { Client, hostCookie } from './Client.ts';
import { salt, secretOf, stored, story, TELLINGS, tellStories } from './story.ts';
import { testBindings } from './testPorts.ts';

tellStories();

describe.each(TELLINGS)('the door, %s', (_how, pause) => {
  it('lets in who has knocked when a host says so, and nobody else', async () => {
    const host = await Client.connect(story.name, { cookie: await hostCookie() });
    await host.join();
    host.say({ type: 'setRules', entry: 'knock' });
    await host.next('rules');
    await pause();
    const guest = await Client.connect(story.name);
    expect(await guest.next('door')).toMatchObject({ knock: true });
    guest.say({ type: 'join', displayName: 'Grace' });
    await guest.next('waiting');
    const { knock } = await host.next('knock');
    expect(knock.displayName).toBe('Grace');
    await pause();
    const other = await Client.connect(story.name);
    other.say({ type: 'join', displayName: 'Mallory' });
    await other.next('waiting');
    // Not even with the other's id: only hosts answer.
    other.say({ type: 'answerKnock', knocker: knock.knocker, admit: true });
    expect((await other.next('refused')).code).toBe('host_only');
    host.say({ type: 'answerKnock', knocker: (await host.next('knock')).knock.knocker, admit: false });
    expect(await other.next('error')).toMatchObject({ code: 'knock_declined' });
    await pause();
    host.say({ type: 'answerKnock', knocker: knock.knocker, admit: true });
    await guest.next('door');
    await pause();
    expect((await guest.join()).people).toHaveLength(2);
    other.say({ type: 'join', displayName: 'Mallory' });
    await other.next('waiting');
    expect((await host.next('knock')).knock.displayName).toBe('Mallory');
  });

  it('shows a host who comes later who has knocked, and tells those who wait whether a host is here', async () => {
    const cookie = await hostCookie();
    const first = await Client.connect(story.name, { cookie });
    await first.join();
    const member = await Client.connect(story.name);
    await member.join();
    first.say({ type: 'setRules', entry: 'knock' });
    await member.next('rules');
    await pause();
    const guest = await Client.connect(story.name);
    guest.say({ type: 'join', displayName: 'Grace' });
    await guest.next('waiting');
    await pause();
    first.say({ type: 'leave' });
    expect(await guest.next('door')).toMatchObject({ knock: true, hostless: true });
    await pause();
    const second = await Client.connect(story.name, { cookie });
    expect((await second.join()).knocks).toEqual([{ knocker: expect.any(String), displayName: 'Grace' }]);
    expect(await guest.next('door')).not.toHaveProperty('hostless');
    await pause();
    second.say({ type: 'answerKnock', knocker: null, admit: true });
    await guest.next('door');
    await guest.join();
    // The last word of a meeting to those who still wait.
    const late = await Client.connect(story.name);
    late.say({ type: 'join', displayName: 'Late' });
    await late.next('waiting');
    await pause();
    for (const each of [member, guest, second]) {
      each.say({ type: 'leave' });
      await each.closed;
    }
    expect((await late.next('error')).code).toBe('meeting_ended');
    expect(await stored()).toEqual({ tables: [], alarm: null });
  });

  it('asks a password that is set meanwhile of those who have knocked, too', async () => {
    const host = await Client.connect(story.name, { cookie: await hostCookie() });
    await host.join();
    host.say({ type: 'setRules', entry: 'knock' });
    const guest = await Client.connect(story.name);
    guest.say({ type: 'join', displayName: 'Grace' });
    await guest.next('waiting');
    await pause();
    host.say({ type: 'answerKnock', knocker: null, admit: true });
    host.say({ type: 'setPassword', password: { salt, authKey: secretOf('right') } });
    await host.next('knockGone');
    await pause();
    guest.say({ type: 'join', displayName: 'Grace' });
    expect((await guest.next('refused')).code).toBe('password_required');
    await guest.join({ authKey: secretOf('right') });
  });

  it('locked, takes nobody new but hosts, and those back who were in', async () => {
    const cookie = await hostCookie();
    const host = await Client.connect(story.name, { cookie });
    await host.join();
    const member = await Client.connect(story.name);
    const { resume } = await member.join();
    host.say({ type: 'setRules', locked: true });
    expect((await member.next('rules')).rules.locked).toBe(true);
    await pause();
    const late = await Client.connect(story.name);
    late.say({ type: 'join', displayName: 'Late' });
    expect((await late.next('refused')).code).toBe('meeting_locked');
    const back = await Client.connect(story.name);
    await back.join({ resume });
    const second = await Client.connect(story.name, { cookie });
    await second.join();
    await pause();
    host.say({ type: 'setRules', locked: false });
    await late.next('door');
    await late.join();
  });

  it('has as many seats as its host says, and one more for a host', async () => {
    const cookie = await hostCookie();
    const host = await Client.connect(story.name, { cookie });
    await host.join();
    host.say({ type: 'setRules', limit: 2 });
    expect((await host.next('rules')).rules.limit).toBe(2);
    await pause();
    const rush = await Promise.all(Array.from({ length: 5 }, () => Client.connect(story.name)));
    for (const each of rush) each.say({ type: 'join', displayName: 'Somebody' });
    const answers = await Promise.all(rush.map((each) => each.next('admitted', 'refused')));
    const refusals = answers.flatMap((answer) => (answer.type === 'refused' ? [answer.code] : []));
    expect(refusals).toEqual(Array(4).fill('meeting_full'));
    await pause();
    const second = await Client.connect(story.name, { cookie });
    expect((await second.join()).people).toHaveLength(3);
  });

  it('where only hosts open one, lets guests wait, writes nothing for them, and calls them when a host comes', async () => {
    testBindings.MEETINGS_OPENED_BY = 'hosts';
    const guest = await Client.connect(story.name);
    expect(await guest.next('door')).toMatchObject({ hostless: true });
    guest.say({ type: 'join', displayName: 'Early' });
    await guest.next('waiting');
    expect(await stored()).toEqual({ tables: [], alarm: null });
    await pause();
    const host = await Client.connect(story.name, { cookie: await hostCookie() });
    await host.join();
    expect(await guest.next('door')).not.toHaveProperty('hostless');
    await pause();
    await guest.join();
  });
});
