import { startBox } from '../support/startBox.ts';
import type { Person } from '../support/Person.ts';
import { expect, test } from './fixtures.ts';

/** A host on the stage, with the Security panel open and one choice of who may enter. */
async function hostWith(ada: Person, meeting: string, entry: Parameters<Person['chooseEntry']>[0]): Promise<void> {
  await ada.enter(meeting);
  await ada.openSecurity();
  await ada.chooseEntry(entry);
}

interface Stage {
  theHost(name: string): Promise<Person>;
  someone(name: string): Promise<Person>;
  meeting: string;
}

/** Ada hosts a meeting where one knocks, and Grace has knocked. */
async function graceKnocks({ theHost, someone, meeting }: Stage): Promise<{ ada: Person; grace: Person }> {
  const ada = await theHost('Ada');
  await hostWith(ada, meeting, 'Whom a host lets in');
  const grace = await someone('Grace');
  await grace.goToDoor(meeting);
  await grace.askToJoin();
  await ada.expectKnockFrom(grace);
  return { ada, grace };
}

test('who knocks is let in by the host, without a click of their own', async ({ someone, theHost, meeting }) => {
  const { ada, grace } = await graceKnocks({ theHost, someone, meeting });
  await ada.expectPeople(ada);

  await ada.answerKnock('Let in');
  await grace.expectVideoFrom(ada);
  await ada.expectVideoFrom(grace);
  await expect(ada.page.getByText('wants to join')).toHaveCount(0);
});

test('who is not let in is told so, and may ask again; several are let in at once', async ({
  someone,
  theHost,
  meeting,
}) => {
  const ada = await theHost('Ada');
  await ada.goToDoor(meeting);
  await ada.chooseEntry('Whom a host lets in');
  const grace = await someone('Grace');
  await grace.goToDoor(meeting);
  await grace.nameField.fill(grace.name);
  await grace.askButton.click();
  await grace.expectToWaitFor(/No host is here at the moment/);

  await ada.join();
  await ada.expectKnockFrom(grace);
  await ada.answerKnock('Not now');
  await expect(grace.page.getByRole('alert')).toHaveText('The host has not let you in now. You can ask again.');
  await expect(grace.controls).toBeHidden();

  await grace.askToJoin();
  const jan = await someone('Jan');
  await jan.goToDoor(meeting);
  await jan.askToJoin();
  await expect(ada.page.getByText('2 people want to join')).toBeVisible();
  await ada.answerKnock('Let all in');
  await ada.expectPeople(ada, grace, jan);
});

test('a knock is heard, and can be answered on a phone', async ({ someone, theHost, meeting }) => {
  const ada = await theHost('Ada');
  await ada.page.setViewportSize({ width: 360, height: 740 });
  // What is handed to the loudspeaker by whoever makes sound in this page.
  await ada.page.addInitScript(() => {
    const { start } = OscillatorNode.prototype;
    Object.assign(globalThis, { rung: 0 });
    OscillatorNode.prototype.start = function (when) {
      if (this.context.state === 'running') Object.assign(globalThis, { rung: Reflect.get(globalThis, 'rung') + 1 });
      start.call(this, when);
    };
  });
  await hostWith(ada, meeting, 'Whom a host lets in');
  const grace = await someone('Grace');
  await grace.goToDoor(meeting);
  await grace.askToJoin();
  for (const name of ['Let in', 'Not now']) {
    const button = ada.page.getByRole('button', { name });
    await expect(button).toBeInViewport({ ratio: 1 });
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  }
  await expect.poll(() => ada.page.evaluate(() => Reflect.get(globalThis, 'rung'))).toBeGreaterThan(0);
  await ada.answerKnock('Let in');
  await expect(grace.controls).toBeVisible();
});

test('who stops waiting knocks no more @long', async ({ someone, theHost, meeting }) => {
  const { ada, grace } = await graceKnocks({ theHost, someone, meeting });
  await grace.page.getByRole('button', { name: 'Stop waiting' }).click();
  await expect(ada.page.getByText('wants to join')).toHaveCount(0);
  await expect(grace.askButton).toBeEnabled();
});

test('a password that is set meanwhile is asked of those who wait, too @long', async ({
  someone,
  theHost,
  meeting,
}) => {
  const { ada, grace } = await graceKnocks({ theHost, someone, meeting });
  await ada.setPassword('correct horse');
  await expect(grace.passwordField).toBeVisible();
  await expect(grace.page.getByRole('alert')).toContainText('This meeting has a password.');
  await ada.expectPeople(ada);
  await grace.join('correct horse');
  await ada.expectPeople(ada, grace);
});

test('a locked meeting takes nobody new, but who reloads comes back @long', async ({ someone, theHost, meeting }) => {
  const ada = await theHost('Ada');
  await hostWith(ada, meeting, 'Everybody with the link');
  const grace = await someone('Grace');
  await grace.enter(meeting);
  await ada.lock.check();
  await expect(ada.lock).toBeChecked();

  const jan = await someone('Jan');
  await jan.goToDoor(meeting);
  await jan.tryToJoin();
  await expect(jan.page.getByRole('alert')).toContainText('The meeting is locked');
  await grace.page.reload();
  await expect(grace.controls).toBeVisible();
  await ada.lock.uncheck();
  await jan.join();
  await ada.expectPeople(ada, grace, jan);
});

test('a full meeting is tried again by itself, and lets in when somebody leaves @long', async ({
  someone,
  theHost,
  meeting,
}) => {
  const ada = await theHost('Ada');
  await hostWith(ada, meeting, 'Everybody with the link');
  await ada.limitSeats(2);
  const grace = await someone('Grace');
  await grace.enter(meeting);

  const jan = await someone('Jan');
  await jan.goToDoor(meeting);
  await jan.tryToJoin();
  await jan.expectToWaitFor(/The meeting is full/);
  await grace.leave();
  await expect(jan.controls).toBeVisible();
  await ada.expectPeople(ada, jan);
});

test('where only hosts open meetings, guests wait for one, and learn it when the last has gone @long', async ({
  someone,
  meeting,
}) => {
  const box = await startBox({ args: ['--opened-by', 'hosts', '--seat-limit', '7'] });
  try {
    const grace = await someone('Grace', { baseURL: box.url });
    await grace.goToDoor(meeting);
    await grace.tryToJoin();
    await grace.expectToWaitFor(/The host is not here yet/);

    const ada = await someone('Ada', { baseURL: box.url });
    await ada.signIn(box.hostName, box.hostKey);
    await ada.enter(meeting);
    await expect(grace.controls).toBeVisible();
    await ada.expectPeople(ada, grace);

    await ada.openSecurity();
    await expect(ada.page.getByRole('spinbutton', { name: 'Seats' })).toHaveValue('7');
    await ada.chooseEntry('Whom a host lets in');
    const jan = await someone('Jan', { baseURL: box.url });
    await jan.goToDoor(meeting);
    await jan.askToJoin();
    await ada.expectKnockFrom(jan);
    await ada.leave();
    await jan.expectToWaitFor(/No host is here at the moment/);
    await grace.leave();
    await expect(jan.page.getByRole('alert')).toContainText('The meeting has ended.');
  } finally {
    await box.stop();
  }
});
