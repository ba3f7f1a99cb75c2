/** On every answer, page and API alike. A page's script is its own; what it may reach is its own origin and the SFUs. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    // Plain ws only on the machine itself, where an SFU is tried out.
    "connect-src 'self' wss: ws://localhost:* ws://127.0.0.1:*",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(self), microphone=(self), display-capture=(self), fullscreen=(self), screen-wake-lock=(self), speaker-selection=(self), geolocation=(), payment=(), usb=()',
  'Referrer-Policy': 'strict-origin',
  'X-Content-Type-Options': 'nosniff',
};
