import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fail, succeed, type Result } from './result.ts';
import { writePrivateFile } from './writePrivateFile.ts';

/** 32 random bytes in base64url, as one line: Prometheus reads it as a credentials_file. */
const KEY = /^[\w-]{43}$/;

/** The key with which this machine's operator sees and changes the fleet, made on the first run from `random(bytes)`. */
export function loadOperatorKey(path: string, random: (bytes: number) => Buffer): Result<string> {
  if (existsSync(path)) return readOperatorKey(path);
  const key = random(32).toString('base64url');
  writePrivateFile(path, `${key}\n`);
  return succeed(key);
}

export function readOperatorKey(path: string): Result<string> {
  if (!existsSync(path)) return fail('state_file', `there is no operator key at ${path}`);
  const key = readFileSync(path, 'utf8').trim();
  return KEY.test(key) ? succeed(key) : fail('state_file', `${path} holds no operator key`);
}

/** What the worker knows of it (OPERATOR_KEYS). */
export const hashOperatorKey = (key: string): string => createHash('sha256').update(key).digest('hex');
