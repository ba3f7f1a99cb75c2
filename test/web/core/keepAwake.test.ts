import { expect, test } from 'vitest';
import { keepAwake } from '../../../web/features/awake/keepAwake.ts';
import { settled } from './aVisit.ts';

class FakePage extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';

  become(state: DocumentVisibilityState): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

/** Lets locks go when the page is hidden, as browsers do. */
function aScreen(page: FakePage, refuses = false) {
  const locks: { released: boolean; release(): Promise<void> }[] = [];
  const wakeLock = {
    async request() {
      if (refuses) throw new DOMException('', 'NotAllowedError');
      const lock = {
        released: false,
        async release() {
          lock.released = true;
        },
      };
      locks.push(lock);
      page.addEventListener('visibilitychange', () => (lock.released ||= page.visibilityState === 'hidden'));
      return lock;
    },
  } as unknown as WakeLock;
  return { wakeLock, locks, held: () => locks.filter(({ released }) => !released).length };
}

test('one lock as long as it is wanted, and another after the page was hidden', async () => {
  const page = new FakePage();
  const { wakeLock, locks, held } = aScreen(page);
  const end = keepAwake(wakeLock, page);
  await settled();
  expect(held()).toBe(1);
  page.become('hidden');
  await settled();
  expect(held()).toBe(0);
  page.become('visible');
  page.become('visible');
  await settled();
  expect([held(), locks.length]).toEqual([1, 2]);
  end();
  await settled();
  expect(held()).toBe(0);
  page.become('visible');
  await settled();
  expect(held()).toBe(0);
});

test('a lock that comes too late is let go', async () => {
  const page = new FakePage();
  const { wakeLock, held } = aScreen(page);
  keepAwake(wakeLock, page)();
  await settled();
  expect(held()).toBe(0);
});

test('without such a lock, or where it is refused, nothing happens', async () => {
  const page = new FakePage();
  keepAwake(undefined, page)();
  const { wakeLock, locks } = aScreen(page, true);
  const end = keepAwake(wakeLock, page);
  await settled();
  page.become('visible');
  await settled();
  end();
  expect(locks).toEqual([]);
});
