import type { FleetStatus, SiteStatus } from '../../worker/protocol/fleet.ts';

const HEAD = ['SITE', 'STATE', 'REGION', 'LOAD', 'MEETINGS', 'PEOPLE', 'SINCE', ''];

/** The fleet as a table for a terminal. */
export function describeFleet({ sites, watching }: FleetStatus): string {
  if (sites.length === 0) return 'There is no site.';
  const rows = [HEAD, ...sites.map(row)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const table = rows.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [...table, ...(watching ? [] : ['Nothing is open; the figures are from when something was.'])].join('\n');
}

function row(site: SiteStatus): string[] {
  const load = site.load === null ? '?' : `${Math.round((100 * site.load) / site.capacity)} %`;
  const note = site.reason ?? '';
  return [
    site.id,
    site.state,
    site.region || '-',
    site.loadSource === 'estimated' && site.load !== null ? `~${load}` : load,
    String(site.meetings),
    String(site.participants),
    new Date(site.since).toISOString().slice(0, 19).replace('T', ' '),
    site.state === 'draining' && site.participants === 0 ? `${note}; nobody is there, it may be stopped` : note,
  ];
}
