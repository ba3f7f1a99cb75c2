import type { CallWords } from '../../i18n/call/en.ts';
import type { ShareTrouble } from './SharingModel.ts';

export function shareTroubleWords(trouble: ShareTrouble, t: CallWords): string {
  switch (trouble) {
    case 'forbidden':
      return t.notAllowed.screen;
    case 'none':
    case 'frame':
      return t.canShare[trouble];
    case 'system':
    case 'again':
    case 'failed':
    case 'silenced':
      return t.shareTroubles[trouble];
  }
}
