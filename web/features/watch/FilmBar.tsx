import { useSignal, useSignalEffect } from '@preact/signals';
import { RATES, type Watch } from '../../../worker/protocol/watch.ts';
import { watchWords } from '../../i18n/watch/watchWords.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/iconNames.ts';
import type { Asker } from './createAsker.ts';
import type { Showing } from './createShowing.ts';
import { SeekBar } from './SeekBar.tsx';
import { VolumeControl } from './VolumeControl.tsx';

interface FilmBarProps {
  watch: Watch;
  showing: Showing;
  asker: Asker;
  /** Otherwise one can but look, and choose one's own volume. */
  mayControl: boolean;
  /** The whole film, to be shown on the full screen. */
  root(): HTMLElement | null;
  /** Close it on this screen alone. */
  hide(): void;
}

export function FilmBar({ watch, showing, asker, mayControl, root, hide }: FilmBarProps) {
  const t = watchWords();
  const isOver = showing.isOver.value;
  const isPlaying = watch.playing && !isOver;
  const toggle = () => {
    if (isPlaying) return asker.ask({ do: 'pause' });
    return asker.ask(isOver ? { do: 'play', position: 0 } : { do: 'play' });
  };
  const full = useFullScreen(root);
  return (
    <div role="group" aria-label={t.controls} class="film-bar">
      <IconButton
        name={isPlaying ? t.pause : isOver ? t.again : t.play}
        icon={isPlaying ? 'pause' : 'play'}
        disabled={!mayControl}
        onPress={() => void toggle()}
      />
      <SeekBar showing={showing} disabled={!mayControl} seek={(position) => asker.ask({ do: 'seek', position })} />
      <select
        class="film-rate"
        aria-label={t.rate}
        title={t.rate}
        disabled={!mayControl}
        value={watch.rate}
        onChange={(event) => void asker.ask({ do: 'rate', rate: Number(event.currentTarget.value) })}
      >
        {RATES.map((rate) => (
          <option key={rate} value={rate}>
            {t.rateOf(String(rate))}
          </option>
        ))}
      </select>
      <VolumeControl />
      {full.isPossible && (
        <IconButton
          name={full.isOn ? t.leaveFullScreen : t.fullScreen}
          icon={full.isOn ? 'minimize' : 'maximize'}
          onPress={full.toggle}
        />
      )}
      <IconButton name={t.hide} icon="eye-off" onPress={hide} />
      {mayControl && <IconButton name={t.stop} icon="square" onPress={() => void asker.ask({ do: 'stop' })} />}
    </div>
  );
}

interface IconButtonProps {
  name: string;
  icon: IconName;
  disabled?: boolean;
  onPress(): void;
}

function IconButton({ name, icon, disabled = false, onPress }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={name}
      title={name}
      aria-disabled={disabled}
      onClick={() => disabled || onPress()}
    >
      <Icon shape={icon} size={20} />
    </button>
  );
}

/** Phones that show nothing but a video on the full screen have no button for it. */
function useFullScreen(root: () => HTMLElement | null) {
  const isOn = useSignal(false);
  useSignalEffect(() => {
    const look = () => (isOn.value = document.fullscreenElement !== null && document.fullscreenElement === root());
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  });
  const toggle = () => {
    const asked = isOn.peek() ? document.exitFullscreen() : root()?.requestFullscreen();
    // A browser that does not let us stays as it is, and its button says so.
    asked?.catch(() => {});
  };
  return { isPossible: document.fullscreenEnabled, isOn: isOn.value, toggle };
}
