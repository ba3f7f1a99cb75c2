import { computed, createModel, effect, signal } from '@preact/signals';
import type { CallPort } from '../../call/CallPort.ts';
import type { Meeting } from '../../call/Meeting.ts';
import type { Room } from '../../call/room/createRoom.ts';
import { lazily } from '../lazily.ts';

const code = lazily(async () => (await import('../chat/talk.ts')).talk);

/**
 * Messages, reactions and raised hands of one visit. Their code comes with the first of them, or with the wish to write
 * (`load`); what is heard before waits in the call.
 */
export const TalkingModel = createModel((meeting: Pick<Meeting, 'people' | 'rules'>) => {
  const call = signal<CallPort | null>(null);
  /** Null until there is anything to talk about. */
  const room = signal<Room | null>(null);
  /** What shows it. */
  const parts = computed(() => (code.part.value.kind === 'ready' ? code.part.value.value : null));
  effect(() => {
    if (call.value?.unheard.value || meeting.people.value.some(({ hand }) => hand)) code.load();
  });
  effect(() => {
    room.value = parts.value?.createRoom(meeting) ?? null;
    return room.peek()?.dispose;
  });
  effect(() => (call.value ? room.value?.attach(call.value) : undefined));
  return {
    room,
    parts,
    failed: computed(() => code.part.value.kind === 'failed'),
    load: code.load,
    /** The reactions that one may send are offered. */
    picking: signal(false),
    /** This call carries the messages from now on. */
    carry: (next: CallPort) => {
      call.value = next;
    },
  };
});

export type Talking = InstanceType<typeof TalkingModel>;
