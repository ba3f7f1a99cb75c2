import { lazily } from '../lazily.ts';

/** What a call does without until somebody uses it. */
export const stageParts = {
  keepAwake: lazily(async () => (await import('../awake/KeepAwake.tsx')).KeepAwake),
  film: lazily(async () => (await import('../watch/Film.tsx')).Film),
  watchPanel: lazily(async () => (await import('../watch/WatchPanel.tsx')).WatchPanel),
  shortcutSheet: lazily(async () => (await import('../shortcuts/ShortcutSheet.tsx')).ShortcutSheet),
  statistics: lazily(async () => (await import('../statistics/Statistics.tsx')).Statistics),
};
