/** What is shown in a call only, or on demand, as when something is wrong: it comes with the part that shows it. */
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

  alone: 'You are the first here.',
  aloneHint: 'Send this link to those you want to meet.',
  copyInvitation: 'Copy invitation',
  copied: 'Copied',
  copyByHand: 'The browser did not let us copy. Here is the link, selected:',
  invitationLink: 'Invitation link',
  devices: 'Devices',

  testCertificate: 'This server uses a test certificate.',
  testCertificateMeaning:
    'It was made by the server itself for trying things out on a local network. The connection is encrypted, but your browser cannot vouch for who is at the other end; that is why it warned you.',
  testCertificateCure:
    'To be rid of the warning, run the server under a domain name with a certificate from an authority such as Let’s Encrypt.',

  tryAgain: 'Try again',
  joinWithout: 'You can join without it.',
  deviceFailures: {
    camera: {
      none: 'No camera was found. Plug one in.',
      refused: 'This page may not use your camera. Allow it in the browser’s address bar.',
      system: 'Your system keeps the browser from the camera. Allow it in the system’s privacy settings.',
      inUse: 'Another program is using the camera. Close it there.',
      insecure: 'A browser gives the camera to secure pages only. Open this page with https://.',
      unsupported: 'This browser cannot use a camera here. A current Firefox, Chrome, Edge or Safari can.',
      failed: 'The camera did not start. Unplug it and plug it in again, or choose another.',
    },
    microphone: {
      none: 'No microphone was found. Plug one in.',
      refused: 'This page may not use your microphone. Allow it in the browser’s address bar.',
      system: 'Your system keeps the browser from the microphone. Allow it in the system’s privacy settings.',
      inUse: 'Another program is using the microphone. Close it there.',
      insecure: 'A browser gives the microphone to secure pages only. Open this page with https://.',
      unsupported: 'This browser cannot use a microphone here. A current Firefox, Chrome, Edge or Safari can.',
      failed: 'The microphone did not start. Unplug it and plug it in again, or choose another.',
    },
  },

  passwordHeading: 'Password for guests',
  passwordOn: 'Guests are asked for a password.',
  passwordOff: 'Whoever has the link can enter.',
  passwordEnds: 'A password ends with the meeting: the next one starts without.',
  newPassword: 'New password',
  setPassword: 'Set password',
  removePassword: 'Remove password',
  newPasswordMissing: 'Type the new password first.',
  passwordSet: 'The password is set.',
  passwordRemoved: 'The password is removed.',

  leftHeading: 'You left the meeting',
  leftLine: 'The others can go on without you.',
  elsewhereHeading: 'You are in the meeting elsewhere',
  elsewhereLine: 'It was opened in another tab or window, and goes on there.',
  outdatedHeading: 'There is a newer version',
  outdatedLine: 'The server has been updated since this page was opened. Reload it to go on.',
  removedHeading: 'You were removed from the meeting',
  removedLine: 'A host has decided so. It holds as long as this meeting lasts.',
  overHeading: 'The meeting has ended',
  overLine: 'A host has ended it for everybody.',
  rejoin: 'Rejoin',
  newMeeting: 'New meeting',
};

export type CallWords = typeof en;
