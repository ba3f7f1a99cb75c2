import { batch, computed, signal } from '@preact/signals';
import type { Person, Rules, ServerMessage } from '../../worker/protocol/messages.ts';
import { participants, withoutSeat, withPerson } from './people.ts';

type RosterNews = Extract<ServerMessage, { type: 'person' | 'personGone' | 'rules' }>;

/** Who is in the meeting and what rules it has, as far as the meeting has told. */
export function createRoster() {
  const self = signal<string | null>(null);
  const everyone = signal<readonly Person[]>([]);
  const rules = signal<Rules>({ entry: 'open', locked: false, limit: 0 });

  return {
    people: computed(() => participants(everyone.value, self.value)),
    rules,
    /** All of it at once, as with an admission. `seat`: one's own. */
    fill(seat: string, people: readonly Person[], known: Rules): void {
      batch(() => {
        self.value = seat;
        everyone.value = people;
        rules.value = known;
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
      }
    },
    empty(): void {
      everyone.value = [];
    },
  };
}
