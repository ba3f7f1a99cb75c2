import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Milliseconds for workerd to let go of a file that it is emptying. */
export const BUSY_MS = 5_000;

/**
 * How many rows one object of a box has stored, whatever its tables are; without a file there are none, NaN while workerd
 * empties it. `folder`: the SQLite files' folder. `objectId`: hex.
 */
export async function storedRows(folder: string, objectId: string): Promise<number> {
  const files = await readdir(folder, { recursive: true });
  return files
    .filter((file) => file.endsWith(`${objectId}.sqlite`))
    .map((file) => rowsIn(join(folder, file)))
    .reduce((sum, rows) => sum + rows, 0);
}

/** What SQLite says of a file that is being replaced at this moment: SQLITE_BUSY, SQLITE_READONLY. */
const CHANGING = new Set([5, 8]);

function rowsIn(file: string): number {
  const database = new DatabaseSync(file, { readOnly: true, timeout: BUSY_MS });
  try {
    return database
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
      .all()
      .map(({ name }) => database.prepare(`SELECT count(*) AS rows FROM "${String(name)}"`).get()?.['rows'])
      .reduce<number>((sum, rows) => sum + Number(rows), 0);
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && CHANGING.has(Number(error.errcode) & 0xff)) return Number.NaN;
    throw error;
  } finally {
    database.close();
  }
}
