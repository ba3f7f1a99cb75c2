import { expect, test } from './fixtures.ts';

test('host and guest meet: a random name, a host, a password, pictures and sound @everywhere', async ({
  someone,
  theHost,
  place,
}) => {
  const ada = await theHost('Ada');
  const offered = ada.page.getByRole('textbox', { name: 'Meeting name' });
  const first = await offered.inputValue();
  await ada.page.getByRole('button', { name: 'Another name' }).click();
  await expect(offered).not.toHaveValue(first);
  await ada.startMeeting(await offered.inputValue());
  await ada.join();
  await ada.openSecurity();
  await ada.setPassword('correct horse');
  await ada.page.keyboard.press('Escape');

  const link = ada.page.url();
  expect(link).toMatch(new RegExp(`^${place.url}/[a-z]+(-[a-z]+)+$`));
  const grace = await someone('Grace');
  await grace.page.goto(link);
  await grace.join('correct horse');

  await ada.expectPeople(ada, grace);
  await grace.expectPeople(grace, ada);
  await Promise.all([ada.expectVideoFrom(grace), grace.expectVideoFrom(ada)]);
  await Promise.all([ada.expectVideoFrom(ada), grace.expectVideoFrom(grace)]);
  await Promise.all([ada.expectSound(), grace.expectSound()]);

  await grace.leave();
  await ada.expectPeople(ada);
});

test('the connection of a call is made at the door, and joining makes no other', async ({ someone, meeting }) => {
  const [ada, grace] = [await someone('Ada'), await someone('Grace')];
  await grace.enter(meeting);
  await ada.goToDoor(meeting);
  const made = () => ada.page.evaluate(() => window.connections?.map(({ iceGatheringState }) => iceGatheringState));
  await expect.poll(made).toEqual(['new']);
  await ada.join();
  await ada.expectVideoFrom(grace);
  await expect.poll(made).toEqual(['complete']);
});

for (const { many, names } of [
  { many: 'four', names: ['Ada', 'Grace', 'Edsger', 'Barbara'] },
  // More pages than two cores carry with ease.
  { many: 'six', names: ['Ada', 'Grace', 'Edsger', 'Barbara', 'Donald', 'Radia'] },
]) {
  test(`${many} people see and hear each other @long`, async ({ someone, meeting }) => {
    test.slow();
    const people = [];
    for (const name of names) {
      // Small pages ask for small pictures.
      const person = await someone(name, { viewport: { width: 640, height: 480 } });
      await person.enter(meeting);
      people.push(person);
    }
    for (const viewer of people) {
      await viewer.expectPeople(...people);
      for (const other of people) await viewer.expectVideoFrom(other, 3);
      await viewer.expectSound();
    }
  });
}
