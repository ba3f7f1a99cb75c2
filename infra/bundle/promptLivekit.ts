import type { Plugin } from 'vite';

const WAIT = 'await sleep(50);';

/**
 * livekit-client looks every 50 ms whether its connection is there (PCTransportManager; its authors mean to change that), and
 * so notices it 25 ms late on average, a tenth of the whole join. Here it looks every 5 ms. A version of it that does
 * this another way fails the build, so that this file goes.
 */
export const promptLivekit: Plugin = {
  name: 'prompt-livekit',
  transform(code, id) {
    if (!id.endsWith('/livekit-client/src/room/PCTransportManager.ts')) return null;
    if (!code.includes(WAIT))
      throw new Error('livekit-client does not poll every 50 ms any more: remove promptLivekit.ts');
    return { code: code.replace(WAIT, 'await sleep(5);'), map: null };
  },
};
