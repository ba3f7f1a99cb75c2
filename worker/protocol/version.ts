/** Spoken as the WebSocket subprotocol (RFC 6455 §1.9). Messages stay compatible one version back. */
export const PROTOCOL_VERSION = 'narada.1';

/** Heartbeat of the control socket: the client sends PING, the platform answers PONG without waking the object. */
export const PING = 'ping';
export const PONG = 'pong';
/** Milliseconds between two heartbeats of a client. */
export const PING_INTERVAL_MS = 15_000;
/** Bytes of UTF-8 that one message of a client may have. */
export const MAX_MESSAGE_BYTES = 16_384;
