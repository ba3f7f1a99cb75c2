import { isIPv4 } from 'node:net';
import { admissionSocket, PATIENCE_MS } from './admissionScript.ts';
import type { SiteSettings } from './SiteSettings.ts';

export interface Surroundings {
  /** Further names that share the port, each with the plain HTTP behind it ("127.0.0.1:8080"). */
  pages: readonly { domain: string; to: string }[];
}

/**
 * haproxy.cfg: one port 443 for signalling, for TURN over TLS and, on a machine that has one, for a page. It ends TLS,
 * tells TURN from HTTP by the name that the browser has asked for, and lets browsers reach nothing but /rtc, where Narada
 * has not said no. Nothing is logged: tokens travel in the query string.
 */
export function proxyConfig(site: SiteSettings, { pages }: Surroundings = { pages: [] }): string {
  const { relay, ports, admission } = site;
  const embedded = relay.kind === 'embedded' ? relay : null;
  const metrics = ports.metrics ?? 6789;
  return `# Written by Narada.
global
  ssl-default-bind-options ssl-min-ver TLSv1.2
${admission === null ? '' : '  # admission.lua lies beside this file.\n  default-path config\n  lua-load admission.lua\n'}
defaults
  timeout connect 5s
  timeout client 30s
  timeout server 30s
  # WebSockets and TURN, between two heartbeats.
  timeout tunnel 5m

frontend tls
  mode tcp
  timeout client 5m
  bind ${site.localAddress ?? site.address}:${ports.https ?? 443} ssl crt ${site.certificate} alpn http/1.1
${embedded ? `  use_backend turn if { ssl_fc_sni -i ${embedded.domain} }\n` : ''}  default_backend to_http

${
  embedded
    ? `backend turn
  mode tcp
  timeout server 5m
  server livekit 127.0.0.1:${embedded.tcpPort}

`
    : ''
}backend to_http
  mode tcp
  timeout server 5m
  server http abns@narada-${site.domain} send-proxy-v2

frontend http
  mode http
  bind abns@narada-${site.domain} accept-proxy
  timeout http-request 10s
  option forwardfor
  acl control src ${site.controlFrom.join(' ')}
  acl for_browsers path /rtc /rtc/validate /rtc/v1 /rtc/v1/validate
  acl for_control path_beg /twirp/livekit.RoomService/
  acl for_control path /
  acl for_metrics path /metrics
${pages.map(({ domain }, i) => `  acl page${i} hdr(host),field(1,:) -i ${domain}\n`).join('')}${pages.map((_, i) => `  http-request allow if page${i}\n`).join('')}${forBrowsers(admission !== null)}  http-request allow if for_browsers
  http-request allow if for_control control
  http-request allow if for_metrics control
  http-request return status 404
${pages.map((_, i) => `  use_backend page${i} if page${i}\n`).join('')}  use_backend metrics if for_metrics
  default_backend livekit

backend livekit
  mode http
  server livekit 127.0.0.1:${ports.signal ?? 7880}

backend metrics
  mode http
  server livekit 127.0.0.1:${metrics}
${pages.map(({ to }, i) => `\nbackend page${i}\n  mode http\n  server page ${to}\n`).join('')}${admission === null ? '' : toNarada(site, new URL(admission))}`;
}

/**
 * What livekit-server, a Go program, could read in another way than we do does not pass: only names as LiveKit's client
 * writes them, a token that needs no decoding, no form (it takes one also as the body of a GET), no header in place of
 * the token. Of a name that comes twice both take the first.
 */
const forBrowsers = (asks: boolean): string => `  http-request deny if for_browsers !METH_GET
  http-request deny if for_browsers { req.hdr(Content-Type) -m found }
  http-request deny if for_browsers { query -m reg ;|(^|&)[^=&]*[^a-z_=&] }
  http-request deny if for_browsers { query -m reg %([^0-9A-Fa-f]|.[^0-9A-Fa-f]|.?$) }
  http-request deny if for_browsers { url_param(access_token) -m reg [^A-Za-z0-9_.-] }
  # It adds to the identity, so that one token would be many participants.
  http-request deny if for_browsers { url_param(publish) -m found }
  http-request del-header Authorization if for_browsers
${asks ? '  http-request lua.ask_admission if for_browsers\n  http-request deny if { var(txn.refused) -m bool }\n' : ''}`;

/**
 * Where admission.lua's question goes. Narada's health is looked at as well, so that nobody waits for one that is away,
 * and haproxy says on its error output that it is. A name that is not known yet is looked for again.
 */
function toNarada(site: SiteSettings, admission: URL): string {
  const { protocol, hostname, host, port } = admission;
  const https = protocol === 'https:';
  const health = new URL('../health', admission).pathname;
  const tls = https
    ? ` ssl verify required ca-file ${site.authorities ?? '@system-ca'} sni str(${hostname}) check-sni ${hostname}`
    : '';
  const found = isIPv4(hostname) ? '' : ' init-addr libc,none resolvers default';
  return `
frontend admission
  mode http
  bind ${admissionSocket(site)}
  default_backend narada

backend narada
  mode http
  # haproxy's own client would try again; here it hears after one try that there is no answer.
  retries 0
  timeout connect ${PATIENCE_MS}ms
  timeout server ${PATIENCE_MS}ms
  http-request set-header Host ${host}
  option httpchk
  http-check send meth GET uri ${health} hdr Host ${host}
  server narada ${hostname}:${port === '' ? (https ? 443 : 80) : port}${tls}${found} check inter 30s fastinter 5s
`;
}
