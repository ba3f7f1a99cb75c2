import { useSignal } from '@preact/signals';
import { watchWords } from '../../i18n/watch/watchWords.ts';
import { clockTime } from './clockTime.ts';
import type { Showing } from './createShowing.ts';

/** Seconds that a key jumps. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -5,
  ArrowDown: -5,
  ArrowRight: 5,
  ArrowUp: 5,
  PageDown: -60,
  PageUp: 60,
};

interface SeekBarProps {
  showing: Showing;
  disabled: boolean;
  /** Resolves when the meeting has answered. */
  seek(position: number): Promise<unknown>;
}

/** Where the film is for everybody. What is dragged counts when it is let go. */
export function SeekBar({ showing, disabled, seek }: SeekBarProps) {
  /** Where it is dragged, or asked to go. */
  const wished = useSignal<number | null>(null);
  const t = watchWords();
  const duration = showing.duration.value;
  const at = wished.value ?? showing.position.value;
  async function go(position: number): Promise<void> {
    wished.value = position;
    await seek(position);
    if (wished.peek() === position) wished.value = null;
  }
  function press(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (step === undefined || duration === null || disabled) return;
    event.preventDefault();
    void go(Math.min(Math.max(at + step, 0), duration));
  }
  const shown = clockTime(at);
  return (
    <>
      <input
        type="range"
        class="film-seek"
        aria-label={t.seek}
        aria-valuetext={duration === null ? shown : t.positionOf(shown, clockTime(duration))}
        min={0}
        max={duration ?? Math.max(at, 1)}
        step="any"
        value={at}
        disabled={disabled || duration === null}
        onKeyDown={press}
        onInput={(event) => (wished.value = event.currentTarget.valueAsNumber)}
        onChange={(event) => void go(event.currentTarget.valueAsNumber)}
      />
      <span class="film-time">{duration === null ? shown : `${shown} / ${clockTime(duration)}`}</span>
    </>
  );
}
