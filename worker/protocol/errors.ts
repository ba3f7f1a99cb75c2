/** Every refusal has one of these codes; the number is its HTTP status where it travels by HTTP. */
export const ERROR_STATUS = {
  name_too_short: 400,
  name_too_long: 400,
  name_characters: 400,
  name_reserved: 400,
  display_name_invalid: 400,
  message_malformed: 400,
  message_too_large: 413,
  version_unsupported: 400,
  upgrade_required: 426,
  origin_forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  host_key_wrong: 401,
  host_only: 403,
  operator_only: 401,
  site_malformed: 400,
  site_unknown: 404,
  site_in_use: 409,
  password_required: 403,
  password_wrong: 403,
  knock_declined: 403,
  meeting_locked: 403,
  removed: 403,
  host_by_key: 409,
  seat_unknown: 404,
  watch_crossed: 409,
  meeting_full: 409,
  meeting_ended: 410,
  too_many_attempts: 429,
  too_many_messages: 429,
  seat_gone: 410,
  already_joined: 409,
  not_joined: 409,
  sfu_unavailable: 503,
  not_admitted: 403,
  webhook_unauthorized: 401,
  webhook_malformed: 400,
  misconfigured: 500,
  internal: 500,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** The body of every HTTP answer that is not a success. */
export interface ErrorBody {
  error: { code: ErrorCode; message: string };
}

/** Close codes of the control socket (RFC 6455 §7.4.2: 4000–4999 are ours). */
export const CLOSE = {
  /** The client broke the protocol; the reason is an ErrorCode. Do not reconnect. */
  protocol: 4400,
  /** Silent for too long. Reconnect. */
  silent: 4408,
  /** The same seat was taken again by a newer socket. Do not reconnect. */
  elsewhere: 4409,
  /** The seat has ended: by leave. Do not reconnect. */
  ended: 4410,
  /** By a host: removed, or the meeting is over. Do not reconnect. */
  removed: 4411,
} as const;
