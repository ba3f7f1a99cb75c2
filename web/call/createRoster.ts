import { batch, computed, signal } from '@preact/signals';
import type { Knocker, Person, Rules, ServerMessage } from '../../worker/protocol/messages.ts';
import { participants, withoutSeat, withPerson } from './people.ts';

type Admitted = Extract<ServerMessage, { type: 'admitted' }>;
type RosterNews = Extract<ServerMessage, { type: 'person' | 'personGone' | 'rules' | 'knock' | 'knockGone' }>;

/** Who is in the meeting, who has knocked, and what rules it has, as far as the meeting has told. */
export function createRoster() {
  const self = signal<string | null>(null);
  const everyone = signal<readonly Person[]>([]);
  const knocks = signal<readonly Knocker[]>([]);
  const rules = signal<Rules>({
    entry: 'open',
    locked: false,
    limit: 0,
    allowed: { microphone: true, camera: true, screen: true, chat: true },
  });

  const without = (gone: string) => knocks.peek().filter(({ knocker }) => knocker !== gone);

  return {
    people: computed(() => participants(everyone.value, self.value)),
    rules,
    knocks,
    /** All of it at once. */
    fill(admitted: Admitted): void {
      batch(() => {
        self.value = admitted.resume.seat;
        everyone.value = admitted.people;
        rules.value = admitted.rules;
        knocks.value = admitted.knocks ?? [];
      });
    },
    hear(message: RosterNews): void {
      switch (message.type) {
        case 'person':
          everyone.value = withPerson(everyone.peek(), message.person);
          return;
        case 'personGone':
          everyone.value = withoutSeat(everyone.peek(), message.seat);
          return;
        case 'rules':
          rules.value = message.rules;
          return;
        case 'knock':
          knocks.value = [...without(message.knock.knocker), message.knock];
          return;
        case 'knockGone':
          knocks.value = without(message.knocker);
      }
    },
    empty(): void {
      everyone.value = [];
      knocks.value = [];
    },
  };
}
