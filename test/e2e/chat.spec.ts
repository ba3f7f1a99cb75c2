import type { Locator } from '@playwright/test';
import type { Person } from '../support/Person.ts';
import { dataPacket } from '../support/dataPacket.ts';
import { findWords } from '../support/findWords.ts';
import { Talker } from '../support/Talker.ts';
import { watchData, type DataWire } from '../support/watchData.ts';
import { expect, test as base } from './fixtures.ts';

interface Three {
  /** The host. */
  ada: Talker;
  grace: Talker;
  linus: Talker;
  /** Of Linus, who may do with his browser what he likes. */
  wire: DataWire;
}

const test = base.extend<{ three: Three }>({
  /** Ada hosts, Grace and Linus are guests; all see each other, and have the chat open. */
  three: async ({ theHost, someone, meeting }, use) => {
    const ada = await theHost('Ada');
    const grace = await someone('Grace');
    const linus = await someone('Linus');
    const wire = await watchData(linus.page);
    for (const person of [ada, grace, linus]) await person.enter(meeting);
    const three = { ada: new Talker(ada), grace: new Talker(grace), linus: new Talker(linus), wire };
    await linus.expectVideoFrom(ada, 1);
    await linus.expectVideoFrom(grace, 1);
    for (const talker of [three.ada, three.grace, three.linus]) await talker.open();
    await use(three);
  },
});

const NAMES: readonly (keyof Omit<Three, 'wire'>)[] = ['ada', 'grace', 'linus'];

test('messages come to everybody, in order, under the name of whoever wrote them', async ({ three }) => {
  const { ada, grace, linus } = three;
  for (const [index, who] of [...NAMES, ...NAMES].entries()) {
    const before = `${index - 1}`;
    // One after the other, so that there is one order for all.
    if (index > 0) await expect(three[who].line(`message ${before}`)).toBeVisible();
    await three[who].write(`message ${index}`);
  }
  const others = (me: string) =>
    ['Ada', 'Grace', 'Linus', 'Ada', 'Grace', 'Linus'].map(
      (name, index) => `${name === me ? 'You' : name}: message ${index}`,
    );
  await ada.expectLines(...others('Ada'));
  await grace.expectLines(...others('Grace'));
  await linus.expectLines(...others('Linus'));

  // Many at once: each sender's are in their order, wherever.
  const burst = Array.from({ length: 8 }, (_, index) => `burst ${index}`);
  for (const text of burst) await grace.write(text);
  for (const talker of [ada, linus]) {
    await expect(talker.line('burst 7')).toBeVisible();
    expect((await talker.lines()).filter((line) => line.includes('burst'))).toEqual(
      burst.map((text) => `Grace: ${text}`),
    );
  }
});

test('who claims to be somebody else is shown as who they are, and what is no message is not shown @long', async ({
  three: { ada, grace, linus, wire },
}) => {
  // The page opens its channel with its first word.
  await linus.write('hello');
  await expect(grace.line('hello')).toBeVisible();
  const envelope = (version: number, content: unknown) =>
    Buffer.concat([Buffer.from([version]), Buffer.from(JSON.stringify(content))]);
  const message = (text: string) => ({ type: 'chat', n: 1, text, from: ada.person.seat, name: 'Ada' });
  const claim = (bytes: Uint8Array) => wire.send(dataPacket(bytes, ada.person.seat));
  const id = (character: string) => character.repeat(16);

  await claim(envelope(2, { id: id('a'), message: message('sealed another way') }));
  await claim(envelope(1, { id: id('b'), message: { ...message('of a type to come'), type: 'whiteboard' } }));
  await claim(envelope(1, { id: id('c'), message: message('x'.repeat(2_001)) }));
  await claim(envelope(1, { id: id('d'), message: message('y'.repeat(1_000)), padding: 'z'.repeat(15_000) }));
  await claim(Buffer.from('{"id":"not in an envelope"}'));
  await claim(envelope(1, { id: id('e'), to: [ada.person.seat], message: message('not for Grace') }));
  await claim(envelope(1, { id: id('f'), from: ada.person.seat, message: message('I am Ada') }));
  await claim(envelope(1, { id: id('f'), message: message('the same once more') }));

  // In order: what came before it has been read, too.
  await expect(grace.line('I am Ada')).toBeVisible();
  await linus.write('the end');
  await grace.expectLines('Linus: I am Ada', 'Linus: hello', 'Linus: the end');
  await expect(ada.line('the end')).toBeVisible();
  expect(await ada.lines()).not.toContainEqual(expect.stringContaining('You: '));
});

test('a private message is seen by the one whom it is for, and does not reach anybody else @long', async ({
  three: { ada, grace, linus, wire },
}) => {
  await ada.to('Grace');
  await ada.write('for Grace alone');
  await expect(ada.line('for Grace alone')).toContainText('Only to Grace');
  await expect(grace.line('for Grace alone')).toContainText('Only to you');
  await ada.to('Everybody');
  await ada.write('for all');
  await expect(linus.line('for all')).toBeVisible();
  await linus.expectLines('Ada: for all');
  const heard = Buffer.concat(await wire.heard());
  expect(findWords({ public: 'for all', private: 'for Grace alone' }, heard)).toEqual(['public']);
  await grace.person.page.getByRole('button', { name: 'Reply to Ada only' }).click();
  await grace.write('back to Ada');
  await expect(ada.line('back to Ada')).toContainText('Only to you');
  expect(findWords({ private: 'back to Ada' }, Buffer.concat(await wire.heard()))).toEqual([]);
});

test('where guests may not write, their words do not leave the media server, whatever their page does @long', async ({
  three: { ada, grace, linus, wire },
  someone,
  meeting,
}) => {
  await linus.write('before');
  await expect(grace.line('before')).toBeVisible();
  await linus.field.fill('what I was about to say');
  await ada.person.openSecurity();
  await ada.person.allow('Write messages', false);
  await expect(linus.person.page.getByText('The host does not let guests write for now.')).toBeVisible();
  await expect(linus.field).toHaveJSProperty('readOnly', true);

  const content = { id: 'g'.repeat(16), message: { type: 'chat', n: 1, text: 'all the same' } };
  const past = dataPacket(Buffer.from(`\u0001${JSON.stringify(content)}`), linus.person.seat);
  await wire.send(past);
  // Who comes now comes without, too.
  const maja = await someone('Maja');
  await maja.enter(meeting);
  await maja.expectVideoFrom(linus.person, 1);
  await maja.control('Chat').click();
  await expect(maja.page.getByText('The host does not let guests write for now.')).toBeVisible();
  // A host writes on; what was sent before would have come by now.
  await wire.send(past);
  await ada.open();
  await ada.write('only I');
  await expect(grace.line('only I')).toBeVisible();
  await expect(linus.line('only I')).toBeVisible();
  for (const talker of [ada, grace]) await expect(talker.line('all the same')).toHaveCount(0);

  await ada.person.openSecurity();
  await ada.person.allow('Write messages', true);
  await expect(linus.field).toHaveValue('what I was about to say');
  await expect(linus.field).toHaveJSProperty('readOnly', false);
  await linus.field.press('Enter');
  await expect(grace.line('what I was about to say')).toBeVisible();
});

test('what comes while the chat is closed is counted and said, without moving anything; and nobody who comes later sees it @long', async ({
  three: { ada, grace },
  someone,
  meeting,
}) => {
  await ada.person.control('Chat').click();
  await expect(ada.field).toBeHidden();
  await grace.write('first');
  await grace.write('second');
  await expect(ada.person.control('Chat')).toHaveAccessibleDescription(/^2 unread messages/);
  await expect(ada.person.page.getByRole('status').filter({ hasText: 'Grace writes: second' })).toBeVisible();
  const maja = await someone('Maja');
  await maja.enter(meeting);
  await maja.expectVideoFrom(grace.person, 1);
  const late = new Talker(maja);
  await late.open();
  await grace.write('third');
  await late.expectLines('Grace: third');
  await expect(maja.page.getByText('whoever comes later does not see what was said before')).toBeVisible();
  await ada.open();
  await ada.expectLines('Grace: first', 'Grace: second', 'Grace: third');
  await expect(ada.person.control('Chat')).not.toHaveAccessibleDescription(/unread/);
});

const queue = async ({ page }: Person) => {
  const list = page.getByRole('region', { name: 'Raised hands' }).getByRole('listitem');
  return (await list.allTextContents()).map((text) => text.replace(/Lower$/, ''));
};
const handOf = (by: Person, of: Person) => by.tile(of).getByRole('img', { name: 'Hand raised' });

test('hands stand in one order for everybody, through a reload; hosts lower one or all @long', async ({
  three: { ada, grace, linus },
}) => {
  const people = [ada.person, grace.person, linus.person];
  await linus.person.control('Raise hand').click();
  await expect(handOf(ada.person, linus.person)).toBeVisible();
  await expect(ada.person.page.getByRole('status').filter({ hasText: 'Linus raises a hand' })).toBeAttached();
  await grace.person.control('Raise hand').click();
  await expect(handOf(linus.person, grace.person)).toBeVisible();
  await expect(linus.person.control('Lower hand')).toBeVisible();
  for (const person of people) await person.openPeople();
  await expect.poll(() => queue(ada.person)).toEqual(['Linus', 'Grace']);
  await expect.poll(() => queue(grace.person)).toEqual(['Linus', 'Grace (you)']);

  await linus.person.page.reload();
  await expect(linus.person.control('Lower hand')).toBeVisible();
  await expect.poll(() => queue(ada.person)).toEqual(['Linus', 'Grace']);
  await expect(grace.person.page.getByRole('button', { name: /^Lower:/ })).toHaveCount(0);

  await ada.person.page.getByRole('button', { name: 'Lower: Linus' }).click();
  await expect(linus.person.control('Raise hand')).toBeVisible();
  await expect(handOf(grace.person, linus.person)).toHaveCount(0);
  await linus.person.control('Raise hand').click();
  await expect.poll(() => queue(ada.person)).toEqual(['Grace', 'Linus']);
  await ada.person.page.getByRole('button', { name: 'Lower all hands' }).click();
  for (const { person } of [grace, linus]) await expect(person.control('Raise hand')).toBeVisible();
  await expect(ada.person.page.getByRole('region', { name: 'Raised hands' })).toHaveCount(0);
});

type Box = Awaited<ReturnType<Locator['boundingBox']>>;
/** The middle of one lies in the other. */
const isWithin = (inner: Box, outer: Box) =>
  inner !== null &&
  outer !== null &&
  Math.abs(inner.x + inner.width / 2 - outer.x - outer.width / 2) < outer.width / 2 &&
  Math.abs(inner.y + inner.height / 2 - outer.y - outer.height / 2) < outer.height / 2;

test('a reaction floats over its sender’s tile for everybody, is said, and goes by itself @long', async ({
  three: { ada, grace },
}) => {
  await grace.person.control('React').click();
  await grace.person.page.getByRole('button', { name: 'Clapping' }).click();
  await Promise.all(
    [ada, grace].map(async ({ person }) => {
      const floating = person.page.locator('.floating').getByText('👏');
      await expect(floating).toBeVisible();
      const [tile, emoji] = await Promise.all([person.tile(grace.person).boundingBox(), floating.boundingBox()]);
      expect(isWithin(emoji, tile), `${person.name} sees it over the tile`).toBe(true);
      await expect(floating).toHaveCount(0);
    }),
  );
  await ada.person.control('Chat').click();
  await grace.person.page.getByRole('button', { name: 'Clapping' }).click();
  await expect(ada.person.page.getByRole('status').filter({ hasText: 'Grace reacts: 👏' })).toBeAttached();
  await grace.person.page.keyboard.press('Escape');
  await expect(grace.person.page.getByRole('button', { name: 'Clapping' })).toHaveCount(0);
});

test('what is written while the media server is away is kept, shown as waiting, and comes once @long', async ({
  three: { ada, grace, linus },
  box,
}) => {
  test.slow();
  await ada.write('before');
  await expect(grace.line('before')).toBeVisible();
  const { sfu } = box.pids();
  if (sfu === null) throw new Error('There is no SFU to kill.');
  // Frozen first, so that what is written now is written into the void.
  process.kill(sfu, 'SIGSTOP');
  await ada.write('into the void');
  await expect(ada.person.page.getByText('Picture and sound were lost.')).toBeVisible();
  await ada.write('while it was away');
  await expect(ada.line('while it was away')).toContainText('Sending…');
  process.kill(sfu, 'SIGKILL');
  await linus.field.fill('still typing');
  for (const talker of [grace, linus]) {
    await expect(talker.line('while it was away')).toBeVisible({ timeout: 30_000 });
    await talker.expectLines('Ada: before', 'Ada: into the void', 'Ada: while it was away');
  }
  await expect(ada.log.getByText('Sending…')).toHaveCount(0);
  await expect(linus.field).toHaveValue('still typing');
  await linus.field.press('Enter');
  await expect(ada.line('still typing')).toBeVisible();
  for (const talker of [ada, grace]) {
    expect((await talker.lines()).filter((line) => line.includes('still typing'))).toEqual(['Linus: still typing']);
  }
});
