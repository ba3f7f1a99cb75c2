import { benchOutages, type OutageBench } from './outages.ts';

/** One of two people changes from Wi-Fi to mobile and back. */
export const benchWifi = (say: (line: string) => void): Promise<OutageBench> =>
  benchOutages('change', say, {
    limit: 5_000,
    trials: 20,
    watchedMs: 9_000,
    strike: ({ network }, number) => network.changeAddress(number % 2 === 1 ? 'mobile' : 'wifi'),
  });
