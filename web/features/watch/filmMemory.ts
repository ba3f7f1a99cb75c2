import { effect, signal } from '@preact/signals';
import { keepsake } from '../../call/keepsake.ts';

const USUAL = 0.8;
const volumeKept = keepsake(() => localStorage, 'narada.filmVolume');
const duckKept = keepsake(() => localStorage, 'narada.filmDuck');

const kept = Number.parseFloat(volumeKept.load());

/** One's own volume of films, 0 to 1, and whether they are quieter while somebody speaks: remembered on the device. */
export const volume = signal(kept >= 0 && kept <= 1 ? kept : USUAL);
export const isDuckWanted = signal(duckKept.load() !== 'no');

effect(() => volumeKept.save(volume.value === USUAL ? '' : String(volume.value)));
effect(() => duckKept.save(isDuckWanted.value ? '' : 'no'));
