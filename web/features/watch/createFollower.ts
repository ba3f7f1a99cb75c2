import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Watch } from '../../../worker/protocol/watch.ts';
import { follow, START, type Goal, type Memory, type Order, type Step } from './follow.ts';
import type { ObjectTime } from './createObjectTime.ts';
import type { Player } from './Player.ts';

/** Milliseconds between two looks. */
const LOOK = 120;

export interface Follower {
  readonly step: ReadonlySignal<Step>;
  /** Begin again, by the viewer's own click, where the player was held back. */
  resume(): void;
  dispose(): void;
}

/** Where a film should be at a time of the object's clock. At its end it stands still. */
export function goalOf(watch: Watch, objectNow: number, duration: number | null): Goal {
  const { seq, playing, position, T0, rate } = watch;
  const reached = playing ? position + (Math.max(0, objectNow - T0) / 1_000) * rate : position;
  const isOver = duration !== null && reached >= duration;
  return { seq, playing: playing && !isOver, position: isOver ? duration : reached, rate };
}

/** Keeps a player where the others are, from the first moment on that the object's time is known. */
export function createFollower(
  player: Player,
  watch: ReadonlySignal<Watch | null>,
  time: Pick<ObjectTime, 'now'>,
): Follower {
  const step = signal<Step>('behind');
  let memory: Memory = START;
  let rate: number | null = null;

  function obey(order: Order): void {
    switch (order.do) {
      case 'play':
        return player.play();
      case 'pause':
        return player.pause();
      case 'seek':
        return player.seek(order.to);
      case 'rate':
        if (order.rate !== rate) player.setRate(order.rate);
        rate = order.rate;
    }
  }

  function look(): void {
    const on = watch.peek();
    const objectNow = time.now();
    if (on === null || objectNow === null) return;
    const goal = goalOf(on, objectNow, player.duration.peek());
    const { rates, precision } = player;
    const shown = { state: player.state.peek().kind, position: player.position(), rates, precision };
    const next = follow(goal, shown, memory, performance.now());
    memory = next.memory;
    for (const order of next.orders) obey(order);
    step.value = next.step;
  }

  const timer = setInterval(look, LOOK);
  // At once with every change, of what should be and of what is.
  const end = effect(() => {
    void [watch.value, player.state.value, time.now()];
    look();
  });

  return {
    step,
    resume() {
      memory = { ...memory, told: null, seeking: null };
      player.play();
      memory = { ...memory, told: { at: performance.now(), obeyed: false } };
    },
    dispose() {
      clearInterval(timer);
      end();
    },
  };
}
