import { useComputed, useModel } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { isYouTubeId, readWatch } from '../../../worker/protocol/watch.ts';
import type { Meeting } from '../../call/Meeting.ts';
import { refusalWords } from '../../i18n/refusalWords.ts';
import { watchWords } from '../../i18n/watch/watchWords.ts';
import '../../styles/watch.css';
import { Field } from '../../ui/Field.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { isHost } from '../people/isHost.ts';
import { choiceFor, choose } from './choices.ts';
import { createAsker } from './createAsker.ts';
import { isDuckWanted } from './filmMemory.ts';
import { StartModel } from './StartModel.ts';
import { whatIsSeen } from './whatIsSeen.ts';

interface WatchPanelProps {
  meeting: Meeting;
  close(): void;
}

/** What is on, a link for what should be, and who decides. */
export function WatchPanel({ meeting, close }: WatchPanelProps) {
  const watch = useComputed(() => readWatch(meeting.watch.value));
  const asker = useMemo(() => createAsker(meeting, watch), [meeting, watch]);
  const model = useModel(() => new StartModel(asker));
  const t = watchWords();
  const host = isHost(meeting.people.value);
  const video = watch.value?.video ?? null;
  const hostsOnly = watch.value?.hostsOnly ?? false;
  const mayControl = host || !hostsOnly;
  const refusal = model.refusal.value ?? asker.refusal.value;
  const start = async () => {
    if (await model.start()) close();
  };
  return (
    <>
      <p>{t.lead}</p>
      {video !== null && (
        <div class="watch-on">
          <h3>{t.onNow}</h3>
          <p class="watch-name">{nameOf(video, t.youTubeVideo)}</p>
          <div class="actions">
            {choiceFor(video) !== 'shown' && (
              <button type="button" class="button" onClick={() => choose(video, 'shown')}>
                {t.show}
              </button>
            )}
            {mayControl && (
              <button type="button" class="button" onClick={() => void asker.ask({ do: 'stop' })}>
                {t.stop}
              </button>
            )}
          </div>
          {choiceFor(video) !== 'shown' && <p class="note">{whatIsSeen(video, t)}</p>}
        </div>
      )}
      {mayControl ? (
        <form
          class="form"
          onSubmit={(event) => {
            event.preventDefault();
            void start();
          }}
        >
          <Field
            label={t.link}
            hint={t.linkHint}
            value={model.text.value}
            problem={model.problem.value && t.linkProblems[model.problem.value]}
            maxLength={2_100}
            onInput={model.type}
          />
          {model.video.value !== null && (
            <p class="note">
              {whatIsSeen(model.video.value, t)} {t.othersAreAsked}
            </p>
          )}
          <button type="submit" class="button primary" aria-disabled={model.phase.value !== 'idle'}>
            {model.phase.value === 'probing' ? t.looking : video === null ? t.start : t.startInstead}
          </button>
        </form>
      ) : (
        <p class="note">{t.onlyHosts}</p>
      )}
      <p role="alert" class="note problem">
        {refusal && refusalWords(refusal.code)}
      </p>
      <Switch label={t.duck} on={isDuckWanted.value} onChange={(on) => (isDuckWanted.value = on)} />
      {host && (
        <Switch
          label={t.hostsOnly}
          hint={t.hostsOnlyMeaning}
          on={hostsOnly}
          onChange={(on) => void asker.restrict(on)}
        />
      )}
    </>
  );
}

/** As much of an address as tells one film from another. */
function nameOf(video: string, youTube: string): string {
  if (isYouTubeId(video)) return `${youTube} ${video}`;
  const { host, pathname } = new URL(video);
  return `${decoded(pathname.split('/').at(-1) ?? '')} (${host})`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
