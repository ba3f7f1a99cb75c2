/** The icons of the page: Lucide's (lucide.dev, ISC licence), drawn once into index.html by vite.config.ts. */
export const ICON_NAMES = [
  'badge-check',
  'check',
  'copy',
  'ellipsis',
  'eye',
  'eye-off',
  'globe',
  'key-round',
  'log-out',
  'mic',
  'mic-off',
  'shield',
  'shield-alert',
  'shuffle',
  'triangle-alert',
  'users',
  'video',
  'video-off',
  'volume-2',
  'x',
] as const;

export type IconName = (typeof ICON_NAMES)[number];
