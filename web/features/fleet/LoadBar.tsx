import type { SiteStatus } from '../../../worker/protocol/fleet.ts';
import { fleetWords } from '../../i18n/fleet/fleetWords.ts';
import { language } from '../../i18n/i18n.ts';

/** Load against capacity: a bar, and the same in words. */
export function LoadBar({ site: { load, capacity, loadSource } }: { site: SiteStatus }) {
  const t = fleetWords();
  const number = (value: number) => Math.round(value).toLocaleString(language.value);
  const share = (load ?? 0) / capacity;
  const percent = share.toLocaleString(language.value, { style: 'percent' });
  return (
    <div class="load">
      <div class="load-words">
        <span class="load-name">{t.load}</span>
        <span>
          {load === null ? t.loadUnknown(number(capacity)) : t.loadOf(number(load), number(capacity), percent)}
        </span>
      </div>
      <div class="load-bar" aria-hidden="true">
        <div class="load-level" style={{ width: `${Math.min(1, share) * 100}%` }} />
      </div>
      <p class="note">{load !== null && t.sources[loadSource]}</p>
    </div>
  );
}
