import { useModel } from '@preact/signals';
import type { CallPort } from '../../call/CallPort.ts';
import type { Meeting, Participant } from '../../call/Meeting.ts';
import { isHost } from './isHost.ts';
import { callWords } from '../../i18n/i18n.ts';
import { refusalWords } from '../../i18n/refusalWords.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Invitation } from '../invitation/Invitation.tsx';
import { participantMedia } from '../stage/participantMedia.ts';
import type { Talking } from '../stage/TalkingModel.ts';
import { ActionDialog } from './ActionDialog.tsx';
import { ActionsModel } from './ActionsModel.ts';
import { actionsFor } from './actionsFor.ts';
import { imitatesHost } from './imitatesHost.ts';
import '../../styles/people.css';

export function People({ meeting, talking, call }: { meeting: Meeting; talking: Talking; call: CallPort }) {
  const model = useModel(() => new ActionsModel(meeting));
  const t = callWords();
  const people = meeting.people.value;
  const host = isHost(people);
  const parts = talking.parts.value;
  const hands = talking.room.value?.hands.value;
  const question = model.question.value;
  const refusal = question === null ? model.refusal.value : null;
  return (
    <>
      <Invitation name={meeting.name} />
      <div class="people-head">
        <p class="note">{t.peopleCount(people.length)}</p>
        {host && people.length > 1 && (
          <button
            type="button"
            class="button"
            onClick={() => void model.act({ type: 'silence', seat: null, what: 'microphone' })}
          >
            <Icon shape="mic-off" size={18} />
            {t.muteAll}
          </button>
        )}
      </div>
      {parts && hands?.[0] && <parts.HandQueue meeting={meeting} hands={hands} />}
      <p role="alert" class="note problem">
        {refusal && refusalWords(refusal.code)}
      </p>
      <ul class="people">
        {people.map((person) => (
          <Line key={person.seat} person={person} meeting={meeting} call={call} model={host ? model : null} />
        ))}
      </ul>
      {question && <ActionDialog key={question.seat} model={model} question={question} />}
    </>
  );
}

interface LineProps {
  person: Participant;
  meeting: Meeting;
  call: CallPort;
  /** Null: one is no host. */
  model: InstanceType<typeof ActionsModel> | null;
}

function Line({ person, meeting, call, model }: LineProps) {
  const t = callWords();
  const media = participantMedia(person.seat, person.self, call, meeting.devices);
  const muted = media.muted.value;
  const sharing = call.peers.value.some(({ seat, screen }) => seat === person.seat && screen.value !== null);
  return (
    <li class="person">
      <Avatar name={person.displayName} />
      <span class="person-name">
        {person.self ? t.you(person.displayName) : person.displayName}
        {person.presence === 'unsure' && <span class="note">{t.reconnecting}</span>}
      </span>
      {person.role === 'host' && <span class="badge">{t.host}</span>}
      {imitatesHost(person, meeting.people.value) && (
        <span class="badge badge-warning" title={t.notTheHostMeaning}>
          {t.notTheHost}
        </span>
      )}
      {muted && (
        <span role="img" aria-label={t.microphoneMuted} class="person-muted">
          <Icon shape="mic-off" size={18} />
        </span>
      )}
      {model && <Menu name={t.actionsFor(person.displayName)} items={actionsFor(person, media, model, t, sharing)} />}
    </li>
  );
}
