import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { isYouTubeId, type Watch } from '../../../worker/protocol/watch.ts';
import type { CallPort } from '../../call/CallPort.ts';
import type { Meeting } from '../../call/Meeting.ts';
import { createFilePlayer } from './createFilePlayer.ts';
import { createFollower, goalOf } from './createFollower.ts';
import { createObjectTime } from './createObjectTime.ts';
import { createYouTubePlayer } from './createYouTubePlayer.ts';
import { duck } from './duck.ts';
import { isDuckWanted, volume } from './filmMemory.ts';
import type { Step } from './follow.ts';
import type { Player, PlayerState } from './Player.ts';

/** Milliseconds: how often the position is told, and how long somebody may be behind before it is said. */
const TELL = 250;
const NOTICE = 700;

/** A film on this screen, in step with the others. */
export interface Showing {
  readonly state: ReadonlySignal<PlayerState>;
  /** Behind only once it lasts. */
  readonly step: ReadonlySignal<Step>;
  readonly duration: ReadonlySignal<number | null>;
  /** Seconds: where the film is for everybody. */
  readonly position: ReadonlySignal<number>;
  /** Everybody has seen it to its end. */
  readonly isOver: ReadonlySignal<boolean>;
  /** After it was held back here. */
  resume(): void;
  dispose(): void;
}

interface Parts {
  readonly video: string;
  readonly title: string;
  readonly place: HTMLElement;
  readonly watch: ReadonlySignal<Watch | null>;
  readonly meeting: Pick<Meeting, 'act' | 'watch' | 'online'>;
  readonly call: Pick<CallPort, 'peers'>;
}

export function createShowing({ video, title, place, watch, meeting, call }: Parts): Showing {
  const create = isYouTubeId(video) ? createYouTubePlayer : createFilePlayer;
  const player: Player = create(video, place, title);
  const time = createObjectTime(meeting);
  const follower = createFollower(player, watch, time);
  const position = signal(0);
  const isOver = signal(false);
  // A frame that has just come takes no volume; one that is ready hears it again.
  const isReady = computed(() => player.state.value.kind !== 'loading');
  const endDuck = effect(() => (isReady.value ? duck(player, call.peers, volume, isDuckWanted) : undefined));

  function tell(): void {
    const [on, now] = [watch.peek(), time.now()];
    if (on === null || now === null) return;
    const goal = goalOf(on, now, player.duration.peek());
    position.value = goal.position;
    isOver.value = on.playing && !goal.playing;
  }
  const telling = setInterval(tell, TELL);
  const endTelling = effect(() => {
    void [watch.value, player.duration.value];
    tell();
  });

  const step = signal<Step>('inStep');
  let notice: ReturnType<typeof setTimeout> | undefined;
  const endNoticing = effect(() => {
    const next = follower.step.value;
    clearTimeout(notice);
    if (next === 'behind') notice = setTimeout(() => (step.value = next), NOTICE);
    else step.value = next;
  });

  return {
    state: player.state,
    duration: player.duration,
    step,
    position,
    isOver,
    resume: () => follower.resume(),
    dispose() {
      endDuck();
      clearInterval(telling);
      endTelling();
      clearTimeout(notice);
      endNoticing();
      follower.dispose();
      time.dispose();
      player.dispose();
    },
  };
}
