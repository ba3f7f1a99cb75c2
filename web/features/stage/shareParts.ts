import { lazily } from '../lazily.ts';
import type { Choice, SharingNeeds } from './SharingModel.ts';

/** All that sharing needs with its first use, in one chunk. */
const load = () => import('../share/Share.tsx');

export const share = lazily(async () => (await load()).Share);

/** A press is good for some seconds (HTML, transient activation): the code has time to come. */
async function choose(): Promise<Choice> {
  try {
    const { chooseScreen } = await load();
    return await chooseScreen(navigator.mediaDevices);
  } catch {
    // Offline, or the server has a newer version without this chunk.
    return { kind: 'failed', trouble: 'failed' };
  }
}

export const sharingNeeds: SharingNeeds = {
  choose,
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};
