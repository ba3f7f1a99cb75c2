import type { FleetStatus } from '../../../worker/protocol/fleet.ts';
import { fleetWords } from '../../i18n/fleet/fleetWords.ts';
import { language } from '../../i18n/i18n.ts';
import type { FleetModel, FleetPhase } from './FleetModel.ts';
import { fleetProblem } from './fleetProblem.ts';
import { SiteCard } from './SiteCard.tsx';

interface SitesProps {
  model: InstanceType<typeof FleetModel>;
  phase: Extract<FleetPhase, { kind: 'open' }>;
}

/** All sites, and what is true of all of them. */
export function Sites({ model, phase: { status, heardAt, trouble } }: SitesProps) {
  const t = fleetWords();
  const now = model.clock.value;
  const refusal = model.refusal.value;
  return (
    <main class="fleet">
      <div class="fleet-head">
        <div>
          <h1>{t.heading}</h1>
          <p class="lede">{summary(status)}</p>
        </div>
        <button type="button" class="button quiet" onClick={model.forget}>
          {t.forget}
        </button>
      </div>
      <div role="status" class="fleet-status">
        {trouble !== null && (
          <p class="refusal">
            {fleetProblem(trouble, t)} {t.stale(new Date(heardAt).toLocaleTimeString(language.value))}
          </p>
        )}
        {!status.watching && trouble === null && <p class="note">{t.asleep}</p>}
      </div>
      {status.sites.length === 0 && (
        <div class="card">
          <h2>{t.noSites}</h2>
          <p>{t.noSitesWayOut}</p>
        </div>
      )}
      <ul class="sites">
        {status.sites.map((site) => (
          <li key={site.id}>
            <SiteCard
              site={site}
              now={now}
              busy={model.busy.value.has(site.id)}
              refusal={refusal?.site === site.id && refusal.action !== 'remove' ? refusal.code : null}
              drain={() => void model.drain(site.id)}
              undrain={() => void model.undrain(site.id)}
              remove={() => model.askToRemove(site.id)}
            />
          </li>
        ))}
      </ul>
    </main>
  );
}

function summary({ sites }: FleetStatus): string {
  const t = fleetWords();
  const sum = (of: 'meetings' | 'participants') => sites.reduce((all, site) => all + site[of], 0);
  return [t.sites(sites.length), t.meetings(sum('meetings')), t.people(sum('participants'))].join(' · ');
}
