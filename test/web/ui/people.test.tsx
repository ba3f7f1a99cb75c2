import { act } from 'preact/test-utils';
import { afterEach, expect, test } from 'vitest';
import { aPerson } from '../../support/gallery/fakeMeeting.ts';
import { ada, aFeed, grace, stage } from './aStage.tsx';
import { clear, find, get, names, press, type } from './screen.tsx';

afterEach(clear);

/** The items of a person's menu, open. */
async function actionsFor(name: string) {
  const id = get('button', `Actions for ${name}`).getAttribute('popovertarget') ?? '';
  const items = [...(document.getElementById(id)?.querySelectorAll('[role=menuitem]') ?? [])];
  return {
    labels: items.map(({ textContent }) => textContent),
    choose: (label: string) =>
      act(() => {
        for (const item of items) if (item instanceof HTMLElement && item.textContent === label) item.click();
      }),
  };
}

test('a host has actions for each person, as they are', async () => {
  const { meeting, peer } = await stage();
  peer.camera.value = aFeed().feed;
  peer.screen.value = aFeed().feed;
  await press('People');
  const mine = await actionsFor('Ada');
  expect(mine.labels).toEqual(['Rename…']);
  const hers = await actionsFor('Grace');
  expect(hers.labels).toEqual(['Mute', 'Turn camera off', 'Stop their sharing', 'Rename…', 'Make co-host', 'Remove…']);
  await hers.choose('Mute');
  await hers.choose('Turn camera off');
  await hers.choose('Stop their sharing');
  await hers.choose('Make co-host');
  await press('Mute all');
  await act(() => {
    peer.microphoneMuted.value = true;
    peer.camera.value = null;
    peer.screen.value = null;
    meeting.people.value = [ada, { ...grace, role: 'host' }];
  });
  const then = await actionsFor('Grace');
  expect(then.labels).toEqual(['Rename…', 'Make guest', 'Remove…']);
  await then.choose('Make guest');
  expect(meeting.asked).toEqual([
    ['act', { type: 'silence', seat: 's_1', what: 'microphone' }],
    ['act', { type: 'silence', seat: 's_1', what: 'camera' }],
    ['act', { type: 'silence', seat: 's_1', what: 'screen' }],
    ['act', { type: 'setRole', seat: 's_1', role: 'host' }],
    ['act', { type: 'silence', seat: null, what: 'microphone' }],
    ['act', { type: 'setRole', seat: 's_1', role: 'guest' }],
  ]);
});

test('a guest has no actions', async () => {
  await stage('guest');
  await press('People');
  expect(names('button').filter((name) => name.startsWith('Actions') || name === 'Mute all')).toEqual([]);
});

test('removing and renaming are asked about, and a refusal is said where one asked', async () => {
  const { meeting } = await stage();
  await press('People');
  await (await actionsFor('Grace')).choose('Remove…');
  expect(names('dialog')).toEqual(['Remove Grace?']);
  await press('Cancel');
  expect(names('dialog')).toEqual([]);

  await (await actionsFor('Grace')).choose('Rename…');
  await type('New name', 'Grace H.');
  meeting.refusal.value = { code: 'seat_unknown', retryAt: null };
  await press('Rename');
  expect(get('dialog', 'Rename Grace').textContent).toContain('This person has left.');
  meeting.refusal.value = null;
  await press('Rename');
  expect(names('dialog')).toEqual([]);

  await (await actionsFor('Grace')).choose('Remove…');
  await press('Remove');
  expect(meeting.asked).toEqual([
    ['act', { type: 'rename', seat: 's_1', displayName: 'Grace H.' }],
    ['act', { type: 'rename', seat: 's_1', displayName: 'Grace H.' }],
    ['act', { type: 'remove', seat: 's_1' }],
  ]);
});

test('Escape in a question leaves the panel that it was asked in', async () => {
  await stage();
  const escape = (at: Element) =>
    act(() => void at.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })));
  await press('People');
  await (await actionsFor('Grace')).choose('Remove…');
  await escape(get('button', 'Remove'));
  expect(find('button', 'Actions for Grace')).not.toBeNull();
  await escape(document.body);
  expect(find('button', 'Actions for Grace')).toBeNull();
});

test('a guest under a host’s name is marked, on the tile and among the people', async () => {
  const { meeting } = await stage();
  await act(() => void (meeting.people.value = [ada, aPerson('s_1', 'Аdа')]));
  expect(get('group', 'Аdа').textContent).toContain('Not the host');
  expect(get('group', 'Ada (you)').textContent).not.toContain('Not the host');
  await press('People');
  expect(document.querySelectorAll('.badge-warning')).toHaveLength(1);
});
