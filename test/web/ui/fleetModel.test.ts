import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FleetModel } from '../../../web/features/fleet/FleetModel.ts';
import { sizeGroups } from '../../../web/features/fleet/sizeGroups.ts';
import { aSiteStatus, FakeFleet, FLEET_KEY } from '../../support/gallery/fakeFleet.ts';

let server: FakeFleet;
let visible = signal(true);
let model: InstanceType<typeof FleetModel>;

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const looks = () => server.asked.filter((asked) => asked === 'GET /api/fleet').length;
const states = () => {
  const phase = model.phase.value;
  return phase.kind === 'open' ? phase.status.sites.map(({ id, state }) => `${id} ${state}`) : phase.kind;
};
async function opened() {
  model.type(FLEET_KEY);
  await model.open();
}

beforeEach(() => {
  vi.useFakeTimers();
  server = new FakeFleet(aSiteStatus('one'), aSiteStatus('two', { sizes: [2] }));
  visible = signal(true);
  model = new FleetModel({ fetcher: server.fetch, visible, now: Date.now });
});
afterEach(() => {
  model[Symbol.dispose]();
  vi.useRealTimers();
});

describe('the operator’s key', () => {
  test('opens the fleet, travels in one header alone and is kept nowhere else', async () => {
    const kept = [vi.spyOn(Storage.prototype, 'setItem'), vi.spyOn(history, 'pushState')];
    await opened();
    expect(states()).toEqual(['one up', 'two up']);
    const [request] = server.requests;
    expect(request?.url).toBe('/api/fleet');
    expect(request?.init).toMatchObject({ credentials: 'omit', headers: { Authorization: `Bearer ${FLEET_KEY}` } });
    expect(model.keyText.value).toBe('');
    for (const spy of kept) expect(spy).not.toHaveBeenCalled();
    expect(location.href + document.cookie).not.toContain(FLEET_KEY);
    vi.restoreAllMocks();
  });

  test.each([
    ['', 'missing', 0],
    ['wrong', 'operator_only', 1],
    ['kąśliwy klucz', 'operator_only', 0],
  ])('that is "%s" is refused: %s', async (key, problem, questions) => {
    model.type(key);
    await model.open();
    expect(model.phase.value).toEqual({ kind: 'locked', problem });
    expect(server.asked).toHaveLength(questions);
    await pass(60_000);
    expect(server.asked).toHaveLength(questions);
  });

  test('may have spaces around it, as a paste has', async () => {
    model.type(`  ${FLEET_KEY}\n`);
    await model.open();
    expect(states()).toEqual(['one up', 'two up']);
  });

  test('is not blamed for a server that does not answer, or has had too many tries', async () => {
    server.online = false;
    await opened();
    expect(model.phase.value).toEqual({ kind: 'locked', problem: 'offline' });
    server.online = true;
    server.refusing = 'too_many_attempts';
    await model.open();
    expect(model.phase.value).toEqual({ kind: 'locked', problem: 'too_many_attempts' });
  });

  test('that was revoked meanwhile closes the page, and a forgotten one is asked for again', async () => {
    await opened();
    server.refusing = 'operator_only';
    await pass(2_000);
    expect(model.phase.value).toEqual({ kind: 'locked', problem: 'operator_only' });
    await opened();
    model.forget();
    expect(model.phase.value).toEqual({ kind: 'locked', problem: null });
    const asked = looks();
    await pass(60_000);
    expect(looks()).toBe(asked);
  });

  test('that was forgotten while an answer was on its way opens nothing', async () => {
    let answer = () => {};
    server.gate = new Promise((resolve) => (answer = resolve));
    model.type(FLEET_KEY);
    const opening = model.open();
    model.forget();
    answer();
    await opening;
    expect(model.phase.value).toEqual({ kind: 'locked', problem: null });
  });
});

describe('the fleet is looked at', () => {
  test('every two seconds', async () => {
    await opened();
    await pass(20_000);
    expect(looks()).toBe(11);
    server.status = { ...server.status, sites: [aSiteStatus('one', { state: 'down' })] };
    await pass(2_000);
    expect(states()).toEqual(['one down']);
  });

  test('not while nobody sees the page, and at once when it is seen again', async () => {
    await opened();
    visible.value = false;
    await pass(60_000);
    expect(looks()).toBe(1);
    visible.value = true;
    await pass(0);
    expect(looks()).toBe(2);
  });

  test('once at a time, however slow the answer', async () => {
    await opened();
    let answer = () => {};
    server.gate = new Promise((resolve) => (answer = resolve));
    await pass(9_000);
    expect(looks()).toBe(2);
    answer();
    await pass(2_000);
    expect(looks()).toBe(3);
  });

  test('on, where the server is silent for a while; what was heard last stays', async () => {
    await opened();
    server.online = false;
    await pass(10_000);
    expect(model.phase.value).toMatchObject({ kind: 'open', trouble: 'offline' });
    expect(states()).toEqual(['one up', 'two up']);
    server.online = true;
    await pass(2_000);
    expect(model.phase.value).toMatchObject({ kind: 'open', trouble: null });
  });
});

describe('a site', () => {
  test('is drained and brought back, and the page knows at once', async () => {
    await opened();
    await model.drain('two');
    expect(states()).toEqual(['one up', 'two draining']);
    expect(model.busy.value.size).toBe(0);
    await model.undrain('two');
    expect(states()).toEqual(['one up', 'two up']);
    expect(server.asked.filter((asked) => asked.startsWith('POST'))).toEqual([
      'POST /api/fleet/sites/two/drain',
      'POST /api/fleet/sites/two/undrain',
    ]);
  });

  test('is asked to drain once, however often one presses', async () => {
    await opened();
    await Promise.all([model.drain('two'), model.drain('two')]);
    expect(server.asked.filter((asked) => asked.startsWith('POST'))).toHaveLength(1);
  });

  test('is removed when that is confirmed, and only where nobody is', async () => {
    await opened();
    model.askToRemove('one');
    model.keep();
    expect(model.removing.value).toBeNull();
    model.askToRemove('two');
    await model.remove();
    expect(model.refusal.value).toEqual({ site: 'two', action: 'remove', code: 'site_in_use' });
    expect(model.removing.value).toBe('two');
    model.askToRemove('one');
    expect(model.refusal.value).toBeNull();
    await model.remove();
    expect(model.removing.value).toBeNull();
    expect(states()).toEqual(['two up']);
  });

  test('that somebody else has removed is said to be gone', async () => {
    await opened();
    server.status = { ...server.status, sites: [] };
    await model.drain('one');
    expect(model.refusal.value).toMatchObject({ site: 'one', code: 'site_unknown' });
    expect(states()).toEqual([]);
  });
});

test('meetings are grouped by their size, in groups that stay', () => {
  const groups = (sizes: number[]) => sizeGroups(sizes).map(({ label, meetings }) => `${label}: ${meetings}`);
  expect(groups([75, 26, 25, 11, 10, 6, 5, 4, 3, 2, 2, 1, 0])).toEqual([
    '1: 1',
    '2: 2',
    '3–5: 3',
    '6–10: 2',
    '11–25: 2',
    '26+: 2',
  ]);
  expect(groups([])).toHaveLength(6);
});
