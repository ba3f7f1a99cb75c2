import { useCallback, useId } from 'preact/hooks';
import { fleetWords } from '../../i18n/fleet/fleetWords.ts';
import type { FleetRefusal } from './fleetApi.ts';
import { fleetProblem } from './fleetProblem.ts';

interface RemoveDialogProps {
  site: string;
  /** People are there, by what was last heard; whether it may go is for the server to say. */
  inUse: boolean;
  busy: boolean;
  refusal: FleetRefusal | null;
  remove(): void;
  keep(): void;
}

/** What is removed is not back with one press, so it is asked about. */
export function RemoveDialog({ site, inUse, busy, refusal, remove, keep }: RemoveDialogProps) {
  const show = useCallback((element: HTMLDialogElement | null) => element?.showModal(), []);
  const id = useId();
  const t = fleetWords();
  return (
    <dialog ref={show} class="dialog fleet-remove" aria-labelledby={id} onClose={keep}>
      <h2 id={id}>{t.removeHeading(site)}</h2>
      <p>{t.removeMeaning}</p>
      <p role="alert" class="note problem">
        {refusal !== null ? fleetProblem(refusal, t) : inUse && t.removeInUse}
      </p>
      <div class="actions">
        <button type="button" class="button remove" aria-disabled={busy} onClick={remove}>
          {t.remove}
        </button>
        <button type="button" class="button quiet" autofocus onClick={keep}>
          {t.cancel}
        </button>
      </div>
    </dialog>
  );
}
