/** What placement knows of a site. */
export interface PlaceableSite {
  readonly id: string;
}

/**
 * The site for a meeting: the first that is not the one to avoid, else that one (a restarted SFU is better than none).
 * Null where there is no site at all. The Fleet will answer this by region and load.
 */
export function place<S extends PlaceableSite>(sites: readonly S[], avoid: string | null): S | null {
  return sites.find((site) => site.id !== avoid) ?? sites[0] ?? null;
}
