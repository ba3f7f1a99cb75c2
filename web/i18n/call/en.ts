/** What is shown in a call only; it comes with the stage. */
export const en = {
  controls: 'Meeting controls',
  muteShort: 'Mute',
  unmuteShort: 'Unmute',
  cameraShort: 'Camera',
  people: 'People',
  security: 'Security',
  more: 'More',
  leave: 'Leave',

  you: (name: string) => `${name} (you)`,
  host: 'Host',
  microphoneMuted: 'Microphone muted',
  speaking: 'Speaking',
  reconnecting: 'reconnecting…',
  peopleCount: (count: number) => (count === 1 ? '1 person' : `${count} people`),

  connectingMedia: 'Connecting picture and sound…',
  reconnectingMedia: 'Picture and sound were lost. Connecting again…',
  offline: 'Connecting to the meeting again… You can go on talking.',
  turnOnSound: 'Turn on sound',

  alone: 'You are the first here',
  aloneHint: 'Send this link to those you want to meet.',
  copyInvitation: 'Copy invitation',
  copied: 'Copied',
  copyByHand: 'The browser did not let us copy. Here is the link, selected:',
  invitationLink: 'Invitation link',
  devices: 'Devices',
};

export type CallWords = typeof en;
