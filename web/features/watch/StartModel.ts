import { computed, createModel, signal } from '@preact/signals';
import { isYouTubeId } from '../../../worker/protocol/watch.ts';
import type { Refusal } from '../../call/Meeting.ts';
import { choose } from './choices.ts';
import type { Asker } from './createAsker.ts';
import { probeFile } from './probeFile.ts';
import { readLink, type LinkProblem } from './readLink.ts';

export type StartProblem = LinkProblem | 'noFile';
type Probe = (address: string) => Promise<boolean>;

/** Somebody pastes a link and starts its film for everybody. `probe`: whether a file is one that can be played. */
export const StartModel = createModel((asker: Pick<Asker, 'ask'>, probe: Probe = probeFile) => {
  const text = signal('');
  const problem = signal<StartProblem | null>(null);
  const refusal = signal<Refusal | null>(null);
  /** probing: the file is being looked at. asking: the meeting has been asked. */
  const phase = signal<'idle' | 'probing' | 'asking'>('idle');
  const link = computed(() => readLink(text.value));

  /** Null: it is on. */
  async function begin(video: string, position: number): Promise<StartProblem | Refusal | null> {
    phase.value = 'probing';
    if (!isYouTubeId(video) && !(await probe(video))) return 'noFile';
    phase.value = 'asking';
    // This click is the starter's own, so for them it is loaded at once.
    choose(video, 'shown');
    return asker.ask({ do: 'start', video, position });
  }

  return {
    text,
    problem,
    refusal,
    phase,
    /** The film that would be started; null: none yet. */
    video: computed(() => (link.value.ok ? link.value.video : null)),
    type(typed: string) {
      text.value = typed;
      problem.value = null;
      refusal.value = null;
    },
    /** True: it is on. */
    async start(): Promise<boolean> {
      if (phase.peek() !== 'idle') return false;
      const read = link.peek();
      refusal.value = null;
      problem.value = read.ok ? null : read.problem;
      if (!read.ok) return false;
      const wrong = await begin(read.video, read.position);
      phase.value = 'idle';
      if (wrong === null) text.value = '';
      else if (typeof wrong === 'string') problem.value = wrong;
      else refusal.value = wrong;
      return wrong === null;
    },
  };
});
