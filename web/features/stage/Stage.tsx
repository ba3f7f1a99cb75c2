import { effect, useModel, useSignalEffect } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { PendingCall } from '../../call/CallPort.ts';
import type { Meeting } from '../../call/Meeting.ts';
import type { Room } from '../../call/room/createRoom.ts';
import { layoutMemory } from '../../call/room/layoutMemory.ts';
import { SeeingModel } from '../../call/room/SeeingModel.ts';
import { arrivingCall } from './arrivingCall.ts';
import { obeyHost } from './obeyHost.ts';
import { Later } from '../Later.tsx';
import { parts as onDemand } from '../parts.ts';
import { Announcer } from '../announce/Announcer.tsx';
import { isAnnounced } from '../announce/announcements.ts';
import { announcePeople } from '../announce/announcePeople.ts';
import { isHost } from '../people/isHost.ts';
import { callWords } from '../../i18n/i18n.ts';
import '../../styles/stage.css';
import '../../styles/toolbar.css';
import '../../styles/panel.css';
import { Invitation } from '../invitation/Invitation.tsx';
import { invitationLink } from '../invitation/invitationLink.ts';
import { Knocks } from '../knocks/Knocks.tsx';
import { useShortcuts } from '../shortcuts/useShortcuts.ts';
import { controlId } from './controlId.ts';
import { darkFrame } from './darkFrame.ts';
import { share, sharingNeeds } from './shareParts.ts';
import { SharingModel } from './SharingModel.ts';
import { Controls } from './Controls.tsx';
import { Settled } from './Settled.tsx';
import { StageModel, type PanelKind } from './StageModel.ts';
import { SoundButton, StageStatus } from './StageStatus.tsx';
import { TalkingModel } from './TalkingModel.ts';
import { StagePanel } from './StagePanel.tsx';
import { stageParts } from './stageParts.ts';
import { Tiles } from './Tiles.tsx';
import { usePageKeys } from './usePageKeys.ts';
import { WeakLine } from './WeakLine.tsx';
import { ViewMenu } from './ViewMenu.tsx';
import { watchSize } from './watchSize.ts';

interface StageProps {
  meeting: Meeting;
  call: PendingCall;
}

/** A message or a hand is spoken as the person has chosen. */
function isNoticeSaid(room: Room | null): boolean {
  const kind = room?.notice.value?.kind;
  return kind === 'chat' ? isAnnounced('chat') : kind !== 'hand' || isAnnounced('hands');
}

export function Stage({ meeting, call: pending }: StageProps) {
  const call = useMemo(() => arrivingCall(pending), [pending]);
  const { panel, toggle, close } = useModel(StageModel);
  const { size, watch } = useMemo(() => watchSize({ width: innerWidth, height: innerHeight }), []);
  const seeing = useModel(() => new SeeingModel({ meeting, call, memory: layoutMemory, size }));
  const talking = useModel(() => new TalkingModel(meeting));
  useLayoutEffect(() => talking.carry(call), [talking, call]);
  const sharing = useModel(() => new SharingModel(sharingNeeds));
  useSignalEffect(() => obeyHost(meeting, sharing));
  // Another seat is another call, and goes on showing what is shown.
  useEffect(() => {
    return effect(() => {
      if (call.state.value === 'connected') call.share(sharing.screen.value);
    });
  }, [call, sharing]);
  // Not while it is only rehearsed.
  useSignalEffect(() => (call.state.value === 'idle' ? undefined : darkFrame(document)));
  useSignalEffect(() => announcePeople(meeting.people));
  useEscape(close);
  usePageKeys(seeing);
  const sheet = useShortcuts();
  useReturningFocus(panel);
  const showStatistics = (of: string | null) => {
    seeing.studied.value = of;
    if (panel.peek() !== 'statistics') toggle('statistics');
  };
  const t = callWords();
  const { devices } = meeting;
  const people = meeting.people.value;
  const host = isHost(people);
  const open = panel.value === 'security' && !host ? null : panel.value;
  const alone = people.length < 2;
  const [parts, room] = [talking.parts.value, talking.room.value];
  return (
    <div class="stage dark">
      <header class="stage-top">
        <h1 class="stage-name">{meeting.name}</h1>
        <StageStatus meeting={meeting} call={call} sharing={sharing} />
        {/* Always there: only what changes in a live region is said. */}
        <div role="status" aria-live={isNoticeSaid(room) ? 'polite' : 'off'} class="stage-notice">
          {parts && room && <parts.Notice room={room} openChat={() => toggle('chat')} />}
        </div>
        <SoundButton call={call} />
        <ViewMenu seeing={seeing} meeting={meeting} call={call} showStatistics={() => showStatistics(null)} />
      </header>
      <main class={open === null ? 'stage-main' : 'stage-main stage-split'}>
        <div class="theatre-room">
          <div class="theatre">
            {meeting.watch.value !== null && <Later part={stageParts.film} props={{ meeting, call }} />}
            <Tiles meeting={meeting} call={call} seeing={seeing} showStatistics={showStatistics} watch={watch} />
          </div>
        </div>
        {open !== null && (
          <StagePanel
            key={open}
            kind={open}
            meeting={meeting}
            talking={talking}
            call={call}
            seeing={seeing}
            sharing={sharing}
            toggle={toggle}
            close={close}
          />
        )}
      </main>
      <WeakLine meeting={meeting} call={call} showStatistics={() => showStatistics(null)} />
      <div class="notices" aria-live="polite">
        {devices.captures.camera.substitute.value !== undefined && (
          <Later part={onDemand.background} props={{ devices }} />
        )}
        <Settled meeting={meeting} call={call} />
      </div>
      {(sharing.screen.value || sharing.explaining.value) && <Later part={share} props={{ sharing }} />}
      {host && <Knocks meeting={meeting} />}
      {alone && open === null && meeting.knocks.value.length === 0 && (
        <aside class="alone">
          <div class="alone-words">
            <p>
              <strong>{t.alone}</strong> {t.aloneHint}
            </p>
            <p class="alone-link">{invitationLink(meeting.name, location)}</p>
          </div>
          <Invitation name={meeting.name} />
        </aside>
      )}
      {parts && room && <parts.Reactions room={room} picking={talking.picking} />}
      <Announcer />
      {sheet.value && <Later part={stageParts.shortcutSheet} props={{ onClose: () => (sheet.value = false) }} />}
      <footer class="stage-bar">
        <Controls meeting={meeting} talking={talking} sharing={sharing} panel={open} toggle={toggle} />
      </footer>
    </div>
  );
}

/** Escape closes the panel, wherever the focus is but in what lies over it and has an Escape of its own. */
function useEscape(close: () => void) {
  useSignalEffect(() => {
    const press = (event: KeyboardEvent) => {
      const over = event.target instanceof Element && event.target.closest('dialog, [popover]');
      if (event.key === 'Escape' && !over) close();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}

/** When a panel closes, the focus goes back to the button that opened it; where that is in "More", to that. */
function useReturningFocus(panel: { readonly value: PanelKind | null }) {
  const last = useRef<PanelKind | null>(null);
  useSignalEffect(() => {
    const closed = panel.value === null ? last.current : null;
    last.current = panel.value;
    if (closed === null) return;
    const button = document.getElementById(controlId(closed));
    (button?.checkVisibility() ? button : document.getElementById(controlId('more')))?.focus();
  });
}
