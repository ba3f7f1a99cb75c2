import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergeTests, type Page } from '@playwright/test';
import { launchChromium } from '../support/launchChromium.ts';
import { openPerson } from '../support/people.ts';
import type { Person } from '../support/Person.ts';
import { listen, quantile } from '../support/sound/listen.ts';
import { add, after, noise, silence, voice } from '../support/sound/voices.ts';
import { wav } from '../support/sound/wav.ts';
import { receivedSound } from '../support/watchConnections.ts';
import { expect, test as base } from './fixtures.ts';
import { test as onFleet } from './onFleet.ts';

/** What the microphone of somebody hears, again and again. */
const SOUNDS = {
  silence: silence(2),
  voice: voice(4, 0.2),
  /** Two seconds of noise alone, two of somebody who speaks in it. */
  noisy: after(noise(2, 0.03), add(noise(2, 0.03), voice(2, 0.2))),
};

interface Fixtures {
  /** Somebody in a browser of their own whose microphone hears this. */
  hears: (name: string, sound: keyof typeof SOUNDS) => Promise<Person>;
}

const test = base.extend<Fixtures>({
  hears: async ({ place }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'narada-sound-'));
    const ends: (() => Promise<void>)[] = [];
    await use(async (name, sound) => {
      const file = join(folder, `${sound}.wav`);
      await writeFile(file, wav(SOUNDS[sound]));
      const browser = await launchChromium({ args: [`--use-file-for-fake-audio-capture=${file}`] });
      ends.push(() => browser.close());
      return openPerson(browser, place.url, name);
    });
    for (const end of ends) await end();
    await rm(folder, { recursive: true });
  },
});

const RNNOISE = '**/rnnoise*.wasm';

const setting = ({ page }: Person, name: string) => page.getByRole('switch', { name });
const mutedSign = (of: Person, seenBy: Person) => seenBy.tile(of).getByRole('img', { name: 'Microphone muted' });

/** What arrives in eight seconds: the noise between the words, and the words. */
async function noiseAndVoice(page: Page): Promise<{ noise: number; voice: number }> {
  const moments = await listen(page, 160);
  return { noise: quantile(moments, 0.2), voice: quantile(moments, 0.9) };
}

/** The filter is there, and what it has let through so far is over. */
async function suppressNoise(person: Person): Promise<void> {
  await person.openSettings('call');
  await setting(person, 'Suppress noise').check();
  await expect(person.page.getByText('It begins with the next sound')).toHaveCount(0);
}

/** Whether the browser cancels echoes in what the page captures. */
async function watchMicrophone(page: Page): Promise<() => Promise<boolean>> {
  await page.addInitScript(() => {
    const { mediaDevices } = navigator;
    const real = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await real(constraints);
      Object.assign(window, { captured: stream.getAudioTracks()[0] ?? null });
      return stream;
    };
  });
  return () =>
    page.evaluate(() => {
      const track: unknown = Reflect.get(window, 'captured');
      return (
        track instanceof MediaStreamTrack &&
        track.readyState === 'live' &&
        track.getSettings().echoCancellation === true
      );
    });
}

/** The frequencies that a page has played, in order. */
async function watchTones(page: Page): Promise<() => Promise<readonly number[]>> {
  await page.addInitScript(() => {
    const tones: number[] = [];
    Object.assign(window, { tones });
    window.OscillatorNode = class extends OscillatorNode {
      constructor(context: BaseAudioContext, options?: OscillatorOptions) {
        super(context, options);
        tones.push(options?.frequency ?? 0);
      }
    };
  });
  return () => page.evaluate(() => Reflect.get(window, 'tones'));
}

test('noise suppression: the noise falls, the voice stays, echo cancellation too @long', async ({
  someone,
  hears,
  meeting,
}) => {
  const grace = await someone('Grace');
  await grace.enter(meeting);
  await grace.control('Mute microphone').click();
  const ada = await hears('Ada', 'noisy');
  const asked: string[] = [];
  ada.page.on('request', (request) => asked.push(request.url()));
  const cancelsEcho = await watchMicrophone(ada.page);
  await ada.enter(meeting);
  await grace.expectSound();
  const before = await noiseAndVoice(grace.page);
  expect(asked.filter((url) => url.includes('rnnoise'))).toEqual([]);

  await suppressNoise(ada);
  const suppressed = await noiseAndVoice(grace.page);
  expect(asked.filter((url) => url.includes('rnnoise')).length).toBeGreaterThan(0);
  expect(suppressed.noise / before.noise, 'noise').toBeLessThan(0.4);
  expect(suppressed.voice / before.voice, 'voice').toBeGreaterThan(0.5);
  expect(suppressed.voice / before.voice, 'voice').toBeLessThan(2);
  expect(await cancelsEcho()).toBe(true);
});

test('noise suppression that cannot be had says so, and one is heard all the same @long', async ({
  someone,
  hears,
  meeting,
}) => {
  const grace = await someone('Grace');
  await grace.enter(meeting);
  await grace.control('Mute microphone').click();
  const ada = await hears('Ada', 'voice');
  await ada.page.route(RNNOISE, (route) => route.abort());
  await ada.enter(meeting);
  await ada.openSettings('call');
  await setting(ada, 'Suppress noise').check();
  const failed = ada.page.getByText('The noise suppression does not work').first();
  await expect(failed).toBeVisible();
  await grace.expectSound();
  // What is no program at all would be silence in the worklet.
  await ada.page.unroute(RNNOISE);
  await ada.page.route(RNNOISE, (route) => route.fulfill({ body: 'nothing' }));
  await ada.page.reload();
  await expect(failed).toBeVisible();
  await grace.expectSound();
  await ada.page.unroute(RNNOISE);
  await ada.page.getByRole('button', { name: 'Try again' }).first().click();
  await expect(failed).toHaveCount(0);
  await grace.expectSound();
});

test('who speaks while muted is told, alone, and unmutes with one press', async ({ someone, hears, meeting }) => {
  const grace = await someone('Grace');
  await grace.enter(meeting);
  const ada = await hears('Ada', 'voice');
  await ada.enter(meeting);
  await grace.expectSound();
  const notice = ada.page.getByText('You are speaking, but you are muted.');
  await expect(notice).toHaveCount(0);
  await ada.control('Mute microphone').click();
  await expect(notice).toBeVisible();
  await grace.control('Mute microphone').click();
  await grace.expectSilence();
  await expect(notice).toBeVisible();
  await ada.page.locator('.notices').getByRole('button', { name: 'Unmute microphone' }).click();
  await expect(notice).toHaveCount(0);
  await grace.expectSound();
});

test('a microphone that gives nothing is noticed, one that hears somebody is not @long', async ({ hears, meeting }) => {
  const ada = await hears('Ada', 'silence');
  const notice = ({ page }: Person) => page.getByText('Nothing comes from your microphone.');
  await ada.enter(meeting);
  const grace = await hears('Grace', 'voice');
  await grace.enter(meeting);
  await expect(notice(ada)).toBeVisible({ timeout: 30_000 });
  await expect(notice(grace)).toHaveCount(0);
  await ada.page.getByRole('button', { name: 'Got it' }).click();
  await expect(notice(ada)).toHaveCount(0);
});

test('Space held is heard, let go is not; not while typing, not where it is switched off, not after a reload @long', async ({
  theHost,
  someone,
  meeting,
}) => {
  const grace = await someone('Grace');
  await grace.enter(meeting);
  await grace.control('Mute microphone').click();
  const ada = await theHost('Ada');
  await ada.enter(meeting);
  await grace.expectSound();
  // The button that was clicked has the focus, and Space is no press of it.
  await ada.control('Mute microphone').click();
  await expect(mutedSign(ada, grace)).toBeVisible();
  await ada.page.keyboard.down('Space');
  await expect(mutedSign(ada, grace)).toHaveCount(0);
  await grace.expectSound();
  await ada.page.keyboard.up('Space');
  await expect(mutedSign(ada, grace)).toBeVisible();
  await grace.expectSilence();

  await ada.openSecurity();
  const field = ada.page.getByRole('textbox', { name: 'New password' });
  await field.fill('two');
  await field.press('Space');
  await expect(field).toHaveValue('two ');
  await expect(ada.control('Unmute microphone')).toBeVisible();

  await ada.page.locator('main').click({ position: { x: 5, y: 5 } });
  await ada.page.keyboard.down('Space');
  await expect(ada.control('Mute microphone')).toBeVisible();
  await ada.page.reload();
  await expect(ada.control('Unmute microphone')).toBeVisible();
  await expect(mutedSign(ada, grace)).toBeVisible();
  await ada.page.keyboard.up('Space');

  await ada.openSettings('call');
  await setting(ada, 'Hold Space to talk').uncheck();
  await ada.page.locator('main').click({ position: { x: 5, y: 5 } });
  await ada.page.keyboard.down('Space');
  await ada.page.keyboard.up('Space');
  await expect(ada.control('Unmute microphone')).toBeVisible();
});

test('coming and going have sounds, at the chosen speaker, until they are switched off @long', async ({
  someone,
  meeting,
}) => {
  const ada = await someone('Ada');
  const tones = await watchTones(ada.page);
  await ada.enter(meeting);
  await ada.openSettings('call');
  const speakers = ada.page.getByRole('combobox', { name: 'Speaker' });
  await speakers.selectOption({ label: 'Fake Audio Output 1' });
  const speaker = await speakers.inputValue();
  const grace = await someone('Grace');
  await grace.enter(meeting);
  await expect.poll(tones).toEqual([523, 659]);
  await grace.leave();
  await expect.poll(tones).toEqual([523, 659, 523, 392]);
  await ada.page.getByRole('button', { name: 'Test speaker' }).click();
  await expect.poll(async () => (await tones()).length).toBe(8);
  const sinks = () =>
    ada.page.locator('audio').evaluateAll((all) => all.map((element) => Reflect.get(element, 'sinkId')));
  await grace.enter(meeting);
  await expect.poll(async () => (await tones()).length).toBe(10);
  await expect.poll(async () => new Set(await sinks())).toEqual(new Set([speaker]));

  await setting(ada, 'Sounds when somebody comes or goes').uncheck();
  await grace.leave();
  await expect(ada.tile(grace)).toHaveCount(0);
  const linus = await someone('Linus');
  await linus.enter(meeting);
  await expect(ada.tile(linus)).toBeVisible();
  expect((await tones()).length).toBe(10);
  await ada.page.reload();
  await ada.openSettings('call');
  await expect(setting(ada, 'Sounds when somebody comes or goes')).not.toBeChecked();
  await expect(speakers).toHaveValue(speaker);
});

test('at the door one hears oneself before anybody else does @long', async ({ hears, meeting }) => {
  const ada = await hears('Ada', 'voice');
  await ada.goToDoor(meeting);
  await ada.openSettings('door');
  const level = ada.page.getByRole('meter', { name: 'Microphone level' }).last();
  await expect.poll(async () => Number(await level.getAttribute('aria-valuenow'))).toBeGreaterThan(0.3);
  await ada.page.getByRole('button', { name: 'Test microphone' }).click();
  await expect(ada.page.getByText('Say something.')).toBeVisible();
  await expect(ada.page.getByText('This is how the others hear you.')).toBeVisible();
  await expect(ada.page.getByRole('button', { name: 'Test microphone' })).toBeVisible();
  await ada.page.getByRole('button', { name: 'Mute microphone' }).click();
  await expect(ada.page.getByText('Unmute your microphone to test it.')).toBeVisible();
});

const moving = mergeTests(test, onFleet);

moving(
  'a lost SFU unmutes nobody, and the noise stays suppressed @long',
  async ({ fleet, someone, hears, meeting }) => {
    const grace = await someone('Grace');
    await grace.enter(meeting);
    await grace.control('Mute microphone').click();
    const ada = await hears('Ada', 'noisy');
    await ada.enter(meeting);
    await grace.expectSound();
    const before = await noiseAndVoice(grace.page);
    await suppressNoise(ada);
    await ada.control('Mute microphone').click();
    await expect(mutedSign(ada, grace)).toBeVisible();
    const from = (await fleet.siteOf(ada.seat)) ?? '';
    await fleet.sfus.get(from)?.kill();
    await expect.poll(() => fleet.siteOf(ada.seat)).not.toBe(from);
    await grace.expectVideoFrom(ada);
    await expect(ada.control('Unmute microphone')).toBeVisible();
    await expect(mutedSign(ada, grace)).toBeVisible();
    const { energy } = await receivedSound(grace.page);
    await grace.expectVideoFrom(ada, 20);
    expect((await receivedSound(grace.page)).energy).toBe(energy);
    await ada.control('Unmute microphone').click();
    await grace.expectSound();
    const after = await noiseAndVoice(grace.page);
    expect(after.noise / before.noise, 'noise').toBeLessThan(0.4);
    expect(after.voice / before.voice, 'voice').toBeGreaterThan(0.5);
  },
);
