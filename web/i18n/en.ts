/** Everything shown before a call. The shape of this catalogue is the type of all of them. */
export const en = {
  title: 'Narada',
  meetingTitle: (name: string) => `${name} – Narada`,
  home: 'Narada, start page',
  language: 'Language',
  settings: 'Settings',
  close: 'Close',

  headline: 'A quiet place to meet.',
  lede: 'Open a meeting, send its link, talk. When the last one leaves, nothing of it stays.',
  meetingName: 'Meeting name',
  meetingNameHint: 'A random name cannot be guessed. Your own will do as well.',
  anotherName: 'Another name',
  startMeeting: 'Start meeting',

  iAmHost: 'I am the host',
  show: 'Show',
  hide: 'Hide',
  signedInAs: (name: string) => `Signed in as ${name}`,
  signOut: 'Sign out',

  connecting: 'Connecting to the meeting…',
  joining: 'Joining…',
  loading: 'Loading…',
  reload: 'Reload',
  reopening: 'The connection was lost. Connecting again…',
  readyToJoin: 'Ready to join',
  yourName: 'Your name',
  yourNameHint: 'The others see it under your picture.',
  yourNameInvalid: 'Type a name of 1 to 48 characters.',
  meetingPassword: 'Meeting password',
  passwordMissing: 'Type the password. Whoever invited you has it.',
  join: 'Join',
  askToJoin: 'Ask to join',
  stopWaiting: 'Stop waiting',
  tryAgainIn: (seconds: number) => `You can try again in ${seconds} s.`,
  guestAtDoor: 'Is this your meeting?',
  preview: 'How the others will see you',
  cameraIsOff: 'Your camera is off',
  cameraStarting: 'Starting the camera…',
  microphoneLevel: 'Microphone level',

  mute: 'Mute microphone',
  unmute: 'Unmute microphone',
  cameraOff: 'Turn camera off',
  cameraOn: 'Turn camera on',
  /** No answer, or a name that cannot be; what else a meeting refuses is in call/. */
  refusals: {
    offline: 'No answer from the server. Check your connection and try again.',
    name_too_short: 'A meeting’s name has at least 3 characters.',
    name_too_long: 'A meeting’s name has at most 100 characters.',
    name_characters: 'A meeting’s name has letters, digits and hyphens only.',
    name_reserved: 'This name is taken by the server.',
  },
};

export type Words = typeof en;
