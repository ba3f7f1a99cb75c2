import type { Meeting } from '../../call/Meeting.ts';
import { callWords } from '../../i18n/i18n.ts';
import { PasswordSettings } from './PasswordSettings.tsx';

/** At the door, for a host: the password before anyone is in. */
export function PasswordCard({ meeting, hasPassword }: { meeting: Meeting; hasPassword: boolean }) {
  return (
    <div class="card">
      <h2>{callWords().passwordHeading}</h2>
      <PasswordSettings hasPassword={hasPassword} setPassword={(password) => meeting.setPassword(password)} />
    </div>
  );
}
