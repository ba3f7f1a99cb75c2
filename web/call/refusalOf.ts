import type { Answer } from '../control/ControlSocket.ts';
import type { Refusal } from './Meeting.ts';

/** As the screens show it. `now`: milliseconds since the epoch. */
export const refusalOf = ({ code, retryAfterMs }: Extract<Answer, { type: 'refused' }>, now: number): Refusal => ({
  code,
  retryAt: retryAfterMs === undefined ? null : now + retryAfterMs,
});
