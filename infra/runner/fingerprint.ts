import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** SHA-256 over names and contents of files and folders below `root`; what is missing counts as missing. */
export function fingerprint(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    const at = join(root, path);
    hash.update(`\n${path}\n`);
    if (!existsSync(at)) continue;
    if (statSync(at).isFile()) {
      hash.update(readFileSync(at));
      continue;
    }
    for (const entry of globSync('**/*', { cwd: at, withFileTypes: true }).toSorted(byPath)) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      hash.update(`\n${file.slice(at.length)}\n`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

interface Entry {
  parentPath: string;
  name: string;
}
function byPath(a: Entry, b: Entry): number {
  const [x, y] = [join(a.parentPath, a.name), join(b.parentPath, b.name)];
  return x < y ? -1 : x > y ? 1 : 0;
}
