import * as v from 'valibot';
import { NO_FLEET, type FleetState } from '../domain/fleet/state.ts';
import { Site } from '../protocol/settings.ts';

const Change = v.nullable(v.object({ since: v.number(), reason: v.string() }));
const StoredSite = v.object({
  site: Site,
  origin: v.picklist(['settings', 'operator']),
  upSince: v.number(),
  draining: Change,
  down: Change,
});
const SiteRow = v.object({ id: v.string(), value: v.pipe(v.string(), v.parseJson(), StoredSite) });
const SettingsRow = v.object({ digest: v.string() });

/** The sites as they were stored; nothing else of the Fleet outlives it. */
export function loadFleet(sql: SqlStorage): FleetState {
  sql.exec('CREATE TABLE IF NOT EXISTS sites (id TEXT PRIMARY KEY, value TEXT NOT NULL)');
  sql.exec('CREATE TABLE IF NOT EXISTS settings (digest TEXT NOT NULL)');
  const sites = sql
    .exec('SELECT id, value FROM sites ORDER BY rowid')
    .toArray()
    .map((row) => v.parse(SiteRow, row))
    .map(({ id, value }) => [id, value] as const);
  const [settings] = sql
    .exec('SELECT digest FROM settings')
    .toArray()
    .map((row) => v.parse(SettingsRow, row));
  return { ...NO_FLEET, sites: new Map(sites), settings: settings?.digest ?? null };
}

/** Writes what has changed of the sites; on a beat that is nothing. */
export function saveFleet(sql: SqlStorage, before: FleetState, after: FleetState): void {
  if (after.settings !== before.settings) {
    sql.exec('DELETE FROM settings');
    sql.exec('INSERT INTO settings (digest) VALUES (?)', after.settings);
  }
  if (after.sites === before.sites) return;
  for (const [id, known] of after.sites) {
    if (before.sites.get(id) === known) continue;
    sql.exec(
      'INSERT INTO sites (id, value) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value',
      id,
      JSON.stringify(known),
    );
  }
  for (const id of before.sites.keys()) if (!after.sites.has(id)) sql.exec('DELETE FROM sites WHERE id = ?', id);
}
