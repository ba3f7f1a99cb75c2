import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

/** What installing, building, running and testing leave behind. */
const MADE = new Set(['.git', '.wrangler', '.state', 'dist', 'node_modules', 'test-results']);

export interface RepositoryCopy {
  folder: string;
  remove(): Promise<void>;
}

/** The work tree as it is now, for a test that changes sources: the tree itself is somebody's work. */
export async function copyRepository(): Promise<RepositoryCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'narada-copy-'));
  await cp(REPOSITORY, folder, { recursive: true, filter: (source) => !MADE.has(relative(REPOSITORY, source)) });
  await mkdir(join(folder, 'node_modules'));
  // One link a package, because vite keeps its cache beside them, and would throw away the one of the work tree.
  for (const name of await readdir(join(REPOSITORY, 'node_modules'))) {
    if (name.startsWith('.') && name !== '.bin') continue;
    await symlink(join(REPOSITORY, 'node_modules', name), join(folder, 'node_modules', name));
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
