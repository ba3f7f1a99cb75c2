import { mkdtemp, rm } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { networkAddresses } from '../../infra/runner/networkAddress.ts';
import { launchChromium, SOFTWARE_WEBGL } from '../support/launchChromium.ts';
import { readNetLog } from '../support/readNetLog.ts';
import { openPerson } from '../support/people.ts';
import { watchIceServers } from '../support/watchConnections.ts';
import type { Person } from '../support/Person.ts';
import { expect, test } from './fixtures.ts';

/** Every panel that the toolbar has for this person, one after the other. */
async function openEveryPanel({ controls }: Person): Promise<void> {
  for (const panel of await controls.locator('button[aria-expanded]').all()) {
    await panel.click();
    await expect(panel).toHaveAttribute('aria-expanded', 'true');
    await panel.click();
    await expect(panel).toHaveAttribute('aria-expanded', 'false');
  }
}

/** Somebody else's programs are in these two, and only from this server. */
async function useEffects(person: Person): Promise<void> {
  await person.control('More').click();
  await person.page.getByRole('radio', { name: 'Strong blur' }).check();
  await person.page.getByRole('switch', { name: 'Suppress noise' }).check();
  await expect(person.tile(person).locator('video')).toBeVisible();
  await expect(person.page.getByText('It begins with the next sound')).toHaveCount(0);
}

/** A host signs in, sets a password, opens all there is and lets a guest in, by the password and by a knock. */
async function meetFully(ada: Person, grace: Person, meeting: string, { hostName, hostKey }: HostLogin): Promise<void> {
  await ada.signIn(hostName, hostKey);
  await ada.goToDoor(meeting);
  await ada.setPassword('correct horse');
  await ada.join();
  await grace.enter(meeting, 'correct horse');
  await grace.expectVideoFrom(ada);
  await openEveryPanel(ada);
  await openEveryPanel(grace);
  await useEffects(grace);
  // Without a graphics card, a blurred picture comes once in seconds.
  await ada.expectVideoFrom(grace, 2);
  await grace.leave();

  await ada.openSecurity();
  await ada.removePassword();
  await ada.chooseEntry('Whom a host lets in');
  await grace.goToDoor(meeting);
  await grace.askToJoin();
  await ada.answerKnock('Let in');
  await grace.expectVideoFrom(ada);
  await grace.leave();
  await ada.leave();
  await ada.page.goto('/');
  await ada.page.getByRole('button', { name: 'Sign out' }).click();
  await expect(ada.page.getByRole('button', { name: 'I am the host' })).toBeVisible();
}

interface HostLogin {
  hostName: string;
  hostKey: string;
}

test('a full meeting asks nobody but this server and its SFU @everywhere @long', async ({ place, meeting }) => {
  const folder = await mkdtemp(join(tmpdir(), 'narada-netlog-'));
  const netLog = join(folder, 'net.json');
  // What the browser's own network stack writes down cannot be missed by a hook in the page.
  const browser = await launchChromium({
    args: [`--log-net-log=${netLog}`, '--net-log-capture-mode=IncludeSensitive', ...SOFTWARE_WEBGL],
  });
  try {
    const [ada, grace] = [await openPerson(browser, place.url, 'Ada'), await openPerson(browser, place.url, 'Grace')];
    const urls: string[] = [];
    for (const { page } of [ada, grace]) {
      page.context().on('request', (request) => urls.push(request.url()));
      page.on('websocket', (socket) => urls.push(socket.url()));
    }
    const iceServers = [await watchIceServers(ada.page), await watchIceServers(grace.page)];
    await ada.land();
    await meetFully(ada, grace, meeting, place);
    const servers = iceServers.flatMap((seen) => seen());
    await browser.close();
    const seen = await readNetLog(netLog);

    const allowed = new Set([new URL(place.url).host, new URL(ada.admission.media.url, place.url).host]);
    const strange = (asked: readonly string[]) => asked.filter((url) => !allowed.has(new URL(url).host));
    const asked = urls.filter((url) => /^(https?|wss?):/.test(url));
    expect([asked.length > 20, strange(asked)]).toEqual([true, []]);
    expect([seen.requests.length > 20, strange(seen.requests)]).toEqual([true, []]);
    expect(seen.requests.some((url) => new URL(url).pathname.startsWith('/rtc'))).toBe(true);

    // Media: no server of others helps to find a way, and no packet goes anywhere else.
    const addresses = new Set(['127.0.0.1', ...networkAddresses(networkInterfaces())]);
    const strangers = (all: readonly string[]) => all.filter((address) => !addresses.has(address));
    const stun = servers.map((url) => /^stun:([^:?]+)/.exec(url)?.[1] ?? url);
    expect([stun.length > 0, strangers(stun)]).toEqual([true, []]);
    expect([seen.datagrams.length > 0, strangers(seen.datagrams)]).toEqual([true, []]);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
});
