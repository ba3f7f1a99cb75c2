import type { Context } from 'hono';
import { ERROR_STATUS, type ErrorBody, type ErrorCode } from '../protocol/errors.ts';

/** An expected failure as an answer: its code, its status, a line for whoever reads it raw. */
export function fail(c: Context, code: ErrorCode, message: string): Response {
  const body: ErrorBody = { error: { code, message } };
  return c.json(body, ERROR_STATUS[code]);
}
