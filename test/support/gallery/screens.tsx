import type { Signal } from '@preact/signals';
import type { VNode } from 'preact';
import type { Quality, VideoFeed } from '../../../web/call/CallPort.ts';
import type { DeviceFailure } from '../../../web/call/Devices.ts';
import { FleetPage } from '../../../web/features/fleet/FleetPage.tsx';
import { Landing } from '../../../web/features/landing/Landing.tsx';
import { Later } from '../../../web/features/Later.tsx';
import { MeetingPage } from '../../../web/features/meeting/MeetingPage.tsx';
import { parts } from '../../../web/features/parts.ts';
import { fakeCall, fakePeer } from './fakeCall.ts';
import { fakeDevices } from './fakeDevices.ts';
import { aDoor, aFilm, aPerson, fakeMeeting, inCall } from './fakeMeeting.ts';
import { aSiteStatus, FakeFleet, FLEET_KEY } from './fakeFleet.ts';
import { converse, say } from './talkOf.ts';
import { fakeSession } from './fakeSession.ts';
import { feedOf, movingPicture } from './movingPicture.ts';
import { someStatistics } from './someStatistics.ts';
import { sharedPage } from './sharedPage.ts';

const NAMES = ['Ada', 'Grace Hopper', 'Edsger', 'Zofia Kowalska', 'Jan', 'Barbara Liskov', 'Ludwik', 'Maja', 'Tim'];
const nothing = () => {};
const nameMemory = { load: () => 'Ada', save: nothing };

type Meeting = ReturnType<typeof fakeMeeting>;
/** A seat as the protocol has them, to whom one can write. */
const SELF = 's_00000000000000000000';

/** `face`: a picture to use for the people instead of drawn ones. */
export type Screen = (face?: CanvasImageSource) => VNode;

function page(meeting: Meeting, session = fakeSession()) {
  return <MeetingPage meeting={meeting} session={session} nameMemory={nameMemory} goHome={nothing} />;
}

function door(change: (meeting: Meeting) => void, session = fakeSession()): Screen {
  return (face) => {
    const meeting = fakeMeeting({ devices: fakeDevices(movingPicture(160, face)) });
    meeting.phase.value = aDoor();
    change(meeting);
    return page(meeting, session);
  };
}

function trouble(failure: DeviceFailure): Screen {
  return () => {
    const devices = fakeDevices();
    devices.cameraState.value = { kind: 'failed', failure };
    devices.microphoneState.value = { kind: 'failed', failure };
    const meeting = fakeMeeting({ devices });
    meeting.phase.value = aDoor();
    return page(meeting);
  };
}

function stage(count: number, change: (meeting: Meeting, call: ReturnType<typeof fakeCall>) => void = nothing): Screen {
  return (face) => {
    const others = Array.from({ length: count - 1 }, (_, index) => {
      const peer = fakePeer(`s_${index + 1}`, index % 4 === 2 ? null : feedOf(movingPicture(40 + index * 47, face)));
      peer.microphoneMuted.value = index % 3 === 1;
      peer.speaking.value = index === 0;
      return peer;
    });
    const call = fakeCall(others);
    const meeting = fakeMeeting({ devices: fakeDevices(movingPicture(200, face)) });
    meeting.people.value = Array.from({ length: count }, (_, index) =>
      aPerson(`s_${index}`, NAMES[index % NAMES.length] ?? '', {
        self: index === 0,
        role: index === 0 ? 'host' : 'guest',
        presence: index === 3 ? 'unsure' : 'present',
      }),
    );
    meeting.phase.value = inCall(call);
    change(meeting, call);
    return page(meeting);
  };
}

const knockers = (...names: string[]) => names.map((displayName) => ({ knocker: displayName, displayName }));

function over(reason: 'left' | 'outdated') {
  const meeting = fakeMeeting();
  meeting.phase.value = { kind: 'over', reason };
  return page(meeting);
}

/** Clicks what is found, as soon as it is there. */
function pressFound(find: () => HTMLElement | null | undefined): void {
  const seek = () => {
    const found = find();
    if (found) found.click();
    else requestAnimationFrame(seek);
  };
  requestAnimationFrame(seek);
}

const withText = (selector: string, text: string) => () =>
  [...document.querySelectorAll<HTMLElement>(selector)].find(({ textContent }) => textContent === text);

// By their ids, English names, or English words.
const press = (id: string) => pressFound(() => document.getElementById(id));
const pressNamed = (name: string) =>
  pressFound(() => document.querySelector<HTMLElement>(`button[aria-label="${name}"]`));
const pressWritten = (words: string) => pressFound(withText('button, summary', words));
const pressLabelled = (label: string) => pressFound(withText('[role=menuitem]', label));
const choose = (layout: string) => pressFound(withText('[role=menuitemradio]', layout));

/** Somebody shares a page of text. */
function share(call: ReturnType<typeof fakeCall>, index: number): void {
  const peer = call.peers.value[index];
  if (peer) (peer.screen as Signal<VideoFeed | null>).value = feedOf(sharedPage());
}

/** The operator's page with the key typed, and what comes of it. */
function fleet(server: FakeFleet, key = FLEET_KEY, then: () => void = nothing): Screen {
  return () => {
    const seek = () => {
      const field = document.querySelector('input');
      if (!field) return requestAnimationFrame(seek);
      field.value = key;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.form?.requestSubmit();
      return setTimeout(then, 200);
    };
    requestAnimationFrame(seek);
    return <FleetPage goHome={nothing} fetcher={server.fetch} />;
  };
}

const manySizes = [31, 12, 8, 7, 6, 5, 5, 4, 4, 4, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1];
const aFleet = () =>
  new FakeFleet(
    aSiteStatus('warsaw', { load: 62_340, sizes: manySizes }),
    aSiteStatus('frankfurt', {
      region: 'eu-de',
      load: 8_120,
      loadSource: 'estimated',
      state: 'draining',
      since: Date.now() - 95_000,
      reason: 'drained by the operator',
      sizes: [4, 2, 2],
    }),
    aSiteStatus('virginia-2', {
      region: 'na-us',
      state: 'down',
      since: Date.now() - 12_000,
      reason: 'it does not answer in time',
      load: null,
      polledAt: Date.now() - 22_000,
    }),
    aSiteStatus('gdansk', { state: 'draining', reason: 'drained by the operator', since: Date.now() - 700_000 }),
    aSiteStatus('box', { url: '/', region: '', load: null, polledAt: null }),
  );

/** Nobody answers any more once the fleet is shown. */
function silentLater(): Screen {
  const server = aFleet();
  return fleet(server, FLEET_KEY, () => (server.online = false));
}

export const screens: Readonly<Record<string, Screen>> = {
  landing: () => <Landing session={fakeSession(null, true)} open={nothing} goHome={nothing} />,
  'landing-host': () => <Landing session={fakeSession('Ada')} open={nothing} goHome={nothing} />,
  invalid: () => <Later part={parts.invalidName} props={{ code: 'name_characters' as const, goHome: nothing }} />,
  'door-connecting': door((meeting) => (meeting.phase.value = { kind: 'connecting' })),
  door: door(nothing),
  'door-password': door((meeting) => {
    const refusal = { code: 'too_many_attempts', retryAt: Date.now() + 20_000 } as const;
    meeting.phase.value = aDoor({ password: true }, { refusal });
  }),
  'door-host': door((meeting) => (meeting.phase.value = aDoor({ role: 'host', password: true })), fakeSession('Ada')),
  'door-knock': door((meeting) => (meeting.phase.value = aDoor({ knock: true }))),
  'door-waiting': door((meeting) => (meeting.phase.value = aDoor({ knock: true }, { waiting: true }))),
  'door-declined': door((meeting) => {
    meeting.phase.value = aDoor({ knock: true }, { refusal: { code: 'knock_declined', retryAt: null } });
  }),
  'door-trouble': trouble('refused'),
  'door-settings': door(() => pressWritten('Settings')),
  'fleet-locked': () => <FleetPage goHome={nothing} fetcher={aFleet().fetch} />,
  'fleet-wrong': fleet(aFleet(), 'another-key'),
  fleet: fleet(aFleet()),
  'fleet-offline': silentLater(),
  'fleet-none': fleet(new FakeFleet()),
  'fleet-remove': fleet(aFleet(), FLEET_KEY, () => document.querySelector<HTMLElement>('.site .quiet')?.click()),
  end: () => over('left'),
  outdated: () => over('outdated'),
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 25, 26, 75].map((count) => [`stage-${count}`, stage(count)])),
  'stage-share': stage(6, (_, call) => share(call, 2)),
  'stage-share-2': stage(2, (_, call) => share(call, 0)),
  'stage-sharing': stage(4, () => {
    const { mediaDevices } = navigator;
    Object.assign(mediaDevices, { getDisplayMedia: async () => new MediaStream([sharedPage()]) });
    pressNamed('Share screen');
  }),
  'stage-share-75': stage(75, (_, call) => share(call, 40)),
  'stage-shares': stage(5, (_, call) => {
    share(call, 1);
    share(call, 3);
    call.share({ video: sharedPage(), audio: null, content: 'text' });
  }),
  'stage-speaker': stage(9, () => choose('Speaker')),
  'stage-speaker-2': stage(2, () => choose('Speaker')),
  'stage-speaker-75': stage(75, () => choose('Speaker')),
  'stage-side-3': stage(3, () => choose('Side by side')),
  'stage-pinned': stage(4, () => pressNamed('Pin Edsger')),
  'stage-weak': stage(6, (_, call) => {
    call.quality.value = 'weak';
    const peer = call.peers.value[1];
    if (peer) (peer.quality as Signal<Quality>).value = 'weak';
  }),
  'stage-no-cameras': stage(4, (_, call) => call.receive(false)),
  'stage-joined-muted': stage(25, (meeting, call) => {
    meeting.devices.toggleMicrophone();
    call.joinedMuted.value = true;
  }),
  'stage-statistics': stage(3, (_, call) => {
    call.statistics = someStatistics();
    pressLabelled('Statistics');
  }),
  'stage-view': stage(4, () => pressNamed('View')),
  'stage-people': stage(5, () => press('control-people')),
  'stage-chat': stage(4, (meeting, call) => {
    meeting.people.value = meeting.people.value.map((person) => (person.self ? { ...person, seat: SELF } : person));
    converse(call, SELF);
    press('control-chat');
  }),
  'stage-chat-empty': stage(3, () => press('control-chat')),
  'stage-chat-forbidden': stage(3, (meeting, call) => {
    meeting.people.value = meeting.people.value.map((person) => ({ ...person, role: 'guest' }));
    meeting.rules.value = { ...meeting.rules.value, allowed: { ...meeting.rules.value.allowed, chat: false } };
    converse(call, '');
    press('control-chat');
  }),
  'stage-notice': stage(4, (_, call) => {
    const again = () => say(call, 's_1', { text: 'Good morning! The agenda is at https://narada.example/agenda' });
    again();
    setInterval(again, 3_000);
  }),
  'stage-hands': stage(5, (meeting) => {
    meeting.people.value = meeting.people.value.map((person, index) =>
      index % 2 === 0 ? { ...person, hand: 9 - index } : person,
    );
    press('control-people');
  }),
  'stage-reactions': stage(4, (_, call) => {
    const again = () => {
      for (const [seat, emoji] of [
        ['s_1', '🎉'],
        ['s_2', '👏'],
        ['s_9', '❤️'],
      ] as const)
        say(call, seat, { emoji });
    };
    again();
    setInterval(again, 3_500);
    pressNamed('React');
  }),
  'stage-security': stage(3, (meeting) => {
    meeting.rules.value = {
      entry: 'password',
      locked: false,
      limit: 100,
      allowed: { microphone: true, camera: true, screen: true, chat: true },
    };
    press('control-security');
  }),
  'stage-knock': stage(4, (meeting) => (meeting.knocks.value = knockers('Grace Hopper'))),
  'stage-knocks': stage(4, (meeting) => {
    meeting.knocks.value = knockers('Grace Hopper', 'Wolfeschlegelsteinhausenbergerdorff', 'Jan', 'Maja');
  }),
  'stage-knock-alone': stage(1, (meeting) => (meeting.knocks.value = knockers('Grace Hopper'))),
  'stage-knocks-panel': stage(3, (meeting) => {
    meeting.rules.value = {
      entry: 'knock',
      locked: true,
      limit: 12,
      allowed: { microphone: true, camera: true, screen: true, chat: true },
    };
    meeting.knocks.value = knockers('Grace Hopper', 'Jan');
    press('control-security');
  }),
  'stage-watch': stage(3, () => press('control-watch')),
  'stage-film-offer': stage(4, (meeting) => (meeting.watch.value = aFilm())),
  'stage-film-panel': stage(2, (meeting) => {
    meeting.watch.value = aFilm({ video: 'https://films.example/summer/the-long-way-home.mp4', hostsOnly: true });
    press('control-watch');
  }),
  'stage-invitation': stage(1, () => pressWritten('QR code')),
  'stage-more': stage(4, () => press('control-more')),
  'stage-reconnecting': stage(2, (meeting, call) => {
    call.state.value = 'reconnecting';
    call.audioBlocked.value = true;
    meeting.devices.toggleMicrophone();
    meeting.devices.toggleCamera();
  }),
};
