import type { Box } from './startBox.ts';

/** What signs a browser in as the host of a box, as a Cookie header. */
export async function hostCookie(box: Pick<Box, 'url' | 'hostName' | 'hostKey'>): Promise<string> {
  const { url, hostName, hostKey } = box;
  const answer = await fetch(`${url}/api/host/session`, {
    method: 'POST',
    headers: { Origin: url },
    body: JSON.stringify({ hostName, hostKey }),
  });
  const cookie = answer.headers.get('Set-Cookie')?.split(';')[0];
  if (!answer.ok || cookie === undefined) throw new Error(`Signing in was answered ${answer.status}.`);
  return cookie;
}
