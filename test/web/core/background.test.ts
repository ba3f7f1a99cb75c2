import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createBackground, type Brush } from '../../../web/effects/background/createBackground.ts';
import { createPace } from '../../../web/effects/background/createPace.ts';
import { cover, fitInto } from '../../../web/effects/background/fitInto.ts';
import type { Frame } from '../../../web/effects/background/Frame.ts';
import type { Look } from '../../../web/effects/background/Look.ts';
import { smoothMask } from '../../../web/effects/background/smoothMask.ts';
import { FakeTrack } from './aBrowser.ts';
import { settled } from './aVisit.ts';

const aTrack = (name: string) => new FakeTrack('video', name) as EventTarget as MediaStreamTrack;
const light: Look = { kind: 'blur', strength: 'light' };
const frame = { width: 640, height: 360, timestamp: 0 } as Frame;

/** A camera, and a background whose parts are in the test's hand. */
function aBackground(remembered = '') {
  const camera = {
    track: signal<MediaStreamTrack | null>(aTrack('camera')),
    substitute: signal<MediaStreamTrack | null | undefined>(remembered === '' ? undefined : null),
  };
  let kept = remembered;
  const machine = {
    now: 0,
    brush: Promise.withResolvers<Brush>(),
    look: async (): Promise<Look> => light,
    paint: (_frame: Frame, _look: Look) => {},
    brushes: 0,
    closed: 0,
    outputs: 0,
    /** Where the frames of a camera go. */
    takers: new Map<MediaStreamTrack, { take(frame: Frame): void; failed(error: unknown): void }>(),
  };
  const brush: Brush = {
    canvas: {} as HTMLCanvasElement,
    paint: (frame, look) => machine.paint(frame, look),
    close: () => void machine.closed++,
  };
  const background = createBackground(
    camera,
    { load: () => kept, save: (value) => void (kept = value) },
    {
      loadBrush() {
        machine.brushes++;
        return machine.brush.promise;
      },
      loadLook: () => machine.look(),
      eachFrame(track, take, failed) {
        machine.takers.set(track, { take, failed });
        return () => void machine.takers.delete(track);
      },
      createOutput: () => {
        const track = aTrack(`output ${++machine.outputs}`);
        return { track, show() {}, end: () => track.stop() };
      },
      now: () => machine.now,
    },
  );
  return {
    camera,
    background,
    machine,
    kept: () => kept,
    /** What everybody gets; "camera": the camera's own picture. */
    seen: () => {
      const { value } = camera.substitute;
      return value === undefined ? 'camera' : value && `${value.getSettings().deviceId} ${value.readyState}`;
    },
    async loaded() {
      machine.brush.resolve(brush);
      await settled();
    },
    async brushBreaks() {
      const broken = machine.brush;
      machine.brush = Promise.withResolvers();
      broken.reject(new Error('offline'));
      await settled();
    },
    /** The camera has a picture. */
    async picture() {
      const { value } = camera.track;
      const taker = value && machine.takers.get(value);
      try {
        taker?.take(frame);
      } catch (error) {
        taker?.failed(error);
      }
      await settled();
    },
  };
}

beforeEach(() => void vi.spyOn(console, 'error').mockReturnValue());
afterEach(() => void vi.restoreAllMocks());

describe('nobody sees the camera’s own picture', () => {
  test('while a background is chosen, until there is a painted picture', async () => {
    const { background, seen, loaded, picture, kept } = aBackground();
    expect([seen(), background.state.value]).toEqual(['camera', 'off']);
    background.choose('blur-light');
    expect([seen(), background.state.value, kept()]).toEqual([null, 'starting', 'blur-light']);
    await loaded();
    expect(seen()).toBeNull();
    await picture();
    expect([seen(), background.state.value]).toEqual(['output 1 live', 'on']);
    background.choose('');
    expect([seen(), background.state.value, kept()]).toEqual(['camera', 'off', '']);
  });

  test('when it is remembered', async () => {
    const { seen, loaded, picture } = aBackground('blur-strong');
    expect(seen()).toBeNull();
    await loaded();
    await picture();
    expect(seen()).toBe('output 1 live');
  });

  test('while the picture for the background is on its way', async () => {
    const { machine, background, seen, loaded, picture } = aBackground();
    const dawn = Promise.withResolvers<Look>();
    machine.look = () => dawn.promise;
    background.choose('picture-dawn');
    await loaded();
    await picture();
    expect([seen(), background.state.value]).toEqual([null, 'starting']);
    dawn.resolve(light);
    await settled();
    await picture();
    expect([seen(), background.state.value]).toEqual(['output 1 live', 'on']);
  });

  test('when the camera is another: the last painted one stays until there is one of the new camera', async () => {
    const { camera, machine, seen, loaded, picture } = aBackground('blur-light');
    await loaded();
    await picture();
    camera.track.value = aTrack('another');
    await settled();
    expect(seen()).toBe('output 1 live');
    expect(machine.takers.size).toBe(1);
    await picture();
    expect(seen()).toBe('output 2 live');
  });

  test('when it was off: nothing of before comes back', async () => {
    const { camera, seen, loaded, picture, background } = aBackground('blur-light');
    await loaded();
    await picture();
    camera.track.value = null;
    expect(seen()).toBeNull();
    camera.track.value = aTrack('again');
    expect([seen(), background.state.value]).toEqual([null, 'starting']);
    await settled();
    await picture();
    expect(seen()).toBe('output 2 live');
  });

  test('when painting fails: it begins anew by itself, and a second time it says so and waits', async () => {
    const { machine, background, seen, loaded, picture } = aBackground('blur-light');
    await loaded();
    await picture();
    machine.paint = () => {
      throw new Error('the context is lost');
    };
    machine.now = 60_000;
    await picture();
    expect([seen(), background.state.value, machine.closed, machine.brushes]).toEqual([null, 'starting', 1, 2]);
    machine.now = 61_000;
    await picture();
    expect([seen(), background.state.value, machine.closed]).toEqual([null, 'failed', 2]);

    machine.paint = () => {};
    background.tryAgain();
    expect([seen(), background.state.value]).toEqual([null, 'starting']);
    await settled();
    await picture();
    expect([seen(), background.state.value]).toEqual([expect.stringMatching(/output \d live/), 'on']);
  });

  test('when the program cannot be fetched, until one is content without a background', async () => {
    const { background, seen, brushBreaks } = aBackground('blur-light');
    await brushBreaks();
    expect([seen(), background.state.value]).toEqual([null, 'starting']);
    await brushBreaks();
    expect([seen(), background.state.value]).toEqual([null, 'failed']);
    background.choose('');
    expect([seen(), background.state.value]).toEqual(['camera', 'off']);
  });

  test('when one’s own picture is gone', async () => {
    const { machine, background, seen, loaded, picture } = aBackground('blur-light');
    await loaded();
    await picture();
    machine.look = async () => {
      throw new Error('not kept');
    };
    background.choose('own-1');
    await settled();
    await settled();
    expect([seen(), background.state.value]).toEqual([null, 'failed']);
    machine.look = async () => light;
    background.choose('blur-light');
    await settled();
    await picture();
    expect(background.state.value).toBe('on');
  });
});

test('from one background to another the picture goes on', async () => {
  const { machine, background, seen, loaded, picture } = aBackground('blur-light');
  await loaded();
  await picture();
  const strong = Promise.withResolvers<Look>();
  machine.look = () => strong.promise;
  const looks: Look[] = [];
  machine.paint = (_, look) => void looks.push(look);
  background.choose('blur-strong');
  await picture();
  strong.resolve({ kind: 'blur', strength: 'strong' });
  await settled();
  await picture();
  expect(seen()).toBe('output 1 live');
  expect(looks).toEqual([light, { kind: 'blur', strength: 'strong' }]);
});

test('what is not needed any more is let go', async () => {
  const { machine, background, loaded, picture } = aBackground('blur-light');
  await loaded();
  await picture();
  background.choose('');
  await settled();
  expect([machine.closed, machine.takers.size]).toEqual([1, 0]);
});

describe('pace', () => {
  /** Pictures that take so long each, one after the other, for six seconds. */
  function paint(pace: ReturnType<typeof createPace>, ms: number, from = 0): boolean {
    let slow = false;
    for (let now = from; now <= from + 6_000; now += Math.max(ms, 33)) slow = pace(ms, now);
    return slow;
  }

  test('a machine is too slow where pictures take long for seconds, and well again with some distance', () => {
    const pace = createPace();
    expect(paint(pace, 12)).toBe(false);
    expect(paint(pace, 60, 6_000)).toBe(true);
    expect(paint(pace, 40, 12_000)).toBe(true);
    expect(paint(pace, 20, 18_000)).toBe(false);
  });

  test('one long picture is no slow machine', () => {
    const pace = createPace();
    pace(900, 0);
    expect(paint(pace, 15, 900)).toBe(false);
  });
});

test('a mask follows movement at once and unrest by halves', () => {
  const shown = new Uint8Array([0, 255, 100]);
  smoothMask(shown, new Float32Array([1, 0.9, 100 / 255]));
  expect([...shown]).toEqual([255, 242, 100]);
});

test('a picture lies in the mask with its own shape, and a background covers all of the picture', () => {
  expect(fitInto(480, 640, { width: 256, height: 144 })).toEqual({ x: 74, y: 0, width: 108, height: 144 });
  expect(cover(1280, 720, { width: 360, height: 640 })).toEqual({
    x: (360 - (1280 * 640) / 720) / 2,
    y: 0,
    width: (1280 * 640) / 720,
    height: 640,
  });
});
