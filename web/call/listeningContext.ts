/** Web Audio API, AudioSinkOptions: without an output, what only listens costs no stream to the speaker. Browsers that do not know it have one. */
const NO_OUTPUT: AudioContextOptions & { sinkId: { type: 'none' } } = { sinkId: { type: 'none' } };

/** For measuring what is heard; nothing comes out of it. Null where the browser has no Web Audio. */
export const listeningContext = (): AudioContext | null =>
  'AudioContext' in globalThis ? new AudioContext(NO_OUTPUT) : null;
