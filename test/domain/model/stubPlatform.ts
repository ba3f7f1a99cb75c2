import { beforeEach, vi } from 'vitest';
import { GLOBALS } from './Platform.ts';

/** For the top of a file of plays: what the platform has and Node has not, and no word about faults that are on purpose. */
export function stubPlatform(): void {
  beforeEach(() => {
    for (const [name, value] of Object.entries(GLOBALS)) vi.stubGlobal(name, value);
    vi.spyOn(console, 'warn').mockReturnValue();
    vi.spyOn(console, 'error').mockReturnValue();
  });
}
