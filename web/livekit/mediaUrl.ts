/** Where LiveKit's client connects: `url` of the protocol's Media, in which "/" is the page's own origin. */
export function mediaUrl(url: string, page: string): string {
  const absolute = new URL(url, page);
  absolute.protocol = absolute.protocol.replace(/^http/, 'ws');
  return absolute.href;
}
