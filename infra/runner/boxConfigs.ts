import { boxSfuConfig } from '../../sfu-config/boxSfuConfig.ts';
import { renderSfuConfig } from '../../sfu-config/renderSfuConfig.ts';
import type * as v from 'valibot';
import type { HostKey, Site } from '../../worker/protocol/settings.ts';
import type { App } from './copyApp.ts';
import type { MeetingPolicy } from './meetingPolicy.ts';
import type { Secrets } from './secrets.ts';
import { renderWorkerdConfig } from './workerdConfig.ts';

/** Everything that the two processes of a box have to know. */
export interface BoxSettings {
  app: App;
  secrets: Secrets;
  hostKeys: readonly HostKey[];
  /** SHA-256, hex. */
  operatorKey: string;
  policy: MeetingPolicy;
  /** Origins whose pages may show ours in a frame. */
  embedders: readonly string[];
  objects: string;
  networkAddress: string | null;
  port: number;
  lan: { port: number; tcpPort: number } | null;
  sfuPort: number;
  udpPort: number;
}

/** The text of livekit.yaml. `webhookPort` is where /api/sfu/events answers on this machine. */
export function sfuConfigOf(
  box: Omit<BoxSettings, 'app' | 'objects' | 'hostKeys' | 'operatorKey' | 'policy' | 'embedders' | 'port'>,
  webhookPort: number,
): string {
  return renderSfuConfig(
    boxSfuConfig({
      signalPort: box.sfuPort,
      udpPort: box.udpPort,
      tcpPort: box.lan?.tcpPort ?? null,
      networkAddress: box.networkAddress,
      apiKey: box.secrets.sfuKey,
      apiSecret: box.secrets.sfuSecret,
      webhookUrl: `http://127.0.0.1:${webhookPort}/api/sfu/events`,
    }),
  );
}

/** The text of workerd.capnp, for the folder that also holds app/ and tls/. */
export function workerdConfigOf(box: BoxSettings): string {
  return renderWorkerdConfig({
    ...box.app,
    objects: box.objects,
    http: `127.0.0.1:${box.port}`,
    https: box.lan
      ? { address: `0.0.0.0:${box.lan.port}`, certificate: 'tls/certificate.pem', key: 'tls/key.pem' }
      : null,
    sfu: `127.0.0.1:${box.sfuPort}`,
    embedders: box.embedders.join(','),
    bindings: {
      ...workerBindings(box),
      MEETINGS_OPENED_BY: box.policy.openedBy,
      SEAT_LIMIT: String(box.policy.seatLimit),
      // Standalone workerd counts nothing in front of the objects.
      LIMITS_IN_FRONT: 'none',
      ...(box.lan ? { TEST_CERTIFICATE: 'true' } : {}),
    },
  });
}

/** The worker's text bindings without which nothing runs: what `wrangler secret put` holds on the edge. `url`: where pages find the SFU. */
export function workerBindings(
  box: Pick<BoxSettings, 'secrets' | 'hostKeys' | 'operatorKey' | 'sfuPort'>,
  url = '/',
): Record<string, string> {
  const site: v.InferInput<typeof Site> = {
    id: 'box',
    url,
    api: `http://127.0.0.1:${box.sfuPort}`,
    key: box.secrets.sfuKey,
    secret: box.secrets.sfuSecret,
  };
  return {
    SFU_SITES: JSON.stringify([site]),
    HOST_KEYS: JSON.stringify(box.hostKeys),
    OPERATOR_KEYS: JSON.stringify([box.operatorKey]),
    PEPPER: box.secrets.pepper,
    SESSION_SECRET: box.secrets.sessionSecret,
  };
}
