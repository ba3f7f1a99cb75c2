import type { Browser } from '@playwright/test';
import { launchChromium } from '../support/launchChromium.ts';
import { Person } from '../support/Person.ts';
import type { Box } from '../support/startBox.ts';
import { expect, test } from './fixtures.ts';

/** Somebody at the door with a browser of their own kind. */
async function atTheDoor(browser: Browser, box: Box, meeting: string): Promise<Person> {
  const context = await browser.newContext({ baseURL: box.url, locale: 'en-GB' });
  const person = new Person(await context.newPage(), 'Noor');
  await person.goToDoor(meeting);
  return person;
}

test('without a camera the door says so, and one joins with the microphone alone', async ({
  box,
  meeting,
  someone,
}) => {
  const ada = await someone('Ada');
  await ada.goToDoor(meeting);
  await ada.join();
  const browser = await launchChromium({ devices: 'noCamera' });
  try {
    const noor = await atTheDoor(browser, box, meeting);
    await expect(noor.page.getByText(/no camera (was )?found/i)).toBeVisible();
    await expect(noor.page.getByText(/microphone was found|use your microphone/i)).toHaveCount(0);
    await expect(noor.page.getByRole('button', { name: 'Try again' })).toBeVisible();
    await noor.join();
    await noor.expectVideoFrom(ada);
    await ada.expectPeople(ada, noor);
    await ada.expectSound();
  } finally {
    await browser.close();
  }
});

test('refused permission is explained, and joining is possible', async ({ box, meeting }) => {
  const browser = await launchChromium({ devices: 'refused' });
  try {
    const noor = await atTheDoor(browser, box, meeting);
    await expect(noor.page.getByText(/allow/i).first()).toBeVisible();
    await noor.join();
    await noor.expectPeople(noor);
  } finally {
    await browser.close();
  }
});
