import { useId } from 'preact/hooks';
import type { SiteStatus } from '../../../worker/protocol/fleet.ts';
import { fleetWords } from '../../i18n/fleet/fleetWords.ts';
import { sizeGroups } from './sizeGroups.ts';

/** How many meetings have how many people; which meetings they are, nobody knows here. */
export function SizeChart({ site: { sizes, meetings } }: { site: SiteStatus }) {
  const id = useId();
  const t = fleetWords();
  const groups = sizeGroups(sizes);
  const most = Math.max(1, ...groups.map((group) => group.meetings));
  return (
    <div>
      <p class="note" id={id}>
        {t.sizes}
        {sizes.length < meetings && ` (${t.sizesLargest(sizes.length)})`}
      </p>
      <ul class="sizes" aria-labelledby={id}>
        {groups.map(({ label, meetings: count }) => (
          <li key={label}>
            <div class="size" role="img" aria-label={t.sizeGroup(count, label)}>
              <span class="size-count">{count}</span>
              <span class="size-bar" style={{ height: `${(count / most) * 100}%` }} />
              <span class="size-label">{label}</span>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
