import { useId } from 'preact/hooks';
import type { SiteState, SiteStatus } from '../../../worker/protocol/fleet.ts';
import { fleetWords } from '../../i18n/fleet/fleetWords.ts';
import { language } from '../../i18n/i18n.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/iconNames.ts';
import { ago } from './ago.ts';
import type { FleetRefusal } from './fleetApi.ts';
import { fleetProblem } from './fleetProblem.ts';
import { LoadBar } from './LoadBar.tsx';
import { SizeChart } from './SizeChart.tsx';

interface SiteCardProps {
  site: SiteStatus;
  now: number;
  busy: boolean;
  refusal: FleetRefusal | null;
  drain(): void;
  undrain(): void;
  /** Asks first. */
  remove(): void;
}

const ICONS: Record<SiteState, IconName> = { up: 'check', draining: 'log-out', down: 'triangle-alert' };

/** One site: how it is, what it carries, and what an operator can do to it. */
export function SiteCard({ site, now, busy, refusal, drain, undrain, remove }: SiteCardProps) {
  const id = useId();
  const t = fleetWords();
  const draining = site.state === 'draining';
  return (
    <article class="card site" aria-labelledby={id}>
      <div class="site-head">
        <h2 id={id}>{site.id}</h2>
        <p class={`site-state site-${site.state}`}>
          <Icon shape={ICONS[site.state]} size={16} />
          {t.states[site.state]}
        </p>
      </div>
      <State site={site} now={now} />
      <LoadBar site={site} />
      <dl class="site-facts">
        <Fact name={t.meetingsLabel} value={site.meetings.toLocaleString(language.value)} />
        <Fact name={t.peopleLabel} value={site.participants.toLocaleString(language.value)} />
        <Fact name={t.region} value={site.region || t.noRegion} />
      </dl>
      <SizeChart site={site} />
      <div class="site-foot">
        <div class="actions">
          <button type="button" class="button" aria-disabled={busy} onClick={draining ? undrain : drain}>
            {draining ? t.undrain : t.drain}
          </button>
          <button type="button" class="button quiet" aria-disabled={busy} onClick={remove}>
            {t.remove}
          </button>
        </div>
        <p class="note">{site.polledAt === null ? t.neverHeard : t.heard(ago(site.polledAt, now, language.value))}</p>
      </div>
      <p role="alert" class="note problem">
        {refusal !== null && fleetProblem(refusal, t)}
      </p>
    </article>
  );
}

/** Since when it is so, why, and whether a draining one may be stopped. */
function State({ site, now }: { site: SiteStatus; now: number }) {
  const t = fleetWords();
  const time = new Intl.DateTimeFormat(language.value, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' });
  // Its meetings, not its people alone: one that waits for a place elsewhere is still at home here.
  const empty = site.polledAt !== null && site.meetings === 0 && site.participants === 0;
  return (
    <div class="site-words">
      <p class="note site-url">{site.url === '/' ? t.ownAddress : site.url}</p>
      <p>{t.stateSince[site.state](time.format(site.since), ago(site.since, now, language.value))}</p>
      {site.reason !== null && (
        <p class="note">
          {t.reason}: <span lang="en">{site.reason}</span>
        </p>
      )}
      {site.state === 'draining' && <p class="site-advice">{empty ? t.mayStop : t.emptying}</p>}
    </div>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
