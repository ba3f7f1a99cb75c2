import type { Person } from '../support/Person.ts';
import { expect, test } from './fixtures.ts';

/** They are told that the password is wrong, and are still outside. */
async function expectRefused({ page, controls }: Person): Promise<void> {
  await expect(page.getByText(/not the password/i)).toBeVisible();
  await expect(controls).toBeHidden();
}

test('a wrong password is refused in words, the right one lets in', async ({ someone, theHost, meeting }) => {
  const ada = await theHost('Ada');
  await ada.goToDoor(meeting);
  await ada.join();
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

test('a password that is changed keeps out those who know the old one; removed, it keeps out nobody', async ({
  someone,
  theHost,
  meeting,
}) => {
  const ada = await theHost('Ada');
  await ada.goToDoor(meeting);
  await ada.join();
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
