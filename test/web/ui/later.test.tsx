import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { Later } from '../../../web/features/Later.tsx';
import { lazily } from '../../../web/features/lazily.ts';
import { show, text } from './screen.tsx';

const Part = () => <p>here it is</p>;

afterEach(() => void vi.useRealTimers());

test('a part that cannot be had is asked for once a second, and shown when there is a network again', async () => {
  vi.useFakeTimers();
  let online = false;
  const fetchPart = vi.fn(async () => {
    if (!online) throw new Error('offline');
    return Part;
  });
  const part = lazily(fetchPart);
  const pass = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
  await show(<Later part={part} props={{}} />);
  await pass(900);
  expect(fetchPart).toHaveBeenCalledTimes(1);
  for (const times of [2, 3]) {
    await pass(1_000);
    expect(fetchPart).toHaveBeenCalledTimes(times);
  }
  online = true;
  await pass(1_000);
  await pass(0);
  expect(text()).toContain('here it is');
});
