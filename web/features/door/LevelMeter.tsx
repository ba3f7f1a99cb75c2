import { useComputed, type ReadonlySignal } from '@preact/signals';
import { words } from '../../i18n/i18n.ts';

/** How loud the microphone is. The signals write into the two attributes, past the component, 15 times a second. */
export function LevelMeter({ level }: { level: ReadonlySignal<number> }) {
  const style = useComputed(() => `transform: scaleX(${Math.min(1, level.value).toFixed(3)})`);
  // For assistive technology tenths are enough.
  const rounded = useComputed(() => Math.round(Math.min(1, level.value) * 10) / 10);
  return (
    <div
      class="meter"
      role="meter"
      aria-label={words().microphoneLevel}
      aria-valuemin={0}
      aria-valuemax={1}
      aria-valuenow={rounded}
    >
      <div class="meter-level" style={style} />
    </div>
  );
}
