import { readFile } from 'node:fs/promises';
import * as v from 'valibot';

/** Chromium's net log (`--log-net-log`), as far as it is read here. */
const NetLog = v.object({
  constants: v.object({ logEventTypes: v.record(v.string(), v.number()) }),
  events: v.array(v.object({ type: v.number(), params: v.optional(v.record(v.string(), v.unknown())) })),
});

export interface NetworkUse {
  /** URLs of what pages asked for, WebSockets included. Navigations and what the browser does for itself are not theirs. */
  readonly requests: readonly string[];
  /** IP addresses that WebRTC sent datagrams to. */
  readonly datagrams: readonly string[];
}

/** What a browser that was closed has done on the network, by its own net stack's word, which no page can go around. */
export async function readNetLog(path: string): Promise<NetworkUse> {
  const { constants, events } = v.parse(v.pipe(v.string(), v.parseJson(), NetLog), await readFile(path, 'utf8'));
  const of = (name: string, field: string) =>
    events.flatMap(({ type, params }) => {
      const value = type === constants.logEventTypes[name] ? params?.[field] : undefined;
      return typeof value === 'string' ? [{ value, params }] : [];
    });
  return {
    // The initiator is an origin, or says "not an origin".
    requests: of('URL_REQUEST_START_JOB', 'url')
      .filter(({ params }) => params?.['initiator'] !== 'not an origin')
      .map(({ value }) => value),
    // Other sockets are connected to one address and name it no more: those of DNS.
    datagrams: of('UDP_BYTES_SENT', 'address').map(({ value }) =>
      value.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1'),
    ),
  };
}
