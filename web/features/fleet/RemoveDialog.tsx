import { fleetWords } from '../../i18n/fleet/fleetWords.ts';
import { Confirm } from '../../ui/Confirm.tsx';
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

export function RemoveDialog({ site, inUse, busy, refusal, remove, keep }: RemoveDialogProps) {
  const t = fleetWords();
  return (
    <Confirm
      heading={t.removeHeading(site)}
      problem={refusal !== null ? fleetProblem(refusal, t) : inUse ? t.removeInUse : ''}
      action={t.remove}
      tone="danger"
      busy={busy}
      keep={t.cancel}
      confirm={remove}
      cancel={keep}
    >
      <p>{t.removeMeaning}</p>
    </Confirm>
  );
}
