import type { PanelKind } from './StageModel.ts';

/** The id of the button that opens a panel: where the focus returns when the panel closes. */
export const controlId = (kind: PanelKind) => `control-${kind}`;

/** The button that begins or ends sharing: where the focus goes when the bar of what is shared is gone. */
export const SHARE_BUTTON = 'control-share';
