import type { Allowed } from '../../../worker/protocol/messages.ts';
import type { Meeting } from '../../call/Meeting.ts';
import { isHost } from '../people/isHost.ts';

const EVERYTHING: Allowed = { microphone: true, camera: true, screen: true, chat: true };

/** What one may send. Read inside a computed or an effect, it follows the rules and one's role. */
export const allowedNow = ({ people, rules }: Pick<Meeting, 'people' | 'rules'>): Allowed =>
  isHost(people.value) ? EVERYTHING : rules.value.allowed;
