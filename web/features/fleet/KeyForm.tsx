import { fleetWords } from '../../i18n/fleet/fleetWords.ts';
import { Field } from '../../ui/Field.tsx';
import type { FleetRefusal } from './fleetApi.ts';
import { fleetProblem } from './fleetProblem.ts';

interface KeyFormProps {
  value: string;
  type(text: string): void;
  open(): void;
  opening: boolean;
  problem: FleetRefusal | 'missing' | null;
}

/** The key alone opens the page; it is nobody's account for a password manager to keep. */
export function KeyForm({ value, type, open, opening, problem }: KeyFormProps) {
  const t = fleetWords();
  const said = problem === null ? null : problem === 'missing' ? t.operatorKeyMissing : fleetProblem(problem, t);
  const ofField = problem === 'missing' || problem === 'operator_only';
  return (
    <main class="fleet-locked">
      <h1>{t.heading}</h1>
      <p class="lede">{t.lockedLede}</p>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          open();
        }}
      >
        <Field
          label={t.operatorKey}
          secret
          autocomplete="off"
          value={value}
          onInput={type}
          hint={t.operatorKeyHint}
          problem={ofField ? said : null}
        />
        <p role="alert" class={ofField ? 'unseen' : 'note problem'}>
          {said}
        </p>
        <div class="actions">
          <button type="submit" class="button primary" aria-disabled={opening}>
            {opening ? t.showing : t.show}
          </button>
        </div>
      </form>
    </main>
  );
}
