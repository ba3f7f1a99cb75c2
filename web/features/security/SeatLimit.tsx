import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { callWords } from '../../i18n/i18n.ts';

/** What the protocol takes. */
const LEAST = 2;
const MOST = 500;

/** How many may be in the meeting. What is typed counts when the field is left, or with Enter. */
export function SeatLimit({ limit, onChange }: { limit: number; onChange(limit: number): void }) {
  const wrong = useSignal(false);
  const id = useId();
  const t = callWords();
  const take = (typed: number) => {
    wrong.value = !Number.isInteger(typed) || typed < LEAST || typed > MOST;
    if (!wrong.peek() && typed !== limit) onChange(typed);
  };
  return (
    <div class="field">
      <label for={id}>{t.seatLimit}</label>
      <div class={wrong.value ? 'input input-wrong input-short' : 'input input-short'}>
        <input
          id={id}
          type="number"
          inputMode="numeric"
          min={LEAST}
          max={MOST}
          step={1}
          value={limit}
          aria-invalid={wrong.value ? true : undefined}
          aria-describedby={`${id}-note`}
          onChange={(event) => take(event.currentTarget.valueAsNumber)}
        />
      </div>
      <p id={`${id}-note`} class={wrong.value ? 'note problem' : 'note'}>
        {t.seatLimitMeaning}
      </p>
    </div>
  );
}
