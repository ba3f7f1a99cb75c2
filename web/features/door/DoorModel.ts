import { computed, createModel, effect, signal } from '@preact/signals';
import { cleanDisplayName } from '../../../worker/protocol/displayName.ts';
import type { DisplayNameMemory, Meeting, Refusal } from '../../call/Meeting.ts';

export interface DoorNeeds {
  meeting: Meeting;
  nameMemory: DisplayNameMemory;
  /** Milliseconds since the epoch, as Date.now. */
  now(): number;
}

/** What is wrong with what was typed; the meeting's own refusals stand in its phase. */
export type DoorProblem = 'none' | 'nameInvalid' | 'passwordMissing';

export const DoorModel = createModel(({ meeting, nameMemory, now }: DoorNeeds) => {
  const displayName = signal(nameMemory.load());
  const password = signal('');
  const problem = signal<DoorProblem>('none');
  const clock = signal(now());

  const door = computed(() => (meeting.phase.value.kind === 'door' ? meeting.phase.value : null));
  const asksPassword = computed(() => door.value?.door.role === 'guest' && door.value.door.password);
  const isWaiting = computed(() => door.value?.waiting ?? false);
  /** While one waits, a refusal is only what one waits for. */
  const refusal = computed<Refusal | null>(() => (isWaiting.value ? null : (door.value?.refusal ?? null)));
  /** Whole seconds until a new try makes sense, 0 where one does now. */
  const waitSeconds = computed(() => Math.max(0, Math.ceil(((refusal.value?.retryAt ?? 0) - clock.value) / 1000)));
  const canJoin = computed(
    () => door.value !== null && !door.value.joining && !isWaiting.value && waitSeconds.value === 0,
  );
  /** Guests who have to knock do not join, they ask. */
  const asks = computed(() => door.value?.door.role === 'guest' && door.value.door.knock);

  // A clock that runs only while there is something to count down.
  effect(() => {
    if (!refusal.value?.retryAt) return;
    clock.value = now();
    const timer = setInterval(() => (clock.value = now()), 250);
    return () => clearInterval(timer);
  });

  return {
    displayName,
    password,
    problem,
    asksPassword,
    asks,
    isWaiting,
    refusal,
    waitSeconds,
    canJoin,
    typeName: (text: string) => {
      displayName.value = text;
      if (problem.peek() === 'nameInvalid') problem.value = 'none';
    },
    typePassword: (text: string) => {
      password.value = text;
      meeting.typePassword(text);
      if (problem.peek() === 'passwordMissing') problem.value = 'none';
    },
    join: () => {
      if (!canJoin.peek()) return;
      const name = cleanDisplayName(displayName.peek());
      problem.value =
        name === null ? 'nameInvalid' : asksPassword.peek() && password.peek() === '' ? 'passwordMissing' : 'none';
      if (name === null || problem.peek() !== 'none') return;
      meeting.join(name);
      // Storage is slow, and the way in does not wait for it.
      nameMemory.save(name);
    },
  };
});
