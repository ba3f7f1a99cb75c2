import type { PanelKind } from './StageModel.ts';

/** The id of the button that opens a panel: where the focus returns when the panel closes. */
export const controlId = (kind: PanelKind) => `control-${kind}`;
