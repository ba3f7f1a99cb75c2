/**
 * Prometheus' text format 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/) as samples by metric and
 * labels, `name{label="value"}`. Throws at the first line that is not the format.
 */
export function readMetrics(text: string): Map<string, number> {
  if (!text.endsWith('\n')) throw new Error('the last line has no end');
  const samples = new Map<string, number>();
  const types = new Set<string>();
  for (const line of text.slice(0, -1).split('\n')) {
    if (/^# HELP [a-z_:][\w:]* \S.*$/.test(line)) continue;
    const type = /^# TYPE ([a-z_:][\w:]*) (?:counter|gauge|histogram)$/.exec(line)?.[1];
    if (type === undefined) addSample(line, samples, types);
    else if (types.has(type)) throw new Error(`${type} has two types`);
    else types.add(type);
  }
  return samples;
}

const LABELS = /(?:\{[a-z_]+="[^"\\\n]*"(?:,[a-z_]+="[^"\\\n]*")*\})?/;
const SAMPLE = new RegExp(`^([a-z_:][\\w:]*)(${LABELS.source}) ([\\d.e+-]+)$`);

function addSample(line: string, samples: Map<string, number>, types: ReadonlySet<string>): void {
  const [, metric, labels = '', value] = SAMPLE.exec(line) ?? [];
  if (metric === undefined || Number.isNaN(Number(value))) throw new Error(`not the format: ${line}`);
  const family = types.has(metric) ? metric : metric.replace(/_(bucket|sum|count)$/, '');
  if (!types.has(family)) throw new Error(`${metric} has no type`);
  if (samples.has(metric + labels)) throw new Error(`${metric}${labels} is there twice`);
  samples.set(metric + labels, Number(value));
}
