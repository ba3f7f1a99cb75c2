import type { Outcome, Spread } from './Measures.ts';

interface Row {
  readonly sites: number;
  readonly rule: string;
  readonly outcome: Outcome;
}

const HEADS = [
  'sites',
  'rule',
  'worst ÷ mean, p50 / p95 / max',
  'the same in one region',
  'fullest site, p50 / p95 / max',
  'meetings',
  'rejected',
  'crashed',
  'moved',
  'placed at a dead site',
  '… a draining one',
  'away from their region',
];

/** As Markdown. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ sites, rule, outcome }) => {
    const { counts } = outcome;
    return [
      whole(sites),
      rule,
      spread(outcome.balance, (n) => n.toFixed(2)),
      spread(outcome.regionBalance, (n) => n.toFixed(2)),
      spread(outcome.worst, (n) => `${(n * 100).toFixed(0)} %`),
      whole(counts.asked),
      whole(counts.rejected),
      whole(counts.crashed),
      whole(counts.moved),
      whole(counts.staleDead),
      whole(counts.staleDraining),
      `${((100 * counts.far) / counts.placed).toFixed(1)} %`,
    ];
  });
  return [HEADS, HEADS.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const whole = (n: number) => n.toLocaleString('en');
const spread = ({ p50, p95, max }: Spread, text: (n: number) => string) => [p50, p95, max].map(text).join(' / ');
