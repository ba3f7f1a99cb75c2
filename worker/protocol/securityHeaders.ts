import { YOUTUBE_ORIGIN } from './youtube.ts';

export interface Served {
  /** Over TLS, as the visitor's browser sees it. */
  readonly https: boolean;
  /** Origins whose pages may show ours in a frame (setting EMBEDDERS). */
  readonly embedders: readonly string[];
}

/** Seconds: two years, as browsers' preload lists ask for. */
const HSTS_S = 63_072_000;

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  // No text becomes script or markup (Trusted Types). Whoever needs a worker adds one named policy that makes its URL.
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "worker-src 'self'",
  // Its player, which is shown by a click of each viewer's own.
  `frame-src ${YOUTUBE_ORIGIN}`,
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
];

const FOR_US = ['camera', 'microphone', 'display-capture', 'fullscreen', 'screen-wake-lock', 'speaker-selection'];
/** Not of the page, and not of a page that got in some other way. */
const FOR_NOBODY = [
  'accelerometer',
  'bluetooth',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'midi',
  'payment',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/**
 * On every answer, page, file and API alike. A page's script is its own; what it may reach is its own origin and the
 * SFUs, which come and go while pages are open, so that any host will do as long as it speaks wss. A film that is watched
 * together is a file of any host; it is played, and cannot be read.
 */
export function securityHeaders({ https, embedders }: Served): Readonly<Record<string, string>> {
  // Unencrypted only for pages of the machine itself, where an SFU or a film is tried out.
  const sockets = https ? 'wss:' : 'wss: ws://localhost:* ws://127.0.0.1:*';
  const films = https ? 'https:' : 'https: http://localhost:* http://127.0.0.1:*';
  const frames = embedders.length > 0 ? embedders.join(' ') : "'none'";
  return {
    'Content-Security-Policy': [
      ...POLICY,
      `media-src 'self' blob: ${films}`,
      `connect-src 'self' ${sockets}`,
      `frame-ancestors ${frames}`,
    ].join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': [
      ...FOR_US.map((feature) => `${feature}=(self)`),
      ...FOR_NOBODY.map((feature) => `${feature}=()`),
    ].join(', '),
    'Referrer-Policy': 'strict-origin',
    'X-Content-Type-Options': 'nosniff',
    // Never over plain HTTP (RFC 6797 §7.2).
    ...(https ? { 'Strict-Transport-Security': `max-age=${HSTS_S}` } : {}),
  };
}
