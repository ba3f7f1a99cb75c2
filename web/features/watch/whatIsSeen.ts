import { isYouTubeId } from '../../../worker/protocol/watch.ts';
import type { WatchWords } from '../../i18n/watch/watchWords.ts';

/** What others get to know of a viewer whose page loads this film, in one line. */
export function whatIsSeen(video: string, t: WatchWords): string {
  return isYouTubeId(video) ? t.youTubeSees(location.host) : t.fileSees(new URL(video).host);
}
