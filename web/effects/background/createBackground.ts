import { batch, computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { Capture } from '../../call/Devices.ts';
import type { Keepsake } from '../../call/keepsake.ts';
import { createPace } from './createPace.ts';
import type { Output } from './createOutput.ts';
import type { EachFrame } from './eachFrame.ts';
import type { Frame } from './Frame.ts';
import type { Look } from './Look.ts';

/** Paints frames on its canvas, once what it needs has been fetched. */
export interface Brush {
  readonly canvas: HTMLCanvasElement;
  paint(frame: Frame, look: Look): void;
  close(): void;
}

/** What a background is made with. */
export interface BackgroundTools {
  loadBrush(): Promise<Brush>;
  /** Rejects where there is no such background any more. */
  loadLook(choice: string): Promise<Look>;
  eachFrame: EachFrame;
  createOutput(canvas: HTMLCanvasElement): Output;
  /** Milliseconds. */
  now(): number;
}

/** starting: nothing is shown of the camera yet. failed: nor will it be, unless it is tried again or given up. */
export type BackgroundState = 'off' | 'starting' | 'on' | 'failed';

/**
 * What is behind oneself. As long as one is chosen nobody gets the camera's own picture: until there is a painted one, and
 * after a failure, there is none.
 */
export interface Background {
  /** The empty string: the camera's own picture. */
  readonly choice: ReadonlySignal<string>;
  readonly state: ReadonlySignal<BackgroundState>;
  /** The machine is too slow for it. */
  readonly slow: ReadonlySignal<boolean>;
  choose(choice: string): void;
  /** After a failure. */
  tryAgain(): void;
}

/** A failure after so long is another one, and is met by beginning anew. */
const APART_MS = 20_000;

export function createBackground(camera: Capture, kept: Keepsake, tools: BackgroundTools): Background {
  const choice = signal(kept.load());
  const failed = signal(false);
  const painting = signal(false);
  const slow = signal(false);
  /** Counts beginnings. */
  const attempt = signal(0);
  const look = signal<Look | null>(null);
  const chosen = computed(() => choice.value !== '');
  let brush: Promise<Brush> | null = null;
  let shown: Output | null = null;
  let lastFailure = -Infinity;

  /** In the camera's place; undefined: the camera's own picture. */
  function show(output: Output | null | undefined): void {
    const before = shown;
    shown = output ?? null;
    batch(() => {
      camera.substitute.value = output ? output.track : output;
      painting.value = shown !== null;
    });
    before?.end();
  }

  function fail(error: unknown): void {
    console.error('narada: the background failed', error);
    const again = tools.now() - lastFailure > APART_MS;
    lastFailure = tools.now();
    putAway();
    batch(() => {
      show(null);
      if (again) attempt.value += 1;
      else failed.value = true;
    });
  }

  function putAway(): void {
    brush?.then((loaded) => loaded.close()).catch(() => {});
    brush = null;
  }

  effect(() => {
    const wanted = choice.value;
    void attempt.value;
    if (wanted === '') return undefined;
    let over = false;
    tools.loadLook(wanted).then(
      (loaded) => over || (look.value = loaded),
      (error: unknown) => over || fail(error),
    );
    return () => (over = true);
  });

  effect(() => {
    const raw = camera.track.value;
    void attempt.value;
    if (!chosen.value) {
      show(undefined);
      putAway();
      look.value = null;
      return undefined;
    }
    if (!raw || failed.value) return untracked(() => show(null));
    // Another camera: the last painted picture stays until there is one of it.
    if (!shown) show(null);
    return run(raw);
  });

  function run(raw: MediaStreamTrack): () => void {
    let over = false;
    let output: Output | null = null;
    let stop = () => {};
    const broke = (error: unknown) => {
      if (!over) fail(error);
    };
    const begin = async () => {
      const loaded = await (brush ??= tools.loadBrush());
      if (over) return;
      const made = (output = tools.createOutput(loaded.canvas));
      const pace = createPace();
      stop = tools.eachFrame(
        raw,
        (frame) => {
          const behind = look.peek();
          if (!behind) return;
          const began = tools.now();
          loaded.paint(frame, behind);
          made.show(frame.timestamp);
          slow.value = pace(tools.now() - began, began);
          if (shown !== made) show(made);
        },
        broke,
      );
    };
    begin().catch(broke);
    return () => {
      over = true;
      stop();
      if (output !== shown) output?.end();
      slow.value = false;
    };
  }

  const begin = () => {
    lastFailure = -Infinity;
    failed.value = false;
    attempt.value += 1;
  };

  return {
    choice,
    state: computed(() => {
      if (!chosen.value) return 'off';
      if (failed.value) return 'failed';
      return painting.value ? 'on' : 'starting';
    }),
    slow,
    choose(next) {
      kept.save(next);
      batch(() => {
        choice.value = next;
        if (failed.peek()) begin();
      });
    },
    tryAgain: () => batch(begin),
  };
}
