import { computed, signal } from '@preact/signals';
import type { Clock } from '../control/Clock.ts';
import type { CallPort, CallState, CreateCall, Entrance, LocalTracks, PendingCall } from './CallPort.ts';

/** When to say again that there is no media, while its code cannot be loaded. */
const RETRY_MS = 2_000;

/**
 * A call whose code is still being loaded: the stage can be shown and the media entered at once. Where loading fails, as
 * without a network, it counts as lost media, and the next `enter` tries again.
 */
export function deferredCall(
  load: () => Promise<CreateCall>,
  local: LocalTracks,
  clock: Clock,
  onLost: (epoch: number) => void,
): PendingCall {
  const port = signal<CallPort | null>(null);
  const media = signal<Entrance | null>(null);
  let loading = false;
  let left = false;

  async function begin(): Promise<void> {
    if (loading || left || port.peek()) return;
    loading = true;
    try {
      const create = await load();
      if (left) return;
      const call = create(local, onLost);
      const wanted = media.peek();
      if (wanted) call.enter(wanted);
      port.value = call;
    } catch {
      console.error('narada: the code of the call could not be loaded');
      const wanted = media.peek();
      if (wanted) clock.after(RETRY_MS, () => !left && onLost(wanted.epoch));
    } finally {
      loading = false;
    }
  }

  void begin();

  return {
    state: computed<CallState>(() => port.value?.state.value ?? (media.value ? 'connecting' : 'idle')),
    port,
    enter(next) {
      const call = port.peek();
      if (call) return call.enter(next);
      if (next.epoch >= (media.peek()?.epoch ?? 0)) media.value = next;
      void begin();
    },
    leave() {
      left = true;
      port.peek()?.leave();
    },
  };
}
