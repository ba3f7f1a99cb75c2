import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as v from 'valibot';
import { count, NO_COUNTERS } from '../../worker/domain/fleet/counters.ts';
import { metricsText } from '../../worker/domain/fleet/metricsText.ts';
import { NO_TALLY, withJoin, withPlace, withRefusal } from '../../worker/domain/fleet/tally.ts';
import { aSiteStatus } from '../support/gallery/fakeFleet.ts';
import { readMetrics } from '../support/readMetrics.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const Datasource = v.object({ type: v.literal('prometheus'), uid: v.literal('${datasource}') });
const Panel = v.object({
  id: v.number(),
  type: v.picklist(['stat', 'timeseries', 'state-timeline']),
  title: v.pipe(v.string(), v.minLength(1)),
  datasource: Datasource,
  gridPos: v.object({ x: v.number(), y: v.number(), w: v.number(), h: v.number() }),
  targets: v.pipe(
    v.array(v.object({ refId: v.string(), datasource: Datasource, expr: v.string(), legendFormat: v.string() })),
    v.minLength(1),
  ),
  fieldConfig: v.object({ defaults: v.looseObject({}), overrides: v.array(v.unknown()) }),
  options: v.looseObject({}),
});
/** What Grafana's import wants of a dashboard (Grafana 11: schema version 39). */
const Dashboard = v.object({
  id: v.null(),
  uid: v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/)),
  title: v.literal('Narada'),
  schemaVersion: v.pipe(v.number(), v.minValue(39)),
  templating: v.object({ list: v.array(v.looseObject({ name: v.string(), type: v.string(), query: v.unknown() })) }),
  panels: v.array(Panel),
});

const dashboard = v.parse(v.pipe(v.string(), v.parseJson(), Dashboard), read('infra/grafana/narada.json'));
const queries = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

/** The metrics of a deployment where everything has happened. */
function metrics() {
  const tally = withPlace(withPlace(withRefusal(withJoin(NO_TALLY), 'password_wrong'), 'planned', 120), 'lost', 900);
  const sites = [aSiteStatus('one', { sizes: [2] }), aSiteStatus('two', { state: 'down' })];
  return readMetrics(metricsText({ sites, watching: true }, count(NO_COUNTERS, tally)));
}

describe('the dashboard', () => {
  it('asks for metrics and labels that there are', () => {
    const samples = [...metrics().keys()];
    const names = new Set(samples.map((sample) => sample.replace(/\{.*/, '')));
    const labels = new Set(samples.flatMap((sample) => [...sample.matchAll(/(\w+)="/g)].map(([, label]) => label)));
    const asked = queries.flatMap((expr) => expr.match(/narada_\w+/g) ?? []);
    expect(asked.length).toBeGreaterThanOrEqual(queries.length);
    expect(asked.filter((name) => !names.has(name))).toEqual([]);
    const used = queries.flatMap((expr) => [
      ...[...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(', ')),
      ...[...expr.matchAll(/(\w+)=~?"/g)].map(([, label]) => label),
    ]);
    // Prometheus adds the job itself.
    expect(used.filter((label) => label !== 'job' && !labels.has(label))).toEqual([]);
  });

  it('shows every metric that there is', () => {
    const names = [...metrics().keys()].map((sample) => sample.replace(/\{.*/, ''));
    const unseen = names.filter((name) => !queries.some((expr) => expr.includes(name)));
    expect(unseen.filter((name) => name !== 'narada_move_seconds_sum')).toEqual([]);
  });

  it('lets one choose the source of its data and the deployment', () => {
    const [source, job] = dashboard.templating.list;
    expect(source).toMatchObject({ name: 'datasource', type: 'datasource', query: 'prometheus' });
    expect(job).toMatchObject({ name: 'job', type: 'query', datasource: { uid: '${datasource}' } });
    for (const expr of queries) expect(expr).toContain('job=~"$job"');
  });

  it('has panels that are told apart and do not lie on each other', () => {
    const { panels } = dashboard;
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, i) => `${x + (i % w)}/${y + Math.floor(i / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(panels.every(({ gridPos: { x, w } }) => x + w <= 24)).toBe(true);
    for (const { targets } of panels) expect(new Set(targets.map(({ refId }) => refId)).size).toBe(targets.length);
  });
});

describe('the example for Prometheus', () => {
  it('asks where the metrics are, with the key from a file', () => {
    expect(parse(read('infra/prometheus.yml'))).toMatchObject({
      scrape_configs: [
        {
          metrics_path: '/api/metrics',
          authorization: { type: 'Bearer', credentials_file: 'operator-key' },
          static_configs: [{ targets: [expect.any(String)] }],
        },
      ],
    });
  });
});
