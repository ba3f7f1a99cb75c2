import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FleetApi } from '../../infra/fleet/FleetApi.ts';
import type { Result } from '../../infra/runner/result.ts';
import type { FleetStatus } from '../../worker/protocol/fleet.ts';
import { startBox, type Box, type BoxOptions } from './startBox.ts';
import { startSfu, type Sfu } from './startSfu.ts';

/** A box whose meetings are on further sites, and none on its own SFU. */
export interface Fleet {
  box: Box;
  /** By id, those that have been stopped apart. */
  sfus: ReadonlyMap<string, Sfu>;
  status(): Promise<FleetStatus>;
  drain(id: string): Promise<void>;
  undrain(id: string): Promise<void>;
  /** One more SFU, told to the Fleet. */
  add(id: string): Promise<Sfu>;
  /** Told to the Fleet, then stopped. The Fleet refuses while people are there. */
  remove(id: string): Promise<void>;
  /** The site whose SFU says that this seat is there; null: none does. */
  siteOf(seat: string): Promise<string | null>;
  stop(): Promise<void>;
}

/** `sites`: their ids. */
export async function startFleet(sites: readonly string[], options: BoxOptions = {}): Promise<Fleet> {
  const box = await startBox(options);
  const operatorKey = readFileSync(join(box.state, 'operator-key'), 'utf8').trim();
  const api = new FleetApi(box.url, operatorKey);
  const sfus = new Map<string, Sfu>();
  const webhooks = `${box.url.replace('localhost', '127.0.0.1')}/api/sfu/events`;

  const fleet: Fleet = {
    box,
    sfus,
    status: async () => must(await api.status()),
    drain: async (id) => void must(await api.drain(id)),
    undrain: async (id) => void must(await api.undrain(id)),
    async add(id) {
      const sfu = await startSfu({ id, webhooks });
      sfus.set(id, sfu);
      must(await api.add(JSON.stringify(sfu.site)));
      return sfu;
    },
    async remove(id) {
      must(await api.remove(id));
      const sfu = sfus.get(id);
      sfus.delete(id);
      await sfu?.stop();
    },
    async siteOf(seat) {
      for (const [id, sfu] of sfus) {
        if (sfu.pid() === null) continue;
        if ([...(await sfu.rooms()).values()].some((identities) => identities.includes(seat))) return id;
      }
      return null;
    },
    async stop() {
      await box.stop();
      await Promise.all([...sfus.values()].map((sfu) => sfu.stop()));
    },
  };
  try {
    for (const id of sites) await fleet.add(id);
    must(await api.remove('box'));
    return fleet;
  } catch (error) {
    await fleet.stop();
    throw error;
  }
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.message);
  return result.value;
}
