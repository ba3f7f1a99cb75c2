import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { HostAction } from '../../../worker/protocol/messages.ts';
import type { Meeting, Participant, Refusal } from '../../call/Meeting.ts';
import { chatWords } from '../../i18n/chat/chatWords.ts';
import { callWords } from '../../i18n/i18n.ts';
import { refusalWords } from '../../i18n/refusalWords.ts';
import { isHost } from '../people/isHost.ts';
import '../../styles/hands.css';

interface HandQueueProps {
  meeting: Pick<Meeting, 'act' | 'people'>;
  /** First come first. */
  hands: readonly Participant[];
}

/** Who wants to speak, in the order in which the meeting saw the hands. Hosts lower them. */
export function HandQueue({ meeting, hands }: HandQueueProps) {
  const refusal = useSignal<Refusal | null>(null);
  const act = async (action: HostAction) => {
    refusal.value = await meeting.act(action);
  };
  const heading = useId();
  const t = chatWords();
  const host = isHost(meeting.people.value);
  return (
    <section class="hands" aria-labelledby={heading}>
      <div class="people-head">
        <h3 id={heading}>{t.raisedHands}</h3>
        {host && hands.length > 1 && (
          <button type="button" class="button" onClick={() => void act({ type: 'lowerHand', seat: null })}>
            {t.lowerAll}
          </button>
        )}
      </div>
      <p role="alert" class="note problem">
        {refusal.value && refusalWords(refusal.value.code)}
      </p>
      <ol class="hands-list">
        {hands.map(({ seat, displayName, self }) => (
          <li key={seat} class="hand">
            <span class="hand-name">{self ? callWords().you(displayName) : displayName}</span>
            {host && (
              <button
                type="button"
                class="button quiet"
                aria-label={t.lowerHandOf(displayName)}
                onClick={() => void act({ type: 'lowerHand', seat })}
              >
                {t.lower}
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
