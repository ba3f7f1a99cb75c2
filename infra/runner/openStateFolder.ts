import { accessSync, chmodSync, constants, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fail, reason, succeed, type Result } from './result.ts';
import { statePaths, type StatePaths } from './statePaths.ts';

/**
 * Makes the state folder, or makes sure of the one that is there: owned by us, writable, closed to others (an open one
 * is closed and that is said), and not inside the repository, where a commit could take the secrets along.
 */
export function openStateFolder(folder: string, repository: string, say: (line: string) => void): Result<StatePaths> {
  if (isInside(realpathOfNearest(folder), realpathSync(repository))) {
    return fail('state_folder', `the state folder ${folder} is inside the repository; choose another with --state`);
  }
  try {
    makeFolder(folder);
    const stat = statSync(folder);
    if (!stat.isDirectory()) return fail('state_folder', `the state folder ${folder} is not a folder`);
    const uid = process.getuid?.();
    if (uid !== undefined && stat.uid !== uid) {
      return fail('state_folder', `the state folder ${folder} belongs to another user; choose another with --state`);
    }
    if ((stat.mode & 0o077) !== 0) {
      chmodSync(folder, 0o700);
      say(`The state folder ${folder} was open to other users; it is closed now.`);
    }
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const paths = statePaths(folder);
    for (const inner of [paths.objects, paths.logs, dirname(paths.certificate)]) {
      makeFolder(inner);
    }
    return succeed(paths);
  } catch (error) {
    return fail('state_folder', `the state folder ${folder} cannot be used: ${reason(error)}`);
  }
}

/** mkdirSync's own `recursive` never ends where mkdir answers ENOENT below a folder that is there, as /proc does. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!way.startsWith('..') && !way.startsWith('/'));
}

/** The real path of something that need not exist yet: symbolic links of what exists are followed. */
function realpathOfNearest(path: string): string {
  const missing: string[] = [];
  for (let at = path; ; at = dirname(at)) {
    try {
      return join(realpathSync(at), ...missing);
    } catch (error) {
      if (at === dirname(at)) throw error;
      missing.unshift(basename(at));
    }
  }
}
