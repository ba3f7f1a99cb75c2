import { useRef } from 'preact/hooks';
import { watchWords } from '../../i18n/watch/watchWords.ts';
import { Icon } from '../../ui/Icon.tsx';
import { volume } from './filmMemory.ts';

/** How loud the film is for this viewer. */
export function VolumeControl() {
  const before = useRef(volume.peek() || 0.8);
  const t = watchWords();
  const isMuted = volume.value === 0;
  const toggle = () => {
    if (!isMuted) before.current = volume.peek();
    volume.value = isMuted ? before.current : 0;
  };
  const name = isMuted ? t.unmute : t.mute;
  return (
    <>
      <button type="button" class="icon-button" aria-label={name} title={name} onClick={toggle}>
        {isMuted ? <Icon shape="volume-x" size={20} /> : <Icon shape="volume-2" size={20} />}
      </button>
      <input
        type="range"
        class="film-volume"
        aria-label={t.volume}
        title={t.volume}
        min={0}
        max={1}
        step={0.05}
        value={volume.value}
        onInput={(event) => (volume.value = event.currentTarget.valueAsNumber)}
      />
    </>
  );
}
