import * as v from 'valibot';

const HEADER = 'x-narada-arrival';

/** What the Worker has found out about somebody who connects. */
const Arrival = v.object({
  role: v.picklist(['host', 'guest']),
  hostName: v.nullable(v.string()),
  prefix: v.string(),
  region: v.string(),
  device: v.nullable(v.string()),
});
export type Arrival = v.InferOutput<typeof Arrival>;

/** The request with which the Worker hands a visitor's upgrade on to the object; nothing else of theirs goes along. */
export function arrivalRequest(arrival: Arrival): Request {
  // Header values are Latin-1 (RFC 9110 §5.5); a host's name need not be.
  return new Request('https://meeting/socket', {
    headers: { Upgrade: 'websocket', [HEADER]: encodeURIComponent(JSON.stringify(arrival)) },
  });
}

export const readArrival = (headers: Headers): Arrival =>
  v.parse(v.pipe(v.string(), v.parseJson(), Arrival), decodeURIComponent(headers.get(HEADER) ?? ''));
