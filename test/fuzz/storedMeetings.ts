import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { BUSY_MS } from '../support/storedRows.ts';

/** What a refused attempt or a cut connection may change: budgets, where the media is, who is connected. */
const PASSING = new Set(['budgets', 'media', 'visitor', 'presence', 'inSfu', 'goneSince', 'awaiting']);

/** What the meetings of a box have stored, by object, as far as nobody but the people in them may change it. */
export function storedMeetings(state: string): Record<string, string[]> {
  const folder = join(state, 'objects', 'narada.Meeting');
  const stored: Record<string, string[]> = {};
  for (const file of readdirSync(folder)) {
    if (!file.endsWith('.sqlite') || file === 'metadata.sqlite') continue;
    const rows = rowsOf(join(folder, file));
    if (rows.length > 0) stored[file] = rows;
  }
  return stored;
}

function rowsOf(file: string): string[] {
  const database = new DatabaseSync(file, { readOnly: true, timeout: BUSY_MS });
  try {
    const tables = database
      .prepare(`SELECT name FROM sqlite_schema WHERE name IN ('state', 'seats') ORDER BY name`)
      .all()
      .map(({ name }) => String(name));
    return tables.flatMap((table) =>
      database
        .prepare(`SELECT * FROM ${table}`)
        .all()
        .map((row) => JSON.stringify([table, ...Object.values(row).map((column) => lasting(String(column)))]))
        .toSorted(),
    );
  } finally {
    database.close();
  }
}

/** A column without what passes, where it is an object. */
function lasting(column: string): unknown {
  if (!column.startsWith('{')) return column;
  return JSON.parse(column, (key, value: unknown) => (PASSING.has(key) ? undefined : value));
}
