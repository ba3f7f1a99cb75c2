import { useModel } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { CallPort } from '../../call/CallPort.ts';
import type { Meeting } from '../../call/Meeting.ts';
import { WeaknessModel } from '../../call/room/WeaknessModel.ts';
import { callWords, words } from '../../i18n/i18n.ts';
import { Icon } from '../../ui/Icon.tsx';
import { cameraWanted } from '../settings/DeviceToggles.tsx';

interface WeakLineProps {
  meeting: Meeting;
  call: CallPort;
  showStatistics(): void;
}

/** One's own line is weak: what has been done about it, and what else one may do. In a row of its own, off the faces. */
export function WeakLine({ meeting, call, showStatistics }: WeakLineProps) {
  const { said, putAway, close } = useModel(() => new WeaknessModel(call));
  const place = useRef<HTMLElement>(null);
  const t = words();
  const c = callWords();
  const receiving = call.receiving.value;
  const weak = said.value && !putAway.value;
  const paused = weak ? call.peers.value.filter((peer) => peer.paused.value).length : 0;
  const done = paused > 0 ? c.smallerAndPaused(paused) : c.smaller;
  const text = [weak && `${c.yourWeakness} ${receiving ? done : ''}`, !receiving && c.notReceiving].filter(Boolean);
  const act = (what: () => void) => () => {
    // The button that was pressed may be about to go, and the focus would be lost with it.
    place.current?.focus({ preventScroll: true });
    what();
  };
  return (
    <section ref={place} tabIndex={-1} class={text.length > 0 ? 'weak weak-some' : 'weak'}>
      <p role="status" class="weak-words">
        {text.join(' ')}
      </p>
      {text.length > 0 && (
        <div class="weak-answers">
          <button type="button" class="button" onClick={act(() => call.receive(!receiving))}>
            {receiving ? c.receiveNone : c.receiveAgain}
          </button>
          {weak && cameraWanted(meeting.devices) && (
            <button type="button" class="button" onClick={act(() => meeting.devices.toggleCamera())}>
              {t.cameraOff}
            </button>
          )}
          {weak && (
            <button type="button" class="button quiet" onClick={showStatistics}>
              {c.statistics}
            </button>
          )}
          {weak && receiving && (
            <button type="button" class="icon-button" aria-label={t.close} title={t.close} onClick={act(close)}>
              <Icon shape="x" size={20} />
            </button>
          )}
        </div>
      )}
    </section>
  );
}
