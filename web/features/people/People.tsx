import type { CallPort } from '../../call/CallPort.ts';
import type { Meeting, Participant } from '../../call/Meeting.ts';
import { callWords } from '../../i18n/i18n.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Invitation } from '../invitation/Invitation.tsx';
import { participantMedia } from '../stage/participantMedia.ts';
import { Icon } from '../../ui/Icon.tsx';

export function People({ meeting, call }: { meeting: Meeting; call: CallPort }) {
  const t = callWords();
  const people = meeting.people.value;
  return (
    <>
      <Invitation name={meeting.name} />
      <p class="note">{t.peopleCount(people.length)}</p>
      <ul class="people">
        {people.map((person) => (
          <Line key={person.seat} person={person} meeting={meeting} call={call} />
        ))}
      </ul>
    </>
  );
}

function Line({ person, meeting, call }: { person: Participant; meeting: Meeting; call: CallPort }) {
  const t = callWords();
  const muted = participantMedia(person.seat, person.self, call, meeting.devices).muted.value;
  return (
    <li class="person">
      <Avatar name={person.displayName} />
      <span class="person-name">
        {person.self ? t.you(person.displayName) : person.displayName}
        {person.presence === 'unsure' && <span class="note">{t.reconnecting}</span>}
      </span>
      {person.role === 'host' && <span class="badge">{t.host}</span>}
      {muted && (
        <span role="img" aria-label={t.microphoneMuted} class="person-muted">
          <Icon shape="mic-off" size={18} />
        </span>
      )}
    </li>
  );
}
