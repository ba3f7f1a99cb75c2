import type { SiteSettings } from './SiteSettings.ts';

export interface Surroundings {
  /** Further names that share the port, each with the plain HTTP behind it ("127.0.0.1:8080"). */
  pages: readonly { domain: string; to: string }[];
}

/**
 * haproxy.cfg: one port 443 for signalling, for TURN over TLS and, on a machine that has one, for a page. It ends TLS,
 * tells TURN from HTTP by the name that the browser has asked for, and lets browsers reach nothing but /rtc. Nothing is
 * logged: tokens travel in the query string.
 */
export function proxyConfig(site: SiteSettings, { pages }: Surroundings = { pages: [] }): string {
  const { relay, ports } = site;
  const embedded = relay.kind === 'embedded' ? relay : null;
  const metrics = ports.metrics ?? 6789;
  return `# Written by Narada.
global
  ssl-default-bind-options ssl-min-ver TLSv1.2

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
${pages.map(({ domain }, i) => `  acl page${i} hdr(host),field(1,:) -i ${domain}\n`).join('')}${pages.map((_, i) => `  http-request allow if page${i}\n`).join('')}  # It adds to the identity, so that one token would be many participants.
  http-request deny if { url_param(publish) -m found }
  http-request allow if for_browsers
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
${pages.map(({ to }, i) => `\nbackend page${i}\n  mode http\n  server page ${to}\n`).join('')}`;
}
