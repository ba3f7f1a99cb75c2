import { act as actAsHost } from './actions.ts';
import { notAhead } from './clock.ts';
import { arrived } from './door.ts';
import type { Effect, Event } from './events.ts';
import { hand } from './hands.ts';
import { evacuate, placed, placeFailed, probed, sfuLost } from './media.ts';
import { answerKnock } from './knock.ts';
import { setPassword, setRules } from './rules.ts';
import { alarm, bye, closed, hintMatters, listing, nextAlarm, woke } from './presence.ts';
import { join, leave } from './seats.ts';
import type { Policy, State } from './state.ts';
import type { Turn } from './turn.ts';
import { watch } from './watch.ts';

export interface Decision {
  readonly state: State;
  readonly effects: readonly Effect[];
  /** When to send the next `alarm` at the latest (ms since the epoch); null: never. An earlier one that is set already stays. */
  readonly alarmBy: number | null;
}

/** All that a meeting decides: from what is and what happens to what is then and what has to be done. Pure. */
export function decide(state: State, event: Event, now: number, policy: Policy): Decision {
  const turn: Turn = { state: notAhead(state, now), now, policy, effects: [] };
  act(turn, event);
  const gone = (event.type === 'closed' || event.type === 'bye') && turn.state.meeting !== null;
  const hinted = gone || (event.type === 'hint' && hintMatters(turn.state, event));
  return { state: turn.state, effects: turn.effects, alarmBy: nextAlarm(turn.state, now, hinted) };
}

function act(turn: Turn, event: Event): void {
  switch (event.type) {
    case 'woke':
      return woke(turn, event.visitors);
    case 'arrived':
      return arrived(turn, event.visitor);
    case 'join':
      return join(turn, event);
    case 'leave':
      return leave(turn, event);
    case 'setPassword':
      return setPassword(turn, event);
    case 'setRules':
      return setRules(turn, event);
    case 'silence':
    case 'allow':
    case 'rename':
    case 'setRole':
    case 'remove':
    case 'lowerHand':
    case 'end':
      return actAsHost(turn, event);
    case 'answerKnock':
      return answerKnock(turn, event);
    case 'hand':
      return hand(turn, event);
    case 'watch':
      return watch(turn, event);
    case 'sfuLost':
      return sfuLost(turn, event);
    case 'bye':
      return bye(turn, event.visitor.id);
    case 'closed':
      return closed(turn, event.visitor.id, event.clean);
    case 'alarm':
      return alarm(turn);
    case 'listing':
      return listing(turn, event);
    case 'probed':
      return probed(turn, event);
    case 'placed':
      return placed(turn, event);
    case 'placeFailed':
      return placeFailed(turn, event);
    case 'evacuate':
      return evacuate(turn, event);
    case 'roomDeleted':
      turn.state = { ...turn.state, doomed: turn.state.doomed.filter(({ room }) => room !== event.room) };
      return;
    case 'hint':
  }
}
