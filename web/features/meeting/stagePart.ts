import { loadCallWords } from '../../i18n/i18n.ts';
import { lazily } from '../lazily.ts';

/** Everything that is seen in a call only, with its words. */
export const stagePart = lazily(async () => {
  const [{ Stage }] = await Promise.all([import('../stage/Stage.tsx'), loadCallWords()]);
  return Stage;
});
