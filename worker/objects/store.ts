import * as v from 'valibot';
import { Site } from '../protocol/settings.ts';
import { Watch } from '../protocol/watch.ts';
import { NOTHING_ON } from '../domain/watch.ts';
import { NOTHING, type OpenMeeting, type Seat, type State } from '../domain/state.ts';

const number = v.number();
const text = v.string();
const role = v.picklist(['host', 'guest']);
const room = { site: Site, room: text };
const seeking = {
  epoch: number,
  since: number,
  attempts: number,
  retryAt: v.nullable(number),
  avoid: v.array(text),
  why: v.picklist(['none', 'drain', 'trouble', 'ban']),
};

const StoredSeat = v.object({
  id: text,
  displayName: text,
  role,
  coHost: v.boolean(),
  device: v.nullable(text),
  prefix: text,
  visitor: v.nullable(text),
  presence: v.picklist(['present', 'away', 'unsure']),
  goneSince: v.nullable(number),
  awaiting: v.nullable(v.object({ re: number, since: number, fresh: v.boolean() })),
  // A meeting that an older version has opened goes on: nobody in it has raised a hand.
  hand: v.optional(v.nullable(number), null),
});

const StoredMeeting = v.object({
  mid: text,
  openedAt: number,
  region: text,
  entry: v.variant('kind', [
    v.object({ kind: v.literal('open') }),
    v.object({ kind: v.literal('password'), salt: text, verifier: text }),
    v.object({ kind: v.literal('knock') }),
  ]),
  locked: v.boolean(),
  limit: number,
  allowed: v.object({
    microphone: v.boolean(),
    camera: v.boolean(),
    screen: v.boolean(),
    // As above: until a host says otherwise.
    chat: v.optional(v.boolean(), true),
  }),
  bans: v.array(v.object({ seat: text, device: v.nullable(text), prefix: text })),
  knocks: v.pipe(
    v.array(v.tuple([text, v.object({ displayName: text, since: number, invited: v.boolean() })])),
    v.transform((entries) => new Map(entries)),
  ),
  media: v.variant('kind', [
    v.object({ kind: v.literal('none') }),
    v.object({ kind: v.literal('placing'), ...seeking }),
    v.object({
      kind: v.literal('ready'),
      epoch: number,
      at: v.object(room),
      lostBy: v.array(text),
      sentBack: v.array(v.object({ seat: text, at: number })),
      // No meeting is given up for a count, which was another one once.
      apiErrors: v.fallback(v.nullable(v.object({ count: number, at: number })), null),
      next: v.nullable(v.object(seeking)),
    }),
  ]),
  // Of no weight for the meeting, and none is given up for it.
  watch: v.fallback(Watch, NOTHING_ON),
  keepers: v.array(text),
  emptySince: v.nullable(number),
  budgets: v.pipe(
    v.array(v.tuple([text, v.object({ tokens: number, at: number })])),
    v.transform((entries) => new Map(entries)),
  ),
});

const StoredDoomed = v.array(v.object({ ...room, since: number, dueAt: number }));

const read = <S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> =>
  v.parse(v.pipe(text, v.parseJson(), schema), value);

/**
 * The meeting as it was saved. Reading an object that has nothing leaves it with nothing. What another version has
 * written and this one cannot read is given up: its people open the meeting anew, where a name that answers nobody would
 * help no one.
 */
export function loadState(storage: DurableObjectStorage): State {
  try {
    return readState(storage.sql);
  } catch (error) {
    console.error('A meeting could not be read and is given up.', error);
    void storage.deleteAll();
    return NOTHING;
  }
}

function readState(sql: SqlStorage): State {
  if (sql.exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'state'").toArray().length === 0)
    return NOTHING;
  const rows = new Map(
    sql
      .exec('SELECT key, value FROM state')
      .toArray()
      .map((row) => [row['key'], row['value']]),
  );
  const doomed = rows.has('doomed') ? read(StoredDoomed, rows.get('doomed')) : [];
  if (!rows.has('meeting')) return { meeting: null, doomed };
  const seats = sql
    .exec('SELECT value FROM seats ORDER BY rowid')
    .toArray()
    .map((row): [string, Seat] => {
      const seat = read(StoredSeat, row['value']);
      return [seat.id, seat];
    });
  return { meeting: { ...read(StoredMeeting, rows.get('meeting')), seats: new Map(seats) }, doomed };
}

/** Writes what differs; where nothing is left, the object's storage is empty afterwards, alarm included. */
export function saveState(storage: DurableObjectStorage, before: State, after: State): void {
  if (after === before) return;
  if (!after.meeting && after.doomed.length === 0) {
    // Not awaited: the output gate holds every answer back until it is done, and it cannot fail but with the object.
    void storage.deleteAll();
    return;
  }
  const { sql } = storage;
  sql.exec('CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID');
  sql.exec('CREATE TABLE IF NOT EXISTS seats (id TEXT PRIMARY KEY, value TEXT NOT NULL)');
  if (after.doomed !== before.doomed) put(sql, 'doomed', JSON.stringify(after.doomed));
  if (!after.meeting) {
    sql.exec("DELETE FROM state WHERE key = 'meeting'");
    sql.exec('DELETE FROM seats');
    return;
  }
  saveMeeting(sql, before.meeting, after.meeting);
}

function saveMeeting(sql: SqlStorage, before: OpenMeeting | null, after: OpenMeeting): void {
  const { seats, budgets, knocks, ...rest } = after;
  const meeting = JSON.stringify({ ...rest, budgets: [...budgets], knocks: [...knocks] });
  put(sql, 'meeting', meeting);
  if (seats === before?.seats) return;
  for (const [id, seat] of seats) {
    if (before?.seats.get(id) === seat) continue;
    sql.exec(
      'INSERT INTO seats (id, value) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value',
      id,
      JSON.stringify(seat),
    );
  }
  for (const id of before?.seats.keys() ?? []) if (!seats.has(id)) sql.exec('DELETE FROM seats WHERE id = ?', id);
}

function put(sql: SqlStorage, key: string, value: string): void {
  sql.exec(
    'INSERT INTO state (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    value,
  );
}
