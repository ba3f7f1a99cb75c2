import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { fail, reason, succeed, type Result } from './result.ts';
import type { StatePaths } from './statePaths.ts';

export interface StateLock {
  release(): void;
}

/**
 * One runner for one state folder. SQLite's exclusive lock is the operating system's own: it ends with the process,
 * however that ends, so there is no stale lock and no pid that now belongs to something else. The pid is kept beside it
 * for people to read.
 */
export function lockState(paths: StatePaths): Result<StateLock> {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(paths.lock, { timeout: 0 });
    chmodSync(paths.lock, 0o600);
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database?.close();
    if (isBusy(error)) {
      const pid = readPid(paths.pid);
      return fail('state_in_use', `Narada is already running on ${paths.folder}${pid ? ` (process ${pid})` : ''}`);
    }
    return fail('state_folder', `the state folder ${paths.folder} cannot be locked: ${reason(error)}`);
  }
  writeFileSync(paths.pid, `${process.pid}\n`, { mode: 0o600 });
  const held = database;
  return succeed({
    release: () => {
      rmSync(paths.pid, { force: true });
      if (held.isOpen) held.close();
    },
  });
}

/** SQLITE_BUSY, https://sqlite.org/rescode.html#busy */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5;
}

function readPid(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim() || null;
  } catch {
    return null;
  }
}
