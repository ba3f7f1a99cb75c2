import { useModel, useSignalEffect } from '@preact/signals';
import type { Meeting } from '../../call/Meeting.ts';
import { words } from '../../i18n/i18n.ts';
import { settingsWords } from '../../i18n/settings/settingsWords.ts';
import { Notice } from '../../ui/Notice.tsx';
import { preferences } from '../settings/preferences.ts';
import { playNotes } from '../sound/playNotes.ts';
import { allowedNow } from '../stage/allowedNow.ts';
import { comingAndGoing } from './comingAndGoing.ts';
import { HearingModel } from './HearingModel.ts';
import { NoiseStatus } from './NoiseStatus.tsx';
import { pushToTalk } from './pushToTalk.ts';

/** In a call: what one's own microphone needs to be told about, talking while Space is held, sounds of coming and going. */
export function Hearing({ meeting }: { meeting: Meeting }) {
  const { devices } = meeting;
  const { trouble, borne, bear } = useModel(() => new HearingModel(devices));
  const allowed = () => allowedNow(meeting).microphone;
  const { pushToTalk: talk, sounds } = preferences;
  useSignalEffect(() => (talk.on.value ? pushToTalk(devices, allowed) : undefined));
  useSignalEffect(() =>
    comingAndGoing(meeting.people, sounds.on, (melody) => void playNotes(melody, devices.speaker.peek())),
  );
  const t = settingsWords();
  return (
    <>
      {trouble.value === 'speakingMuted' && allowed() && (
        <Notice
          text={talk.on.value && matchMedia('(hover: hover)').matches ? t.speakingMutedSpace : t.speakingMuted}
          actions={[{ name: words().unmute, act: () => devices.toggleMicrophone() }]}
        />
      )}
      {trouble.value === 'silent' && !borne.value && (
        <Notice grave text={t.microphoneSilent} actions={[{ name: t.understood, act: bear }]} />
      )}
      <NoiseStatus devices={devices} />
    </>
  );
}
