import { signal, type ReadonlySignal } from '@preact/signals';
import { keepsake } from '../../call/keepsake.ts';

/** What a screen reader can be told of while it happens, each of which can be switched off. */
export const ANNOUNCED = ['people', 'chat', 'hands', 'knocks'] as const;
export type Announced = (typeof ANNOUNCED)[number];

/** Lines kept on the page: a reader speaks what is added, and needs none of the past. */
const KEPT = 5;

/** What is off, with commas between; remembered on this device. */
const memory = keepsake(() => localStorage, 'narada.silentAnnouncements');
const off = signal<ReadonlySet<string>>(new Set(memory.load().split(',')));
const lines = signal<readonly { readonly id: number; readonly text: string }[]>([]);
let last = 0;

export const announcements: ReadonlySignal<readonly { readonly id: number; readonly text: string }[]> = lines;

/** Read inside a component or effect, it follows the setting. */
export const isAnnounced = (kind: Announced): boolean => !off.value.has(kind);

export function setAnnounced(kind: Announced, on: boolean): void {
  off.value = new Set(ANNOUNCED.filter((each) => (each === kind ? !on : off.peek().has(each))));
  memory.save([...off.peek()].join(','));
}

/** Has it spoken by whoever listens with a screen reader, politely; where that is switched off, nothing happens. */
export function announce(kind: Announced, text: string): void {
  if (off.peek().has(kind)) return;
  lines.value = [...lines.peek().slice(1 - KEPT), { id: ++last, text }];
}
