import { useEffect } from 'preact/hooks';
import { keepAwake } from './keepAwake.ts';

/** Nobody touches a phone in a meeting: as long as this is shown, its screen stays bright. */
export function KeepAwake() {
  useEffect(() => keepAwake('wakeLock' in navigator ? navigator.wakeLock : undefined, document), []);
  return null;
}
