import { signal, type ReadonlySignal } from '@preact/signals';
import { keepsake } from '../../call/keepsake.ts';

/** A switch that this device remembers. */
export interface Preference {
  readonly on: ReadonlySignal<boolean>;
  set(on: boolean): void;
}

function preference(name: string, byDefault: boolean): Preference {
  const kept = keepsake(() => localStorage, `narada.${name}`);
  const on = signal(byDefault ? kept.load() !== 'off' : kept.load() === 'on');
  return {
    on,
    set(next) {
      on.value = next;
      kept.save(next === byDefault ? '' : next ? 'on' : 'off');
    },
  };
}

export const preferences = {
  noiseSuppression: preference('noiseSuppression', false),
  pushToTalk: preference('pushToTalk', true),
  sounds: preference('sounds', true),
};
