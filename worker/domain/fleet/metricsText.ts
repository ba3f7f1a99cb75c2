import type { FleetStatus, SiteState } from '../../protocol/fleet.ts';
import { BUCKETS_S, type Counters, type Histogram } from './counters.ts';

const STATES: readonly SiteState[] = ['up', 'draining', 'down'];

/** The Fleet in Prometheus' text format (0.0.4): sites by id, counts of everything else, no names. */
export function metricsText({ sites, watching }: FleetStatus, counters: Counters): string {
  const lines: string[] = [];
  const metric = (name: string, type: string, help: string, samples: readonly (readonly [Labels, number])[]) => {
    lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`);
    for (const [labels, value] of samples) lines.push(`${name}${braced(labels)} ${value}`);
  };
  const bySite = (read: (site: FleetStatus['sites'][number]) => number) =>
    sites.map((site) => [{ site: site.id }, read(site)] as const);

  metric(
    'narada_site_state',
    'gauge',
    'One for the state that a site is in, zero for the others.',
    sites.flatMap(({ id, state }) =>
      STATES.map((each) => [{ site: id, state: each }, Number(each === state)] as const),
    ),
  );
  metric(
    'narada_meetings',
    'gauge',
    'Meetings at a site, by its own list.',
    bySite(({ meetings }) => meetings),
  );
  metric(
    'narada_seats',
    'gauge',
    'People connected to a site.',
    bySite(({ participants }) => participants),
  );
  metric(
    'narada_site_load_packets',
    'gauge',
    'Packets a second, in and out.',
    bySite(({ load }) => load ?? 0),
  );
  metric(
    'narada_site_capacity_packets',
    'gauge',
    'Packets a second that it carries well.',
    bySite((s) => s.capacity),
  );
  metric('narada_fleet_watching', 'gauge', 'Zero while the Fleet sleeps.', [[{}, Number(watching)]]);
  metric('narada_joins_total', 'counter', 'Seats that were let in.', [[{}, counters.joins]]);
  metric(
    'narada_refusals_total',
    'counter',
    'Refusals by error code.',
    Object.entries(counters.refusals).map(([reason, n]) => [{ reason }, n] as const),
  );
  const { opened, planned, lost } = counters.places;
  metric('narada_meetings_opened_total', 'counter', 'Meetings that found a place.', [[{}, total(opened)]]);
  lines.push(
    '# HELP narada_move_seconds From the reason to move to the new place.',
    '# TYPE narada_move_seconds histogram',
  );
  lines.push(...histogram('narada_move_seconds', { why: 'planned' }, planned));
  lines.push(...histogram('narada_move_seconds', { why: 'lost' }, lost));
  return `${lines.join('\n')}\n`;
}

type Labels = Readonly<Record<string, string>>;

function braced(labels: Labels): string {
  const text = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, '_')}"`);
  return text.length > 0 ? `{${text.join(',')}}` : '';
}

const total = ({ counts }: Histogram) => counts.at(-1) ?? 0;

function histogram(name: string, labels: Labels, { counts, sum }: Histogram): string[] {
  const bounds = [...BUCKETS_S.map(String), '+Inf'];
  return [
    ...bounds.map((le, i) => `${name}_bucket${braced({ ...labels, le })} ${counts[i] ?? 0}`),
    `${name}_sum${braced(labels)} ${sum}`,
    `${name}_count${braced(labels)} ${counts.at(-1) ?? 0}`,
  ];
}
