import type { Person } from '../support/Person.ts';
import { expect, test as base } from './fixtures.ts';

const test = base.extend<{ together: { ada: Person; grace: Person } }>({
  /** Ada hosts a meeting, and Grace is in it. */
  together: async ({ theHost, someone, meeting }, use) => {
    const ada = await theHost('Ada');
    await ada.enter(meeting);
    const grace = await someone('Grace');
    await grace.enter(meeting);
    await ada.expectVideoFrom(grace);
    await use({ ada, grace });
  },
});

const muted = (by: Person, of: Person) => by.tile(of).getByRole('img', { name: 'Microphone muted' });

test('a host mutes a guest: nothing is heard of them until they unmute themselves @long', async ({
  together: { ada, grace },
}) => {
  await ada.expectSound();
  await ada.act('Grace', 'Mute');
  await expect(muted(ada, grace)).toBeVisible();
  await ada.expectSilence();
  await expect(grace.page.getByText('A host has muted you. You can unmute yourself.')).toBeVisible();
  await grace.control('Unmute microphone').click();
  await ada.expectSound();
  await expect(grace.page.getByText('A host has muted you')).toHaveCount(0);
});

test('a host mutes all but themselves, and turns off a camera @long', async ({
  together: { ada, grace },
  someone,
  meeting,
}) => {
  const maja = await someone('Maja');
  await maja.enter(meeting);
  await grace.expectVideoFrom(maja);
  await ada.openPeople();
  await ada.page.getByRole('button', { name: 'Mute all' }).click();
  for (const person of [grace, maja]) await expect(person.control('Unmute microphone')).toBeVisible();
  await expect(ada.control('Mute microphone')).toBeVisible();
  await ada.expectSilence();
  await grace.expectSound();

  await ada.act('Grace', 'Turn camera off');
  await expect(ada.tile(grace).locator('video')).toBeHidden();
  await expect(maja.tile(grace).locator('video')).toBeHidden();
  await grace.control('Turn camera on').click();
  await maja.expectVideoFrom(grace);
});

test('what guests may not send ends at the media server, and can be sent again when they may @long', async ({
  together: { ada, grace },
  someone,
  meeting,
}) => {
  await ada.expectSound();
  await ada.openSecurity();
  await ada.allow('Use their microphone', false);
  await ada.allow('Use their camera', false);
  await expect(grace.page.getByText('The host keeps guests’ microphones and cameras off for now.')).toBeVisible();
  await expect(muted(ada, grace)).toBeVisible();
  await expect(ada.tile(grace).locator('video')).toBeHidden();
  await expect(grace.control('Unmute microphone')).toHaveAttribute('aria-disabled', 'true');

  // Who comes now comes without.
  const maja = await someone('Maja');
  await maja.enter(meeting);
  await expect(maja.control('Unmute microphone')).toBeVisible();
  await maja.expectVideoFrom(ada);
  await expect(muted(ada, maja)).toBeVisible();

  await ada.allow('Use their microphone', true);
  await ada.allow('Use their camera', true);
  await expect(grace.control('Unmute microphone')).toHaveAttribute('aria-disabled', 'false');
  await grace.control('Unmute microphone').click();
  await grace.control('Turn camera on').click();
  await ada.expectSound();
  await ada.expectVideoFrom(grace);
});

test('a host renames a guest, makes them a co-host and a guest again @long', async ({ together: { ada, grace } }) => {
  await ada.act('Grace', 'Rename…');
  const dialog = ada.page.getByRole('dialog', { name: 'Rename Grace' });
  await dialog.getByRole('textbox', { name: 'New name' }).fill('Grace H.');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(ada.page.getByRole('group', { name: 'Grace H.', exact: true })).toBeVisible();
  await expect(grace.page.getByRole('group', { name: 'Grace H. (you)' })).toBeVisible();
  await expect(ada.page.getByRole('button', { name: 'Actions for Grace H.' })).toBeFocused();

  await ada.act('Grace H.', 'Make co-host');
  await grace.openPeople();
  await expect(grace.page.getByRole('button', { name: 'Mute all' })).toBeVisible();
  await grace.act('Ada', 'Make guest');
  await expect(grace.page.getByRole('alert').filter({ hasText: 'They have a host key.' })).toBeVisible();

  await ada.act('Grace H.', 'Make guest');
  await expect(grace.page.getByRole('button', { name: 'Mute all' })).toHaveCount(0);
  await expect(grace.control('Security')).toHaveCount(0);
});

test('who is removed is out and does not come back, by reload, rejoining or another tab', async ({
  together: { ada, grace },
  meeting,
}) => {
  const second = await grace.page.context().newPage();
  await ada.act('Grace', 'Remove…');
  await ada.page.getByRole('dialog', { name: 'Remove Grace?' }).getByRole('button', { name: 'Remove' }).click();
  await expect(grace.page.getByRole('heading', { name: 'You were removed from the meeting' })).toBeVisible();
  await ada.expectPeople(ada);

  for (const page of [grace.page, second]) {
    await page.goto(`/${meeting}`);
    await page.getByRole('textbox', { name: 'Your name' }).fill('Grace');
    // Whoever comes from their address has to ask from now on.
    await page.getByRole('button', { name: 'Ask to join' }).click();
    await expect(page.getByRole('heading', { name: 'You were removed from the meeting' })).toBeVisible();
  }
  await ada.expectPeople(ada);
});

test('a host ends the meeting for everybody, and the next of its name knows nothing of it', async ({
  together: { ada, grace },
}) => {
  await ada.openSecurity();
  await ada.setPassword('sesame');
  await ada.page.getByRole('button', { name: 'End meeting for all…' }).click();
  await ada.page.getByRole('button', { name: 'End for all' }).click();
  for (const { page } of [ada, grace]) {
    await expect(page.getByRole('heading', { name: 'The meeting has ended' })).toBeVisible();
  }
  const before = grace.seat;
  await grace.page.getByRole('button', { name: 'Rejoin' }).click();
  await expect(grace.nameField).toBeVisible();
  await expect(grace.passwordField).toHaveCount(0);
  await grace.join();
  expect(grace.seat).not.toBe(before);
  await grace.expectPeople(grace);
});

test('the menu of a person works by keyboard alone @long', async ({ together: { ada, grace } }) => {
  await ada.openPeople();
  const button = ada.page.getByRole('button', { name: 'Actions for Grace' });
  await button.press('Enter');
  const item = (name: string) => ada.page.getByRole('menuitem', { name });
  await expect(item('Mute')).toBeFocused();
  await ada.page.keyboard.press('End');
  await expect(item('Remove…')).toBeFocused();
  await ada.page.keyboard.press('Escape');
  await expect(item('Remove…')).toBeHidden();
  await expect(button).toBeFocused();
  await button.press('Enter');
  await expect(item('Mute')).toBeFocused();
  await ada.page.keyboard.press('End');
  await ada.page.keyboard.press('Enter');
  await expect(ada.page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await ada.page.keyboard.press('Escape');
  await expect(ada.page.getByRole('dialog')).toHaveCount(0);
  await expect(button).toBeFocused();
  await button.press('Enter');
  await expect(item('Mute')).toBeFocused();
  await ada.page.keyboard.press('Enter');
  await expect(grace.control('Unmute microphone')).toBeVisible();
});
