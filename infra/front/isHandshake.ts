/** 16 bytes in base64. */
const KEY = /^[A-Za-z0-9+/]{22}==$/;

/**
 * Whether a request opens a WebSocket (RFC 6455 §4.2.1). workerd takes the word of the Upgrade header alone: it would
 * make a GET of whatever has one, and fail when a WebSocket is answered to what cannot take one.
 */
export function isHandshake({ method, headers }: Pick<Request, 'method' | 'headers'>): boolean {
  return (
    method === 'GET' &&
    headers.get('Upgrade')?.toLowerCase() === 'websocket' &&
    headers.get('Sec-WebSocket-Version') === '13' &&
    KEY.test(headers.get('Sec-WebSocket-Key') ?? '')
  );
}
