import type { Plugin } from 'vite';

/** In livekit-client's src/room: RPC, data tracks, streams of text and bytes. In-room messages are plain data packets. */
const UNUSED = [
  'data-stream/incoming/IncomingDataStreamManager.ts',
  'data-stream/outgoing/OutgoingDataStreamManager.ts',
  'data-track/incoming/IncomingDataTrackManager.ts',
  'data-track/outgoing/OutgoingDataTrackManager.ts',
  'rpc/client/RpcClientManager.ts',
  'rpc/server/RpcServerManager.ts',
];

/** A manager whose every method does nothing and answers itself; it has published nothing, and nobody waits for it. */
const nothing = (name: string) => `
const idle = new Proxy({}, {
  get: (_, method) => method === 'then' ? undefined : method === 'queryPublished' ? () => [] : () => idle,
});
export default class ${name} { constructor() { return idle; } }
export { ${name} };
`;

/**
 * Leaves out of the bundle what livekit-client brings and this page does not use: a tenth of it. The adapter for browsers of
 * before 2022 goes, too. A version of the SDK that is laid out in another way fails the build.
 */
export const leanLivekit: Plugin = {
  name: 'lean-livekit',
  enforce: 'pre',
  apply: 'build',
  resolveId: (id) => (id === 'webrtc-adapter' ? '\0no-adapter' : null),
  load(id) {
    if (id === '\0no-adapter') return 'export {};';
    const file = UNUSED.find((each) => id.endsWith(`/livekit-client/src/room/${each}`));
    return file === undefined ? null : nothing(file.slice(file.lastIndexOf('/') + 1, -3));
  },
  buildEnd(error) {
    if (error) return;
    const loaded = [...this.getModuleIds()];
    if (!loaded.some((id) => id.includes('/livekit-client/'))) return;
    const missing = UNUSED.filter((file) => !loaded.some((id) => id.endsWith(`/src/room/${file}`)));
    if (missing.length > 0) this.error(`livekit-client has no ${missing.join(', ')} any more: see leanLivekit.ts`);
  },
};
