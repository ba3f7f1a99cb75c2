import { Talker } from '../support/Talker.ts';
import { expect } from './fixtures.ts';
import { otherThan, test } from './onFleet.ts';

test('a move in the middle of the chat loses nothing, doubles nothing, and leaves what is typed and whose hand is up @long', async ({
  fleet,
  someone,
  meeting,
}) => {
  test.slow();
  const talkers: [Talker, Talker, Talker] = [
    new Talker(await someone('Ada')),
    new Talker(await someone('Grace')),
    new Talker(await someone('Linus')),
  ];
  const [ada, grace, linus] = talkers;
  for (const { person } of talkers) await person.enter(meeting);
  // Linus is but a listener: nothing of him shows the others in which room he is.
  await linus.person.control('Turn camera off').click();
  await linus.person.control('Mute microphone').click();
  await ada.person.expectVideoFrom(grace.person);
  await linus.person.control('Raise hand').click();
  for (const talker of talkers) await talker.open();
  const from = await fleet.siteOf(ada.person.seat);
  if (from === null) throw new Error('Ada is at no site.');
  const to = otherThan(from);
  await linus.field.fill('a long thought');

  await fleet.drain(from);
  // On and on, until the old site is empty: before, during and after the move of each of them.
  const written: string[] = [];
  const everybodyHasMoved = async () => {
    const sites = await Promise.all(talkers.map(({ person }) => fleet.siteOf(person.seat)));
    const old = await fleet.sfus.get(from)?.rooms();
    return sites.every((site) => site === to) && [...(old?.values() ?? [])].every((people) => people.length === 0);
  };
  for (let moved = false; !moved; moved = await everybodyHasMoved()) {
    for (const talker of [ada, grace]) {
      const text = `word ${written.length}`;
      await talker.write(text);
      written.push(text);
    }
  }
  await ada.write('the last word');
  await expect(linus.line('the last word')).toBeVisible();
  await expect(grace.line('the last word')).toBeVisible();

  for (const reader of talkers) {
    for (const writer of [ada, grace]) {
      const name = reader === writer ? 'You' : writer.person.name;
      const mine = written.filter((_, index) => talkers[index % 2] === writer).map((text) => `${name}: ${text}`);
      const read = (await reader.lines()).filter((line) => line.startsWith(`${name}: word`));
      expect(read, `what ${reader.person.name} reads of ${name}`).toEqual(mine);
    }
  }
  await expect(linus.field).toHaveValue('a long thought');
  await linus.field.press('Enter');
  await expect(ada.line('a long thought')).toBeVisible();
  await expect(ada.person.tile(linus.person).getByRole('img', { name: 'Hand raised' })).toBeVisible();
  await ada.person.expectVideoFrom(grace.person);
});
