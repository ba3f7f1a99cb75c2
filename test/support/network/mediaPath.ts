import type { Page } from '@playwright/test';

/** How media travels, told by the candidates in use (W3C webrtc-stats). */
export interface MediaPath {
  /** "host", "prflx" or "relay". */
  type: string;
  /** Between the browser and the SFU, or the relay and the SFU. */
  protocol: string;
  /** Between the browser and the relay; null without one. */
  relayProtocol: string | null;
}

/** The ways of all connections that carry something now, each once. */
export async function mediaPaths(page: Page): Promise<MediaPath[]> {
  const paths = await page.evaluate(async () => {
    const open = (window.connections ?? []).filter(({ connectionState }) => connectionState === 'connected');
    const reports = await Promise.all(open.map((connection) => connection.getStats()));
    return reports.flatMap((report) => {
      const all = [...report.values()] as Record<string, unknown>[];
      return all
        .filter((stats) => stats['type'] === 'transport')
        .map((transport) => {
          const pair = report.get(String(transport['selectedCandidatePairId'])) as { localCandidateId: string };
          const local = report.get(pair.localCandidateId) as Record<string, string | undefined>;
          return {
            type: local['candidateType'] ?? '',
            protocol: local['protocol'] ?? '',
            relayProtocol: local['relayProtocol'] ?? null,
          };
        });
    });
  });
  return [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
}
