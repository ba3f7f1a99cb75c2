import { createModel, signal } from '@preact/signals';

export type PanelKind = 'chat' | 'people' | 'security' | 'watch' | 'more' | 'statistics';

/** Which panel is open beside the tiles: at most one. */
export const StageModel = createModel(() => {
  const panel = signal<PanelKind | null>(null);
  return {
    panel,
    toggle: (kind: PanelKind) => {
      panel.value = panel.peek() === kind ? null : kind;
    },
    close: () => {
      panel.value = null;
    },
  };
});
