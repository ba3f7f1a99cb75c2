import { useModel } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import type { Knocker } from '../../../worker/protocol/messages.ts';
import type { Meeting, Refusal } from '../../call/Meeting.ts';
import { callWords } from '../../i18n/i18n.ts';
import { isAnnounced } from '../announce/announcements.ts';
import { chime } from './chime.ts';
import { KnocksModel } from './KnocksModel.ts';
import '../../styles/knocks.css';

interface KnocksProps {
  meeting: Pick<Meeting, 'knocks' | 'act' | 'devices'>;
  /** `speaker`: the output device's id. */
  play?: (speaker: string) => void;
}

/** For hosts, wherever they are on the stage: who has knocked, and the answer. It has a place of its own, off the faces. */
export function Knocks({ meeting, play = chime }: KnocksProps) {
  const knocks = useModel(() => new KnocksModel(meeting.knocks, () => play(meeting.devices.speaker.peek()))).knocks
    .value;
  const place = useRef<HTMLElement>(null);
  const answer: Answer = (knocker, admit) => {
    // The button that was pressed is about to go, and the focus would be lost with it.
    place.current?.focus({ preventScroll: true });
    return meeting.act({ type: 'answerKnock', knocker, admit });
  };
  const t = callWords();
  const [first] = knocks;
  const heading = !first ? '' : knocks.length === 1 ? t.wantsToJoin(first.displayName) : t.wantToJoin(knocks.length);
  return (
    <section ref={place} tabIndex={-1} class={first ? 'knocks knocks-some' : 'knocks'}>
      <div class="knocks-head">
        {/* Always there: only what changes in a live region is said. */}
        <p role="status" aria-live={isAnnounced('knocks') ? 'polite' : 'off'} class="knocks-heading">
          {heading}
        </p>
        {knocks.length > 1 && (
          <button type="button" class="button primary" onClick={() => void answer(null, true)}>
            {t.letAllIn}
          </button>
        )}
        {first && knocks.length === 1 && <Answers knock={first} describedBy={null} answer={answer} />}
      </div>
      {knocks.length > 1 && (
        <ul class="knocks-list">
          {knocks.map((knock) => (
            <Line key={knock.knocker} knock={knock} answer={answer} />
          ))}
        </ul>
      )}
    </section>
  );
}

type Answer = (knocker: string | null, admit: boolean) => Promise<Refusal | null>;

function Line({ knock, answer }: { knock: Knocker; answer: Answer }) {
  const id = useId();
  return (
    <li class="knock">
      <span id={id} class="knock-name">
        {knock.displayName}
      </span>
      <Answers knock={knock} describedBy={id} answer={answer} />
    </li>
  );
}

interface AnswersProps {
  knock: Knocker;
  /** The id of the name, where there are several. */
  describedBy: string | null;
  answer: Answer;
}

function Answers({ knock: { knocker }, describedBy, answer }: AnswersProps) {
  const t = callWords();
  const described = describedBy === null ? {} : { 'aria-describedby': describedBy };
  return (
    <div class="knock-answers">
      <button type="button" class="button quiet" {...described} onClick={() => void answer(knocker, false)}>
        {t.notNow}
      </button>
      <button
        type="button"
        class={describedBy === null ? 'button primary' : 'button'}
        {...described}
        onClick={() => void answer(knocker, true)}
      >
        {t.letIn}
      </button>
    </div>
  );
}
