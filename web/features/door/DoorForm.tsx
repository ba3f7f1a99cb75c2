import { useModel } from '@preact/signals';
import { useCallback } from 'preact/hooks';
import type { DisplayNameMemory, Meeting } from '../../call/Meeting.ts';
import type { Words } from '../../i18n/en.ts';
import { words } from '../../i18n/i18n.ts';
import { Field } from '../../ui/Field.tsx';
import { Later } from '../Later.tsx';
import { parts } from '../parts.ts';
import { DoorModel } from './DoorModel.ts';

/** What is going on; while one waits to be let in, a part of its own says so. */
function status(meeting: Meeting, t: Words): string {
  const phase = meeting.phase.value;
  if (phase.kind === 'connecting') return t.connecting;
  if (phase.kind !== 'door') return '';
  if (!meeting.online.value) return t.reopening;
  return phase.joining ? t.joining : t.readyToJoin;
}

export function DoorForm({ meeting, nameMemory }: { meeting: Meeting; nameMemory: DisplayNameMemory }) {
  const model = useModel(() => new DoorModel({ meeting, nameMemory, now: () => Date.now() }));
  const focusFirst = useCallback((element: HTMLInputElement | null) => {
    // A touch screen would answer with its keyboard, over the picture.
    if (element?.value === '' && matchMedia('(hover: hover)').matches) element.focus();
  }, []);
  const t = words();
  const refusal = model.refusal.value;
  const wait = model.waitSeconds.value;
  const problem = model.problem.value;
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        model.join();
      }}
    >
      <Field
        label={t.yourName}
        autocomplete="name"
        value={model.displayName.value}
        onInput={model.typeName}
        hint={t.yourNameHint}
        problem={problem === 'nameInvalid' ? t.yourNameInvalid : null}
        inputRef={focusFirst}
      />
      {model.asksPassword.value && (
        <Field
          label={t.meetingPassword}
          autocomplete="off"
          secret
          value={model.password.value}
          onInput={model.typePassword}
          problem={problem === 'passwordMissing' ? t.passwordMissing : null}
        />
      )}
      {refusal && (
        <div role="alert" class="refusal">
          {refusal.code === 'offline' ? (
            <p>{t.refusals.offline}</p>
          ) : (
            <Later part={parts.refused} props={{ code: refusal.code }} />
          )}
        </div>
      )}
      {wait > 0 && <p class="note">{t.tryAgainIn(wait)}</p>}
      <button type="submit" class="button primary wide" aria-disabled={!model.canJoin.value}>
        {model.asks.value ? t.askToJoin : t.join}
      </button>
      <p role="status" class="status">
        {model.isWaiting.value ? <Later part={parts.waiting} props={{ meeting }} /> : status(meeting, t)}
      </p>
      {model.isWaiting.value && (
        <button type="button" class="button quiet" onClick={() => meeting.stopWaiting()}>
          {t.stopWaiting}
        </button>
      )}
    </form>
  );
}
