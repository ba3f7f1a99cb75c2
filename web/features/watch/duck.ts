import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Peer } from '../../call/CallPort.ts';

/** What is left of the film's volume while somebody speaks. */
const DUCKED = 0.25;
/** Milliseconds: how long a pause in speech may be without the film coming back, and how the volume glides. */
const PAUSE = 1_200;
const GLIDE = 200;
const STEP = 40;

interface Sound {
  setVolume(volume: number): void;
}

/**
 * The film's volume: one's own choice, less while another person speaks, where that is wanted. Answers the function that
 * ends it.
 */
export function duck(
  sound: Sound,
  peers: ReadonlySignal<readonly Pick<Peer, 'speaking' | 'microphoneMuted'>[]>,
  chosen: ReadonlySignal<number>,
  isWanted: ReadonlySignal<boolean>,
): () => void {
  const isTalk = computed(() => peers.value.some((peer) => peer.speaking.value && !peer.microphoneMuted.value));
  const isDucked = signal(false);
  let pause: ReturnType<typeof setTimeout> | undefined;
  const endTalk = effect(() => {
    clearTimeout(pause);
    if (isTalk.value) isDucked.value = true;
    else pause = setTimeout(() => (isDucked.value = false), PAUSE);
  });

  let factor = 1;
  let glide: ReturnType<typeof setInterval> | undefined;
  const endGlide = effect(() => {
    const [volume, goal] = [chosen.value, isWanted.value && isDucked.value ? DUCKED : 1];
    clearInterval(glide);
    sound.setVolume(volume * factor);
    if (goal === factor) return;
    glide = setInterval(() => {
      const way = ((1 - DUCKED) * STEP) / GLIDE;
      factor = goal < factor ? Math.max(goal, factor - way) : Math.min(goal, factor + way);
      sound.setVolume(volume * factor);
      if (factor === goal) clearInterval(glide);
    }, STEP);
  });
  return () => {
    endTalk();
    endGlide();
    clearTimeout(pause);
    clearInterval(glide);
  };
}
