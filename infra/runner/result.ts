/**
 * What can be expected to go wrong is a value: `message` is one line that tells the operator what to do. `usage` means
 * that the command line was wrong (exit code 2); anything else ends the command with 1.
 */
export type Result<T> = { ok: true; value: T } | Failure;
export interface Failure {
  ok: false;
  code: FailureCode;
  message: string;
}
export type FailureCode =
  | 'usage'
  | 'state_folder'
  | 'state_file'
  | 'state_in_use'
  | 'port_busy'
  | 'no_network'
  | 'build_failed'
  | 'sfu_not_found'
  | 'sfu_unusable'
  | 'not_healthy'
  | 'child_died'
  | 'host_key'
  | 'fleet';

export const succeed = <T>(value: T): Result<T> => ({ ok: true, value });
export const fail = (code: FailureCode, message: string): Failure => ({ ok: false, code, message });

/** For people: what an exception of Node says, without its stack. */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
