import { DurableObject } from 'cloudflare:workers';
import { count, NO_COUNTERS, type Counters } from '../domain/fleet/counters.ts';
import { decideFleet } from '../domain/fleet/decideFleet.ts';
import type { FleetEffect, FleetEvent } from '../domain/fleet/events.ts';
import { metricsText } from '../domain/fleet/metricsText.ts';
import type { FleetState, SiteView } from '../domain/fleet/state.ts';
import { status, views } from '../domain/fleet/views.ts';
import { parseRoomName } from '../domain/roomName.ts';
import type { FleetStatus } from '../protocol/fleet.ts';
import type { Site } from '../protocol/settings.ts';
import type { FleetStub, Report } from '../services/FleetView.ts';
import { sha256Hex } from '../services/secrets.ts';
import { readSettings } from '../services/settings.ts';
import type { ObjectBindings } from './bindings.ts';
import { realFleetPorts, type FleetPorts } from './fleetPorts.ts';
import { loadFleet, saveFleet } from './fleetStore.ts';

/** After an alarm that failed. */
const RETRY_MS = 5_000;

export type SiteChange = { readonly ok: true } | { readonly ok: false; readonly code: 'site_unknown' | 'site_in_use' };

/** The sites of the deployment: one object. Loads, decides, saves, acts; all rules are in domain/fleet/. */
export class Fleet extends DurableObject<ObjectBindings> implements FleetStub {
  readonly #ports: FleetPorts;
  #state: FleetState;
  #counters: Counters = NO_COUNTERS;
  /** APIs that are being asked now. */
  readonly #looking = new Set<string>();
  /** The alarm that is set; null: none. */
  #alarmAt: number | null = null;

  constructor(ctx: DurableObjectState, env: ObjectBindings, ports: FleetPorts = realFleetPorts) {
    super(ctx, env);
    this.#ports = ports;
    this.#state = loadFleet(ctx.storage.sql);
    const { sites } = readSettings(env);
    void this.#dispatch({ type: 'settings', sites, digest: sha256Hex(env.SFU_SITES) });
    void ctx.blockConcurrencyWhile(async () => {
      this.#alarmAt = await ctx.storage.getAlarm();
    });
  }

  // ── for the Worker's isolates and the meetings ──

  async report({ placed, tally }: Report): Promise<readonly SiteView[]> {
    this.#counters = count(this.#counters, tally);
    void this.#dispatch({ type: 'wanted', placed });
    return views(this.#state, this.#ports.now());
  }

  async suspect(id: string): Promise<void> {
    void this.#dispatch({ type: 'suspect', id });
  }

  // ── for the operator ──

  /** Who looks is shown what is so now, and not what was when the Fleet fell asleep. */
  async status(): Promise<FleetStatus> {
    await this.#dispatch({ type: 'wanted', placed: [] });
    return this.#status();
  }

  /** Scraped at intervals for ever, which must not keep the Fleet awake. */
  async metrics(): Promise<string> {
    return metricsText(this.#status(), this.#counters);
  }

  #status(): FleetStatus {
    return status(this.#state, this.#ports.now());
  }

  async add(site: Site): Promise<SiteChange> {
    void this.#dispatch({ type: 'add', site });
    return { ok: true };
  }

  async drain(id: string): Promise<SiteChange> {
    return this.#change(id, { type: 'drain', id });
  }

  async undrain(id: string): Promise<SiteChange> {
    return this.#change(id, { type: 'undrain', id });
  }

  /** Only where nobody is there any more, by the site's own word, or where it is dead. */
  async remove(id: string): Promise<SiteChange> {
    const known = this.#state.sites.get(id);
    const people = [...(this.#state.sights.get(id)?.rooms.values() ?? [])].reduce((sum, n) => sum + n, 0);
    if (known && !known.down && people > 0) return { ok: false, code: 'site_in_use' };
    return this.#change(id, { type: 'remove', id });
  }

  #change(id: string, event: FleetEvent): SiteChange {
    if (!this.#state.sites.has(id)) return { ok: false, code: 'site_unknown' };
    void this.#dispatch(event);
    return { ok: true };
  }

  /** Whatever fails in it, there is a next one. */
  override async alarm(): Promise<void> {
    this.#alarmAt = null;
    try {
      await this.#dispatch({ type: 'alarm' });
    } catch (error) {
      console.error(error);
      this.#arm(this.#ports.now() + RETRY_MS);
    }
  }

  /** No await between reading the state and saving it. Looks go on after it has returned. */
  async #dispatch(event: FleetEvent): Promise<void> {
    const before = this.#state;
    const { state, effects, alarmBy } = decideFleet(before, event, this.#ports.now());
    this.#state = state;
    saveFleet(this.ctx.storage.sql, before, state);
    this.#arm(alarmBy);
    await Promise.all(effects.map((effect) => this.#perform(effect)));
  }

  async #perform(effect: FleetEffect): Promise<void> {
    switch (effect.type) {
      case 'look': {
        const { id, api } = effect.site;
        // A look at a silent site outlasts the beat; its end is the next one's beginning.
        if (this.#looking.has(api)) return;
        this.#looking.add(api);
        const observation = await this.#ports.watch(effect.site);
        this.#looking.delete(api);
        return this.#dispatch({ type: 'looked', id, api, observation });
      }
      case 'evacuate': {
        const room = parseRoomName(effect.room);
        if (!room) return;
        const meetings = this.env.MEETING;
        try {
          await meetings.get(meetings.idFromString(room.objectId)).evacuate(effect.site, effect.why);
        } catch (error) {
          // Another deployment's room at the same SFU, or an object that is being restarted; it is asked again.
          console.warn(`A meeting could not be asked to leave ${effect.site}: ${String(error)}`);
        }
      }
    }
  }

  #arm(by: number | null): void {
    if (by === null) {
      if (this.#alarmAt !== null) void this.ctx.storage.deleteAlarm();
      this.#alarmAt = null;
    } else if (this.#alarmAt === null || by < this.#alarmAt) {
      this.#alarmAt = by;
      void this.ctx.storage.setAlarm(by);
    }
  }
}
