import { existsSync, globSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';

/**
 * Deletes the files of meetings that have ended: an object that has emptied its storage, or was only looked at, leaves its
 * SQLite file behind. `open` tells what a running workerd holds, asked again before anything is deleted; null: unknown,
 * so nothing is. Answers how many were deleted; whatever is held, has a row, or cannot be read, stays.
 */
export function sweepObjects(folder: string, open: () => ReadonlySet<string> | null = () => new Set()): number {
  if (!existsSync(folder)) return 0;
  const files = globSync('*/*.sqlite', { cwd: folder }).map((file) => join(folder, file));
  // metadata.sqlite holds the alarms of all objects of a namespace.
  const held = open();
  const emptied = files.filter(
    (file) => !file.endsWith('/metadata.sqlite') && held?.has(file) === false && isEmpty(file),
  );
  const heldNow = open();
  const swept = emptied.filter((file) => heldNow?.has(file) === false);
  for (const file of swept) {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
  }
  return swept.length;
}

function isEmpty(file: string): boolean {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file);
    const tables = database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
      .all();
    // _cf_METADATA is workerd's own bookkeeping; _cf_KV is what the object has put there.
    const own = tables.map((row) => String(row['name'])).filter((name) => name !== '_cf_METADATA');
    return own.every(
      (name) => database?.prepare(`SELECT 1 FROM "${name.replaceAll('"', '""')}" LIMIT 1`).get() === undefined,
    );
  } catch {
    return false;
  } finally {
    database?.close();
  }
}
