/** Watching a film together; it comes with the first use of it. */
export const en = {
  film: 'Film',
  lead: 'One film for everybody, at the same moment. Whoever joins later comes in where the others are.',
  link: 'Link to a video',
  linkHint: 'A YouTube link, or the address of a video file.',
  start: 'Start for everyone',
  startInstead: 'Show this instead',
  looking: 'Looking at the file…',
  linkProblems: {
    empty: 'Paste a link first.',
    noLink: 'This is not a link. It begins with https://, or is one of YouTube’s.',
    noVideo: 'This YouTube link leads to no single video. Open the video and copy its own link.',
    insecure: 'The address has to begin with https://.',
    unusable: 'This address cannot be used. It has to begin with https://, without a name or a password in it.',
    noFile:
      'There is no video at this address that a browser can play. It has to be the file itself, not a page with it.',
  },
  /** One line, before anything is loaded. `host`: this server. */
  youTubeSees: (host: string) =>
    `YouTube will see your internet address and what you watch, and that you came from ${host}, but neither the meeting’s name nor its people.`,
  fileSees: (from: string) => `The film comes from ${from}, which will see your internet address.`,
  othersAreAsked: 'The others are asked before anything is loaded for them.',

  onNow: 'On now',
  showsYouTube: (name: string) => `${name} shows a YouTube video`,
  showsFile: (name: string) => `${name} shows a film`,
  youTubeOn: 'A YouTube video is on',
  fileOn: 'A film is on',
  youTubeVideo: 'YouTube video',
  watchAlong: 'Watch',
  notNow: 'Not now',
  show: 'Show it here',
  hide: 'Close it here',
  stop: 'Stop for everyone',

  controls: 'Film controls',
  play: 'Play',
  pause: 'Pause',
  seek: 'Position',
  positionOf: (position: string, duration: string) => `${position} of ${duration}`,
  rate: 'Speed',
  rateOf: (rate: string) => `${rate}×`,
  mute: 'Mute film',
  unmute: 'Unmute film',
  volume: 'Film volume',
  fullScreen: 'Full screen',
  leaveFullScreen: 'Leave full screen',
  duck: 'Quieter while somebody speaks',
  hostsOnly: 'Only hosts control the film',
  hostsOnlyMeaning: 'Guests see it and choose their own volume.',
  onlyHosts: 'Only hosts control this film.',

  loading: 'Loading the film…',
  catchingUp: 'Catching up with the others…',
  held: 'It stands still here only.',
  goOn: 'Go on with the others',
  ended: 'The film is over.',
  again: 'Play from the start',
  failures: {
    notFound: 'YouTube does not have this video, or it is private.',
    notEmbeddable: 'Its owner does not let this video be shown outside of YouTube.',
    unsupported: 'This browser cannot play this film.',
    network: 'The film cannot be loaded. Check your connection.',
    unreachable: 'The player does not answer. Something between you and YouTube may block it.',
  },
  tryAgain: 'Try again',

  /** What somebody else has just done. */
  deeds: {
    start: (name: string) => `${name} started it.`,
    play: (name: string) => `${name} pressed play.`,
    pause: (name: string) => `${name} paused it.`,
    seek: (name: string, to: string) => `${name} went to ${to}.`,
    rate: (name: string, rate: string) => `${name} set the speed to ${rate}.`,
    stop: (name: string) => `${name} stopped the film.`,
    restrict: 'Only hosts control the film now.',
    free: 'Everybody controls the film now.',
  },
  somebody: 'Somebody',
};

export type WatchWords = typeof en;
