import { useSignalEffect } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { displayNameMemory } from './call/displayNameMemory.ts';
import { createDevices } from './call/createDevices.ts';
import { createMeeting } from './call/createMeeting.ts';
import type { HostSession } from './call/HostSession.ts';
import { Loading } from './features/Loading.tsx';
import { parts } from './features/parts.ts';
import { Landing } from './features/landing/Landing.tsx';
import { MeetingPage } from './features/meeting/MeetingPage.tsx';
import type { Router } from './features/route/createRouter.ts';
import { InvalidName } from './features/route/InvalidName.tsx';
import { words } from './i18n/i18n.ts';

interface AppProps {
  router: Router;
  session: HostSession;
}

export function App({ router, session }: AppProps) {
  const { route, goHome, openMeeting } = router;
  useSignalEffect(() => {
    const t = words();
    // The operator's page has a title of its own, in words of its own.
    if (route.value.kind === 'fleet') return;
    document.title = route.value.kind === 'meeting' ? t.meetingTitle(route.value.name) : t.title;
  });
  const shown = route.value;
  switch (shown.kind) {
    case 'landing':
      return <Landing session={session} open={openMeeting} goHome={goHome} />;
    case 'fleet':
      return <Fleet goHome={goHome} />;
    case 'invalid':
      return <InvalidName code={shown.code} goHome={goHome} />;
    case 'meeting':
      return <Visit key={shown.name} name={shown.name} session={session} goHome={goHome} />;
  }
}

/** In a chunk that no visitor of a meeting loads. */
function Fleet({ goHome }: { goHome(): void }) {
  const { part, load } = parts.fleet;
  load();
  if (part.value.kind !== 'ready') return <Loading failed={part.value.kind === 'failed'} />;
  return <part.value.value goHome={goHome} />;
}

/** One visit to one meeting: made when its page is shown, freed when another is. */
function Visit({ name, session, goHome }: { name: string; session: HostSession; goHome(): void }) {
  const meeting = useMemo(() => createMeeting({ name, devices: createDevices() }), [name]);
  useEffect(
    () => () => {
      meeting.dispose();
      meeting.devices.stop();
    },
    [meeting],
  );
  return <MeetingPage meeting={meeting} session={session} nameMemory={displayNameMemory} goHome={goHome} />;
}
