import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Capture } from '../../call/Devices.ts';

export interface Filter {
  readonly track: MediaStreamTrack;
  end(): void;
}

/** `passes`: sound comes through, told again and again. `broke`: nothing will any more. */
export type CreateFilter = (
  raw: MediaStreamTrack,
  told: { passes(): void; broke(error: unknown): void },
) => Promise<Filter>;

/** starting: one is heard without it. failed: so one will be. */
export type NoiseState = 'off' | 'starting' | 'on' | 'failed';

export interface NoiseSuppression {
  readonly state: ReadonlySignal<NoiseState>;
  tryAgain(): void;
}

/**
 * A filter between the microphone and everybody, while it is `wanted`. One is rather heard with noise than not at all: the
 * filter stands in only once sound has come through it, and no longer than it does.
 */
export function createNoiseSuppression(
  microphone: Capture,
  wanted: ReadonlySignal<boolean>,
  loadFilter: () => Promise<CreateFilter>,
): NoiseSuppression {
  const working = signal(false);
  const failed = signal(false);

  effect(() => {
    if (!wanted.value) failed.value = false;
  });

  effect(() => {
    const raw = microphone.track.value;
    if (!wanted.value || failed.value || !raw) return undefined;
    return run(raw);
  });

  function run(raw: MediaStreamTrack): () => void {
    let over = false;
    let filter: Filter | null = null;
    const broke = (error: unknown) => {
      if (over) return;
      console.error('narada: the noise suppression failed', error);
      failed.value = true;
    };
    const passes = () => {
      if (over || !filter || working.peek()) return;
      const { track } = filter;
      batch(() => {
        microphone.substitute.value = track;
        working.value = true;
      });
    };
    const begin = async () => {
      const create = await loadFilter();
      if (over) return;
      const made = await create(raw, { passes, broke });
      if (over) made.end();
      else filter = made;
    };
    begin().catch(broke);
    return () => {
      over = true;
      batch(() => {
        microphone.substitute.value = undefined;
        working.value = false;
      });
      filter?.end();
    };
  }

  return {
    state: computed(() => {
      if (!wanted.value) return 'off';
      if (failed.value) return 'failed';
      return working.value ? 'on' : 'starting';
    }),
    tryAgain() {
      failed.value = false;
    },
  };
}
