import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium, type ChromiumOptions } from '../support/launchChromium.ts';
import { Person } from '../support/Person.ts';
import { y4m } from '../support/y4m.ts';
import { expect, test } from './fixtures.ts';

/** Lets somebody stand at a door, a full address, with a browser of their own kind. */
async function atTheDoor(door: string, options: ChromiumOptions, story: (person: Person) => Promise<void>) {
  const browser = await launchChromium(options);
  try {
    const context = await browser.newContext({ locale: 'en-GB' });
    const noor = new Person(await context.newPage(), 'Noor');
    await noor.page.goto(door);
    await story(noor);
  } finally {
    await browser.close();
  }
}

const tryAgain = ({ page }: Person) => page.getByRole('button', { name: 'Try again' });

/** They see themselves: a picture that moves, and no complaint. */
async function expectPreview(person: Person): Promise<void> {
  const video = person.page.getByRole('region', { name: 'How the others will see you' }).locator('video');
  const frames = () =>
    video.evaluate((element: HTMLVideoElement) => element.getVideoPlaybackQuality().totalVideoFrames);
  const before = await frames();
  await expect.poll(frames, { message: 'frames of the preview' }).toBeGreaterThan(before + 3);
  await expect(tryAgain(person)).toHaveCount(0);
}

test('without a camera the door says so, and one joins with the microphone alone', async ({
  box,
  meeting,
  someone,
}) => {
  const ada = await someone('Ada');
  await ada.enter(meeting);
  await atTheDoor(`${box.url}/${meeting}`, { devices: 'noCamera' }, async (noor) => {
    await expect(noor.page.getByText(/no camera (was )?found/i)).toBeVisible();
    await expect(noor.page.getByText(/microphone was found|use your microphone/i)).toHaveCount(0);
    await expect(tryAgain(noor)).toBeVisible();
    await noor.join();
    await noor.expectVideoFrom(ada);
    await ada.expectPeople(ada, noor);
    await ada.expectSound();
  });
});

test('refused permission is explained, and joining is possible', async ({ box, meeting }) => {
  await atTheDoor(`${box.url}/${meeting}`, { devices: 'refused' }, async (noor) => {
    await expect(noor.page.getByText(/allow/i).first()).toBeVisible();
    await noor.join();
    await noor.expectPeople(noor);
  });
});

test('a camera that is plugged in later, or breaks down, is there after "Try again"', async ({ box, meeting }) => {
  const folder = await mkdtemp(join(tmpdir(), 'narada-camera-'));
  const camera = join(folder, 'camera.y4m');
  // A camera without this file is not plugged in; one with a file without pictures starts and then fails.
  const args = [`--use-file-for-fake-video-capture=${camera}`];
  try {
    await atTheDoor(`${box.url}/${meeting}`, { args }, async (noor) => {
      await expect(noor.page.getByText('No camera was found.')).toBeVisible();
      await writeFile(camera, y4m(0));
      await tryAgain(noor).click();
      // Whether it fails before or after its start is a race within Chromium, which has another error for each.
      await expect(
        noor.page.getByText(/^(The camera did not start|Another program is using the camera)\./),
      ).toBeVisible();
      await expect(noor.page.getByText('Your camera is off')).toBeVisible();
      await writeFile(camera, y4m(10));
      await tryAgain(noor).click();
      await expectPreview(noor);
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

// A fake camera is never busy and no operating system stands before it: for these two, getUserMedia rejects with the very
// error that Chromium gives, until the cause is gone. Everything around it is the real browser's.
for (const { story, error, says } of [
  {
    story: 'a camera that another program uses',
    error: ['Could not start video source', 'NotReadableError'],
    says: 'Another program is using the camera. Close it there.',
  },
  {
    story: 'a camera that the system keeps from the browser',
    error: ['Permission denied by system', 'NotAllowedError'],
    says: 'Your system keeps the browser from the camera. Allow it in the system’s privacy settings.',
  },
] as const) {
  test(`${story}: the door says which, keeps the microphone, and "Try again" brings the picture`, async ({
    someone,
    meeting,
  }) => {
    const noor = await someone('Noor');
    await noor.page.addInitScript(([message, name]) => {
      const { mediaDevices } = navigator;
      const real = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = async (constraints) => {
        if (constraints?.video && !('cameraIsFree' in window)) throw new DOMException(message, name);
        return real(constraints);
      };
    }, error);
    await noor.goToDoor(meeting);
    await expect(noor.page.getByText(says)).toBeVisible();
    await expect(noor.page.getByRole('button', { name: 'Mute microphone' })).toBeVisible();
    await noor.page.evaluate(() => Object.assign(window, { cameraIsFree: true }));
    await tryAgain(noor).click();
    await expectPreview(noor);
  });
}

test('on an insecure address the door names the cure, and one can listen and watch @long', async ({
  box,
  meeting,
  someone,
}) => {
  const ada = await someone('Ada');
  await ada.enter(meeting);
  // To Chromium plain http is secure on the loopback names only, whatever a name leads to.
  const args = ['--host-resolver-rules=MAP narada.test 127.0.0.1'];
  const door = `${box.url.replace('//localhost', '//narada.test')}/${meeting}`;
  await atTheDoor(door, { args }, async (noor) => {
    for (const device of ['camera', 'microphone']) {
      const says = `A browser gives the ${device} to secure pages only. Open this page with https://.`;
      await expect(noor.page.getByText(says)).toBeVisible();
    }
    await noor.join();
    await ada.expectPeople(ada, noor);
    await noor.expectVideoFrom(ada);
  });
});

for (const { story, before } of [
  {
    story: 'too old for cameras',
    before: () => Object.defineProperty(Navigator.prototype, 'mediaDevices', { value: undefined }),
  },
  { story: 'without WebRTC', before: () => Reflect.deleteProperty(window, 'RTCPeerConnection') },
]) {
  test(`a browser ${story} is told which ones can`, async ({ someone, meeting }) => {
    const noor = await someone('Noor');
    await noor.page.addInitScript(before);
    await noor.goToDoor(meeting);
    for (const device of ['camera', 'microphone']) {
      const says = `This browser cannot use a ${device} here. A current Firefox, Chrome, Edge or Safari can.`;
      await expect(noor.page.getByText(says)).toBeVisible();
    }
  });
}
