import type { Person } from '../support/Person.ts';
import { expect, test } from './fixtures.ts';

/** They are told that the password is wrong, and are still outside. */
async function expectRefused({ page, controls }: Person): Promise<void> {
  await expect(page.getByText(/not the password/i)).toBeVisible();
  await expect(controls).toBeHidden();
}

test('a wrong password is refused in words, the right one lets in', async ({ someone, theHost, meeting }) => {
  const ada = await theHost('Ada');
  await ada.enter(meeting);
  await ada.openSecurity();
  await ada.setPassword('correct horse');

  const grace = await someone('Grace');
  await grace.goToDoor(meeting);
  await expect(grace.passwordField).toBeVisible();
  await grace.tryToJoin('battery staple');
  await expectRefused(grace);
  await ada.expectPeople(ada);

  await grace.join('correct horse');
  await ada.expectPeople(ada, grace);
});

test('who guesses is slowed, told for how long, and let in with the right password afterwards @long', async ({
  someone,
  theHost,
  meeting,
}) => {
  const ada = await theHost('Ada');
  await ada.goToDoor(meeting);
  await ada.setPassword('correct horse');

  const mallory = await someone('Mallory');
  await mallory.goToDoor(meeting);
  const { page, joinButton } = mallory;
  const wait = page.getByText(/^You can try again in \d+ s\.$/);
  // How many are free is the meeting's affair; far fewer than it takes to guess a password.
  for (let guesses = 1; guesses <= 20 && !(await wait.isVisible()); guesses++) {
    await mallory.tryToJoin(`guess ${guesses}`);
    await expect.poll(() => mallory.refusals, { message: 'answers to all guesses' }).toHaveLength(guesses);
    await expect(page.getByRole('alert')).toBeVisible();
  }
  expect(new Set(mallory.refusals)).toEqual(new Set(['password_wrong', 'too_many_attempts']));
  await expect(page.getByText('Too many attempts for now. Wait a moment.')).toBeVisible();
  await expect(joinButton).toBeDisabled();

  await expect(joinButton).toBeEnabled();
  await expect(wait).toBeHidden();
  await mallory.join('correct horse');
});

test('a password that is changed keeps out those who know the old one; removed, it keeps out nobody @long', async ({
  someone,
  theHost,
  meeting,
}) => {
  const ada = await theHost('Ada');
  await ada.enter(meeting);
  await ada.openSecurity();
  await ada.setPassword('first password');
  await ada.setPassword('second password');

  const grace = await someone('Grace');
  await grace.goToDoor(meeting);
  await grace.tryToJoin('first password');
  await expectRefused(grace);
  await ada.expectPeople(ada);
  await grace.join('second password');
  await ada.expectPeople(ada, grace);

  const edsger = await someone('Edsger');
  await edsger.goToDoor(meeting);
  await expect(edsger.passwordField).toBeVisible();
  await ada.removePassword();
  await expect(edsger.passwordField).toBeHidden();
  await edsger.join();
  await ada.expectPeople(ada, grace, edsger);
});

test('the host sets a password at the door, before anyone is in', async ({ someone, theHost, meeting }) => {
  const ada = await theHost('Ada');
  await ada.goToDoor(meeting);
  await ada.setPassword('early bird');

  const grace = await someone('Grace');
  await grace.goToDoor(meeting);
  await expect(grace.passwordField).toBeVisible();
  await grace.join('early bird');
  await ada.join();
  await ada.expectPeople(ada, grace);
});

test('a guest cannot set a password', async ({ someone, meeting }) => {
  const grace = await someone('Grace');
  await grace.goToDoor(meeting);
  await expect(grace.page.getByRole('textbox', { name: 'New password' })).toHaveCount(0);
  await grace.join();
  await expect(grace.control('Leave')).toBeVisible();
  await expect(grace.control('Security')).toHaveCount(0);
});
