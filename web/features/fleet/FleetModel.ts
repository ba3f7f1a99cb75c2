import { computed, createModel, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { FleetStatus } from '../../../worker/protocol/fleet.ts';
import { fleetApi, isKey, type FleetApi, type FleetRefusal, type SiteAction } from './fleetApi.ts';

/** Between two looks at the fleet while the page is seen. */
const POLL_MS = 2_000;
const CLOCK_MS = 1_000;

export interface FleetNeeds {
  fetcher: typeof fetch;
  /** Whether somebody can see the page; nothing is asked while nobody does. */
  visible: ReadonlySignal<boolean>;
  /** Milliseconds since the epoch, as Date.now. */
  now(): number;
}

export type FleetPhase =
  /** Without a key that is known to be right. */
  | { kind: 'locked'; problem: FleetRefusal | 'missing' | null }
  | { kind: 'opening' }
  /** `trouble`: why the last look failed; what is shown is from `heardAt`. */
  | { kind: 'open'; status: FleetStatus; heardAt: number; trouble: FleetRefusal | null };

/** The operator's page. The key is in the memory of this model alone, and gone with it. */
export const FleetModel = createModel(({ fetcher, visible, now }: FleetNeeds) => {
  const keyText = signal('');
  const phase = signal<FleetPhase>({ kind: 'locked', problem: null });
  /** Sites with an action under way. */
  const busy = signal<ReadonlySet<string>>(new Set());
  /** The last action that was refused. */
  const refusal = signal<{ site: string; action: SiteAction; code: FleetRefusal } | null>(null);
  /** The site that is to be removed, once that is confirmed. */
  const removing = signal<string | null>(null);
  const clock = signal(now());
  const isOpen = computed(() => phase.value.kind === 'open');

  let api: FleetApi | null = null;
  let asked = 0;
  let heard = 0;

  const lock = (problem: FleetRefusal | 'missing' | null) => {
    api = null;
    removing.value = null;
    refusal.value = null;
    busy.value = new Set();
    phase.value = { kind: 'locked', problem };
  };

  const look = async () => {
    const asking = api;
    if (!asking) return;
    const turn = ++asked;
    const answer = await asking.status();
    // Forgotten meanwhile, or overtaken by a later look.
    if (api !== asking || turn < heard) return;
    heard = turn;
    clock.value = now();
    const shown = phase.peek();
    if (answer.ok) phase.value = { kind: 'open', status: answer.value, heardAt: now(), trouble: null };
    else if (shown.kind === 'open' && answer.code !== 'operator_only') phase.value = { ...shown, trouble: answer.code };
    else lock(answer.code);
  };

  effect(() => {
    if (!isOpen.value || !visible.value) return;
    const shown = phase.peek();
    const age = shown.kind === 'open' ? now() - shown.heardAt : 0;
    let timer = setTimeout(turn, Math.max(0, POLL_MS - age));
    let stopped = false;
    async function turn() {
      await look();
      // Counted from the answer: a slow server is not asked twice at once.
      if (!stopped) timer = setTimeout(turn, POLL_MS);
    }
    const ticking = setInterval(() => (clock.value = now()), CLOCK_MS);
    return () => {
      stopped = true;
      clearTimeout(timer);
      clearInterval(ticking);
    };
  });

  const act = async (action: SiteAction, site: string) => {
    const asking = api;
    if (!asking || busy.peek().has(site)) return;
    busy.value = new Set(busy.peek()).add(site);
    refusal.value = null;
    const answer = await asking.change(action, site);
    if (api !== asking) return;
    if (!answer.ok && answer.code === 'operator_only') return lock(answer.code);
    if (!answer.ok) refusal.value = { site, action, code: answer.code };
    else if (action === 'remove') removing.value = null;
    await look();
    const others = new Set(busy.peek());
    others.delete(site);
    busy.value = others;
  };

  return {
    keyText,
    phase,
    busy,
    refusal,
    removing,
    clock,
    type: (text: string) => {
      keyText.value = text;
      if (phase.peek().kind === 'locked') phase.value = { kind: 'locked', problem: null };
    },
    open: async () => {
      if (phase.peek().kind !== 'locked') return;
      const key = keyText.peek().trim();
      if (key === '') return lock('missing');
      if (!isKey(key)) return lock('operator_only');
      api = fleetApi(fetcher, key);
      phase.value = { kind: 'opening' };
      await look();
      if (isOpen.peek()) keyText.value = '';
    },
    forget: () => {
      keyText.value = '';
      lock(null);
    },
    drain: (site: string) => act('drain', site),
    undrain: (site: string) => act('undrain', site),
    /** Asks first. */
    askToRemove: (site: string) => {
      refusal.value = null;
      removing.value = site;
    },
    keep: () => {
      removing.value = null;
      refusal.value = null;
    },
    remove: async () => {
      const site = removing.peek();
      if (site !== null) await act('remove', site);
    },
  };
});
